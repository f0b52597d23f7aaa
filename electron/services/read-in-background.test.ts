import { expect, onTestFinished, test, vi } from 'vitest';
import type { SourceId } from '#core/document/document.ts';
import type { FileReader } from '../attachments/file-reader.ts';
import { pdfOf } from '../attachments/pdf-fixture.ts';
import { book, STAMP, testLibrary } from '../database/library-fixture.ts';
import { attachmentsOf } from '../database/source-attachments.ts';
import { insertSources } from '../database/sources.ts';
import { attachBytes } from './attach-file.ts';
import { waitFor } from '../wait-for-fixture.ts';
import { readInBackground } from './read-in-background.ts';

function begin(reader: FileReader) {
  const library = testLibrary();
  insertSources(library, [book('a')], STAMP);
  for (const name of ['one', 'two'])
    attachBytes(library, 'a', pdfOf([name]), `${name}.pdf`, STAMP);
  const changed = vi.fn();
  const logBug = vi.fn();
  const reading = readInBackground({
    current: () => library,
    reader,
    changed,
    logBug,
  });
  onTestFinished(reading.close);
  const states = () =>
    attachmentsOf(library, 'a' as SourceId).map(({ text }) => text?.state);
  return { library, reading, changed, logBug, states };
}

test('all that waits is read, and one that fails costs the other nothing', async () => {
  let first = true;
  const { changed, logBug, states } = begin(() => {
    const failed = first;
    first = false;
    return Promise.resolve(
      failed
        ? { state: 'failed', reason: 'It is damaged.' }
        : { state: 'read', pages: [{ page: 1, text: 'Words' }] },
    );
  });
  await waitFor(() => {
    expect(changed).toHaveBeenCalledTimes(2);
  });
  expect(states().sort()).toEqual(['failed', 'read']);
  expect(logBug).not.toHaveBeenCalled();
});

test('a reading that the end of the program breaks off is no try of the file', async () => {
  const begun = vi.fn();
  const { library, reading, states } = begin((_job, signal) => {
    begun();
    return new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(signal.reason as Error);
      });
    });
  });
  await waitFor(() => {
    expect(begun).toHaveBeenCalled();
  });
  reading.close();
  await waitFor(() => {
    expect(
      library.db
        .prepare('SELECT sum(tries) FROM attachment_texts')
        .pluck()
        .get(),
    ).toBe(0);
  });
  expect(states()).toEqual(['waiting', 'waiting']);
});
