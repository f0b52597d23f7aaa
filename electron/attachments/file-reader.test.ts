import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../database/library-fixture.ts';
import { createFileReader } from './file-reader.ts';
import type { ReadingReply } from './reading-messages.ts';

const never = new AbortController().signal;
const job = { path: '/x', kind: 'pdf' } as const;

function begin(
  answers: (
    reply: (message: ReadingReply) => void,
    child: EventEmitter,
  ) => void,
  timeLimit?: number,
) {
  let killed = 0;
  const read = createFileReader(() => {
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
  return { read, killed: () => killed };
}

test('pages come one by one, and the process ends', async () => {
  const { read, killed } = begin((reply) => {
    reply({ kind: 'page', page: 1, text: 'a' });
    reply({ kind: 'page', page: 3, text: 'b' });
    reply({ kind: 'read' });
  });
  expect(await read(job, never)).toEqual({
    state: 'read',
    pages: [
      { page: 1, text: 'a' },
      { page: 3, text: 'b' },
    ],
  });
  expect(killed()).toBe(1);
});

test('a file without words is empty', async () => {
  const { read } = begin((reply) => {
    reply({ kind: 'read' });
  });
  expect(await read(job, never)).toEqual({ state: 'empty' });
});

test.each([
  ['dies', begin((_reply, child) => child.emit('exit'))],
  ['says nothing', begin(() => undefined, 20)],
  [
    'never ends to talk',
    begin((reply) => {
      for (let page = 1; page < 60; page += 1)
        reply({ kind: 'page', page, text: 'x'.repeat(1_000_000) });
    }),
  ],
])('a process that %s is one sentence', async (_what, { read, killed }) => {
  expect(await read(job, never)).toMatchObject({
    state: 'failed',
    reason: expect.stringMatching(/^\S[^\n]*\.$/) as string,
  });
  expect(killed()).toBe(1);
});

test('who ends the program ends the reading', async () => {
  const { read, killed } = begin(() => undefined);
  const ends = new AbortController();
  const reading = read(job, ends.signal);
  ends.abort(new Error('The program ends.'));
  await expect(reading).rejects.toThrow('The program ends.');
  expect(killed()).toBe(1);
});

test('a real process that runs out of memory takes nothing with it', async () => {
  const file = join(temporaryFolder(), 'fills.mjs');
  writeFileSync(
    file,
    'process.on("message", () => { process.send({ kind: "page", page: 1, text: "begun" }); const all = []; for (;;) all.push(new Array(1e5).fill({})); })',
  );
  let begun = false;
  const read = createFileReader(() => {
    const child = fork(file, [], {
      execArgv: ['--max-old-space-size=30'],
      stdio: 'ignore',
    });
    child.on('message', () => {
      begun = true;
    });
    return child;
  });
  expect(await read(job, never)).toMatchObject({
    state: 'failed',
    reason: expect.stringMatching(/^The reader stopped at it/) as string,
  });
  expect(begun).toBe(true);
});
