import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { doc } from '#core/document/builder.ts';
import type { Image } from '#core/document/document.ts';
import { ranksBetween } from '#core/document/rank.ts';
import { putAttachment, readAttachment } from './attachments.ts';
import { insertBriefing, readBriefing } from './briefings.ts';
import {
  BRIEFING,
  errorOf,
  rowsIn,
  STAMP,
  temporaryFolder,
  testLibrary,
} from './library-fixture.ts';
import { openLibrary, type Library } from './open.ts';
import { verifyLibrary } from './verify.ts';

const fileOf = ({ folder }: Library, sha256: string): string =>
  join(folder, 'attachments', sha256.slice(0, 2), sha256);

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a byte', Buffer.from([7])],
  ['three megabytes and a bit', randomBytes(3 * 1024 * 1024 + 5)],
])('%s is kept under its hash and read back', (_what, bytes) => {
  const library = testLibrary();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(putAttachment(library, bytes, 'application/pdf')).toEqual({
    sha256,
    bytes: bytes.length,
  });
  expect(Buffer.from(readAttachment(library, sha256)).equals(bytes)).toBe(true);
  expect(readFileSync(fileOf(library, sha256)).equals(bytes)).toBe(true);
  expect(readdirSync(join(library.folder, 'attachments', 'incoming'))).toEqual(
    [],
  );
  expect(verifyLibrary(library)).toEqual([]);
});

test('the same bytes are kept once', () => {
  const library = testLibrary();
  const first = putAttachment(library, Buffer.from('same'), 'text/plain');
  const { mtimeMs, ino } = statSync(fileOf(library, first.sha256));
  expect(putAttachment(library, Buffer.from('same'), 'image/png')).toEqual(
    first,
  );
  expect(statSync(fileOf(library, first.sha256))).toMatchObject({
    mtimeMs,
    ino,
  });
  expect(rowsIn(library)['attachments']).toEqual([
    { ...first, media_type: 'text/plain' },
  ]);
});

test('a file that was changed or is gone is found, named, and put right when it comes in again', () => {
  const library = testLibrary();
  const bytes = randomBytes(5000);
  const { sha256 } = putAttachment(library, bytes, 'image/png');
  const faults: (() => void)[] = [
    () => {
      rmSync(fileOf(library, sha256));
    },
    () => {
      truncateSync(fileOf(library, sha256), 4999);
    },
    () => {
      writeFileSync(fileOf(library, sha256), randomBytes(5000));
    },
    () => {
      writeFileSync(fileOf(library, sha256), '');
    },
  ];
  for (const fault of faults) {
    fault();
    expect(
      errorOf('damaged', () => readAttachment(library, sha256)).message,
    ).toContain(`its attachment ${sha256.slice(0, 12)}… `);
    expect(verifyLibrary(library)).toEqual([expect.stringContaining(sha256)]);
    putAttachment(library, bytes, 'image/png');
    expect(verifyLibrary(library)).toEqual([]);
  }
});

test.each(['', 'a'.repeat(64), '../library.db', '..'])(
  '%j is no attachment',
  (sha256) => {
    errorOf('not-found', () => readAttachment(testLibrary(), sha256));
  },
);

test('an image shows an attachment that is there', () => {
  const library = testLibrary();
  const { sha256 } = putAttachment(library, Buffer.from('png'), 'image/png');
  const [rank] = ranksBetween(null, null, 1);
  const block = {
    id: 'i1',
    rank,
    type: 'image',
    attachment: sha256,
    alternative: 'A tide gauge',
  } as Image;
  insertBriefing(library, BRIEFING, { ...doc(), blocks: [block] }, STAMP);
  expect(readBriefing(library, BRIEFING).document.blocks).toEqual([block]);
});

test('what a killed process left half taken in goes when the library is opened', () => {
  const library = testLibrary();
  library.close();
  const left = join(library.folder, 'attachments', 'incoming', 'half');
  writeFileSync(left, 'half');
  testLibrary(library.folder);
  expect(existsSync(left)).toBe(false);
});

test.runIf(process.platform !== 'win32')(
  'a file that the disk does not take leaves nothing behind',
  () => {
    const folder = temporaryFolder();
    openLibrary(folder, { create: true }).close();
    const url = (name: string): string =>
      JSON.stringify(pathToFileURL(join(import.meta.dirname, name)).href);
    const script = `
    const { openLibrary } = await import(${url('open.ts')});
    const { putAttachment } = await import(${url('attachments.ts')});
    const library = openLibrary(${JSON.stringify(folder)});
    try { putAttachment(library, new Uint8Array(8_000_000), 'image/png'); console.log('kept'); }
    catch (error) { console.log(error.code, error.message); }
    library.close();`;
    // The shell's limit on the size of a file is a disk that is full as far as a process can tell.
    const { stdout } = spawnSync(
      'sh',
      [
        '-c',
        'ulimit -f 2048; exec "$0" --input-type=module -e "$1"',
        process.execPath,
        script,
      ],
      { encoding: 'utf8' },
    );
    expect(stdout).toMatch(/^unavailable .*grow/);
    const library = testLibrary(folder);
    expect(rowsIn(library)['attachments']).toEqual([]);
    expect(readdirSync(join(folder, 'attachments'))).toEqual(['incoming']);
    expect(verifyLibrary(library)).toEqual([]);
  },
);
