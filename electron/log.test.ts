import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { temporaryFolder } from './database/library-fixture.ts';
import { createLog, describeError, type Log } from './log.ts';

const now = (): string => '2026-03-02T10:00:00.000Z';
const read = ({ folder }: Log): string =>
  readFileSync(join(folder, 'precis.log'), 'utf8');

test('a line has its time, its level and what happened', () => {
  const log = createLog({ folder: join(temporaryFolder(), 'logs'), now });
  log.info('Precis 0.1.0 started');
  log.warning('the place of the window was not kept');
  expect(read(log)).toBe(
    '2026-03-02T10:00:00.000Z info Precis 0.1.0 started\n' +
      '2026-03-02T10:00:00.000Z warning the place of the window was not kept\n',
  );
});

test('a bug is written with its places and without its words', () => {
  const log = createLog({ folder: temporaryFolder(), now });
  const secret = 'Minister Fenn resigns';
  const cause = Object.assign(new SyntaxError(`${secret} is not valid JSON`), {
    code: 'ENOENT',
    path: `/home/ada/${secret}.txt`,
  });
  log.error(
    'briefings.open',
    new TypeError(`Cannot set ${secret}\n    at ${secret}\n    at the end`, {
      cause,
    }),
  );
  const text = read(log);
  expect(text).toMatch(/error briefings\.open\n {2}TypeError\n/);
  expect(text).toMatch(/ {2}SyntaxError ENOENT\n/);
  expect(text).toMatch(/ {4}at electron\/log\.test\.ts:\d+:\d+\n/);
  expect(text).not.toMatch(/Fenn|resigns|ada|the end|valid/);
});

test.each([
  ['a text', 'Minister Fenn'],
  ['an object', { title: 'Minister Fenn' }],
  ['nothing', undefined],
  ['null', null],
])('%s that was thrown is written as what it is', (_what, thrown) => {
  expect(describeError(thrown)).toBe(`  a thrown ${typeof thrown}`);
});

test('a name that is words, and a cause that is itself, do no harm', () => {
  const error = new Error('x');
  error.name = 'Minister Fenn resigns';
  error.cause = error;
  expect(describeError(error)).toMatch(/^ {2}\(no name\)\n/);
});

test('the stack of a recursion without end is cut', () => {
  const error = new Error('x');
  error.stack = `Error: x\n${'    at f (/srv/out/main/main.js:1:1)\n'.repeat(999)}`;
  expect(describeError(error).split('\n')).toHaveLength(41);
  expect(describeError(error)).toContain('    at out/main/main.js:1:1');
});

test('files turn at their size, and the oldest goes', () => {
  const folder = temporaryFolder();
  const log = createLog({ folder, now, limit: 200, files: 3 });
  for (let count = 0; count < 40; count += 1) log.info(`line ${count}`);
  expect(readdirSync(folder).sort()).toEqual([
    'precis.1.log',
    'precis.2.log',
    'precis.log',
  ]);
  const text = ['precis.2.log', 'precis.1.log', 'precis.log']
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('');
  const kept = [...text.matchAll(/line (\d+)/g)].map(([, count]) => count);
  expect(kept.at(-1)).toBe('39');
  expect(kept).toEqual(
    Array.from({ length: kept.length }, (_, at) =>
      String(40 - kept.length + at),
    ),
  );
  for (const name of readdirSync(folder))
    expect(readFileSync(join(folder, name)).length).toBeLessThanOrEqual(200);
});

test('a log that can not be written stops nothing', () => {
  const folder = join(temporaryFolder(), 'file');
  writeFileSync(folder, '');
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  createLog({ folder, now }).error('the page is gone: crashed');
  expect(stderr).toHaveBeenCalledExactlyOnceWith(
    expect.stringContaining('the page is gone: crashed'),
  );
  stderr.mockRestore();
  expect(existsSync(join(folder, 'precis.log'))).toBe(false);
});
