import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { ImportReply } from './import-messages.ts';
import { createSourceReader, type SourceReader } from './source-reader.ts';

const never = new AbortController().signal;

/** A reader whose process does what the test says. */
function begin(
  answers: (reply: (message: ImportReply) => void, child: EventEmitter) => void,
  timeLimit?: number,
): { reader: SourceReader; killed: () => number } {
  let killed = 0;
  const reader = createSourceReader(() => {
    const child = new EventEmitter();
    return Object.assign(child, {
      send: () => {
        setImmediate(() => {
          answers((message) => child.emit('message', message), child);
        });
      },
      kill: () => {
        killed += 1;
        return true;
      },
    });
  }, timeLimit);
  return { reader, killed: () => killed };
}

const source = (citekey: string) => ({
  citekey,
  keyed: true,
  item: { type: 'book', title: citekey } as const,
  raw: { format: 'bibtex', text: '' } as const,
});

test('sources come in parts, with progress, and the process ends', async () => {
  const told: number[] = [];
  const { reader, killed } = begin((reply) => {
    reply({ kind: 'progress', done: 1, all: 2 });
    reply({ kind: 'sources', sources: [source('a')] });
    reply({ kind: 'sources', sources: [source('b')] });
    reply({ kind: 'read', skipped: [], remarks: [] });
  });
  const found = await reader.readFile('/x/a.bib', never, (done) =>
    told.push(done),
  );
  expect(found.sources.map(({ citekey }) => citekey)).toEqual(['a', 'b']);
  expect(told).toEqual([1]);
  expect(killed()).toBe(1);
});

test('a process that dies, answers nothing or refuses costs its file alone', async () => {
  const dies = begin((_reply, child) => child.emit('exit'));
  await expect(dies.reader.readFile('/x/a.bib', never)).rejects.toMatchObject({
    code: 'bad-input',
    message: expect.stringMatching(/^a\.bib .*more memory/) as string,
  });
  const silent = begin(() => undefined, 20);
  await expect(silent.reader.readFile('/x/a.bib', never)).rejects.toMatchObject(
    {
      code: 'bad-input',
      message: expect.stringMatching(/^a\.bib .*longer than/) as string,
    },
  );
  const pdf = new Uint8Array();
  for (const { reader } of [
    begin((_reply, child) => child.emit('exit')),
    begin(() => undefined, 20),
  ])
    await expect(reader.readPdf(pdf, 'a.pdf', never)).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(
        /^a\.pdf .*; write the source by hand and attach the file to it\.$/,
      ) as string,
    });
  // What is read then is no file, and the library is whole.
  for (const [{ reader }, took] of [
    [begin((_reply, child) => child.emit('exit')), 'more memory than'],
    [begin(() => undefined, 20), 'longer than 0 seconds'],
  ] as const)
    await expect(
      reader.readRecords([source('a').raw, source('b').raw], never),
    ).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(
        new RegExp(
          `^Of the sources in the file, 2 are here already, .* took ${took}.*; divide the file and import the parts\\.$`,
        ),
      ) as string,
    });
  const refuses = begin((reply) => {
    reply({ kind: 'failed', code: 'bad-input', message: 'It is a PDF.' });
  });
  await expect(
    refuses.reader.readFile('/x/a.bib', never),
  ).rejects.toMatchObject({ code: 'bad-input', message: 'It is a PDF.' });
  expect([dies.killed(), silent.killed(), refuses.killed()]).toEqual([1, 1, 1]);
});

test('stopping ends the process at once, and throws the reason', async () => {
  const controller = new AbortController();
  const reason = new Error('stopped');
  const { reader, killed } = begin(() => {
    controller.abort(reason);
  });
  await expect(reader.readFile('/x/a.bib', controller.signal)).rejects.toBe(
    reason,
  );
  expect(killed()).toBe(1);
  await expect(
    reader.readRecords([{ format: 'bibtex', text: '' }], controller.signal),
  ).rejects.toBe(reason);
});
