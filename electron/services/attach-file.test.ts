import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SourceId } from '#core/document/document.ts';
import { pdfOf } from '../attachments/pdf-fixture.ts';
import { putText, takeWaiting } from '../database/attachment-texts.ts';
import {
  book,
  errorOf,
  STAMP,
  temporaryFolder,
  testLibrary,
} from '../database/library-fixture.ts';
import { findInLibrary } from '../database/search.ts';
import {
  attachmentsOf,
  linkAttachment,
  unlinkAttachment,
} from '../database/source-attachments.ts';
import { insertSources } from '../database/sources.ts';
import { verifyLibrary } from '../database/verify.ts';
import { attachBytes, attachFiles } from './attach-file.ts';
import { copyForOutside, mayOpenOutside } from './open-outside.ts';

const A = 'a' as SourceId;

function withSources() {
  const library = testLibrary();
  insertSources(library, [book('a'), book('b')], STAMP);
  return library;
}

test('the same bytes are kept once, for as many sources as have them', () => {
  const library = withSources();
  const bytes = pdfOf(['Ferries']);
  const first = attachBytes(
    library,
    'a',
    bytes,
    'C:\\x\\Report\u202e.pdf',
    STAMP,
  );
  expect(first).toMatchObject({ fileName: 'Report.pdf', added: true });
  expect(attachBytes(library, 'a', bytes, 'again.pdf', STAMP).added).toBe(
    false,
  );
  expect(attachBytes(library, 'b', bytes, 'b.pdf', STAMP).added).toBe(true);
  expect(attachmentsOf(library, A)).toEqual([
    {
      sha256: first.sha256,
      fileName: 'Report.pdf',
      mediaType: 'application/pdf',
      bytes: bytes.length,
      captured: null,
      printed: false,
      text: { state: 'waiting', reason: '' },
    },
  ]);
});

test('a file that is taken off can be put back as it was', () => {
  const library = withSources();
  const { sha256 } = attachBytes(
    library,
    'a',
    pdfOf(['Ferries']),
    'a.pdf',
    STAMP,
  );
  const before = attachmentsOf(library, A);
  const was = unlinkAttachment(library, A, sha256, STAMP);
  expect(attachmentsOf(library, A)).toEqual([]);
  linkAttachment(library, A, { sha256, ...was }, STAMP);
  expect(attachmentsOf(library, A)).toEqual(before);
  expect(verifyLibrary(library)).toEqual([]);
});

test('what can’t be attached is one sentence, and nothing of it is there', async () => {
  const library = withSources();
  const folder = temporaryFolder();
  const good = join(folder, 'good.txt');
  const large = join(folder, 'large.pdf');
  writeFileSync(good, 'Words');
  writeFileSync(large, '%PDF-1.4');
  truncateSync(large, 100 * 1024 * 1024 + 1);
  await expect(
    attachFiles(library, 'a', [good, large], STAMP),
  ).rejects.toMatchObject({
    code: 'bad-input',
    message: expect.stringMatching(/^large\.pdf is too large/) as string,
  });
  await expect(
    attachFiles(library, 'a', [folder], STAMP),
  ).rejects.toMatchObject({
    code: 'bad-input',
  });
  const empty = join(folder, 'empty.pdf');
  writeFileSync(empty, '');
  await expect(
    attachFiles(library, 'a', [good, empty], STAMP),
  ).rejects.toMatchObject({
    code: 'bad-input',
  });
  errorOf('bad-input', () =>
    attachBytes(library, 'a', new Uint8Array(), 'empty.pdf', STAMP),
  );
  errorOf('not-found', () =>
    attachBytes(library, 'none', pdfOf(['x']), 'a.pdf', STAMP),
  );
  expect(attachmentsOf(library, A)).toEqual([]);
});

test('the words of a file are found with their page while a source outside the bin has it', () => {
  const library = withSources();
  const { sha256 } = attachBytes(library, 'a', pdfOf(['x']), 'a.pdf', STAMP);
  expect(takeWaiting(library)).toEqual({
    sha256,
    mediaType: 'application/pdf',
  });
  putText(library, sha256, {
    state: 'read',
    pages: [
      { page: 2, text: 'The harbour master counted forty crossings.' },
      { page: 7, text: 'Elsewhere' },
    ],
  });
  expect(takeWaiting(library)).toBeNull();
  const find = () => findInLibrary(library, 'forty crossings', 10).hits;
  expect(find()).toMatchObject([
    {
      kind: 'attachment',
      id: 'a',
      title: 'The book a',
      attachment: { sha256, page: 2, fileName: 'a.pdf' },
      snippet: expect.stringContaining('forty crossings') as string,
    },
  ]);
  expect(verifyLibrary(library)).toEqual([]);
  unlinkAttachment(library, A, sha256, STAMP);
  expect(find()).toEqual([]);
  linkAttachment(
    library,
    A,
    { sha256, fileName: 'a.pdf', captured: null },
    STAMP,
  );
  putText(library, sha256, { state: 'failed', reason: 'It is damaged.' });
  expect(find()).toEqual([]);
  expect(verifyLibrary(library)).toEqual([]);
});

test('a page of which search holds other words is told by the check of the library', () => {
  const library = withSources();
  const { sha256 } = attachBytes(library, 'a', pdfOf(['x']), 'a.pdf', STAMP);
  putText(library, sha256, {
    state: 'read',
    pages: [{ page: 2, text: 'Crossings' }],
  });
  library.db.exec("UPDATE attachment_pages SET text = 'Others'");
  expect(verifyLibrary(library)).toEqual([
    `The search entry of page 2 of attachment ${sha256} does not hold its words.`,
  ]);
});

test('a file at which the program ended twice is not read again', () => {
  const library = withSources();
  attachBytes(library, 'a', pdfOf(['x']), 'a.pdf', STAMP);
  expect(takeWaiting(library)).not.toBeNull();
  expect(takeWaiting(library)).not.toBeNull();
  expect(takeWaiting(library)).toBeNull();
  expect(attachmentsOf(library, A)[0]?.text?.state).toBe('failed');
});

test('a copy for another program is ours by name, and what runs or fetches is only shown', () => {
  const library = withSources();
  const folder = temporaryFolder();
  const { sha256 } = attachBytes(library, 'a', pdfOf(['x']), 'a.pdf', STAMP);
  const path = copyForOutside(
    library,
    { sha256, fileName: '../../x.exe', mediaType: 'application/pdf' },
    folder,
  );
  expect(path.startsWith(folder)).toBe(true);
  expect(path).toMatch(/\/[^/]*x\.pdf$/);
  expect(mayOpenOutside('application/octet-stream')).toBe(false);
  expect(mayOpenOutside('text/html')).toBe(false);
  expect(mayOpenOutside('image/svg+xml')).toBe(false);
});
