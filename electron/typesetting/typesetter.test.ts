// What the parent does when its process dies, grows or is no longer wanted. The children are real ones.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { docWith, p } from '#core/document/builder.ts';
import {
  forkTypesetting,
  inputOf,
  testTypesetter,
} from './typesetting-fixture.ts';
import type { Typesetter, TypesetterOptions } from './typesetter.ts';
import { typesettingData, type TypesettingData } from './typesetting-data.ts';

let typesetter: Typesetter | null = null;
afterEach(async () => {
  await typesetter?.close();
});

const children: ChildProcess[] = [];
async function counted(
  options: Partial<TypesetterOptions> = {},
): Promise<Typesetter> {
  children.length = 0;
  typesetter = await testTypesetter({
    launch: () => {
      const child = forkTypesetting();
      children.push(child);
      return child;
    },
    ...options,
  });
  return typesetter;
}

const data = (words = 'A few words.'): TypesettingData =>
  typesettingData(inputOf(docWith({ title: 'T' }, p(words))));
const date = '2026-05-12';
const exited = async (child: ChildProcess | undefined): Promise<void> => {
  if (child?.exitCode === null && child.signalCode === null)
    await once(child, 'exit');
};

test('jobs wait for each other and share one process', async () => {
  const { typeset } = await counted();
  const results = await Promise.all(
    [1, 2, 3].map(() => typeset(data(), { date })),
  );
  expect(results.map(({ pages }) => pages)).toEqual([1, 1, 1]);
  expect(children).toHaveLength(1);
});

test('a process that dies fails its job in one sentence, and the next job has a new one', async () => {
  const { typeset } = await counted();
  await typeset(data(), { date });
  const lost = typeset(data('Long. '.repeat(100_000)), { date });
  const next = typeset(data(), { date });
  setTimeout(() => children[0]?.kill('SIGKILL'), 100);
  await expect(lost).rejects.toMatchObject({ code: 'unavailable' });
  expect((await next).pages).toBe(1);
  expect(children).toHaveLength(2);
});

test('a process that dies between jobs is replaced without a word', async () => {
  const { typeset } = await counted();
  await typeset(data(), { date });
  children[0]?.kill('SIGKILL');
  await exited(children[0]);
  expect((await typeset(data(), { date })).pages).toBe(1);
});

test('a process that has grown too large is replaced after its job', async () => {
  const { typeset } = await counted({ memoryLimit: 1 });
  await typeset(data(), { date });
  await exited(children[0]);
  await typeset(data(), { date });
  expect(children).toHaveLength(2);
});

test('a cancelled job ends at once, whether it waits or runs', async () => {
  const { typeset } = await counted();
  const controller = new AbortController();
  const { signal } = controller;
  const running = typeset(data('Long. '.repeat(100_000)), { date, signal });
  const waiting = typeset(data(), { date, signal });
  const cancelledAt = performance.now();
  setTimeout(() => {
    controller.abort();
  }, 300);
  await expect(running).rejects.toMatchObject({ code: 'unavailable' });
  await expect(waiting).rejects.toMatchObject({ code: 'unavailable' });
  expect(performance.now() - cancelledAt).toBeLessThan(5000);
  expect((await typeset(data(), { date })).pages).toBe(1);
});

test('a job that waits for another person’s job is cancelled without waiting for that', async () => {
  const { typeset } = await counted();
  const ended: string[] = [];
  const long = typeset(data('Long. '.repeat(20_000)), { date }).then(
    ({ pages }) => {
      ended.push('the other');
      return pages;
    },
  );
  const controller = new AbortController();
  const waiting = typeset(data(), { date, signal: controller.signal });
  waiting.catch(() => ended.push('the cancelled'));
  setTimeout(() => {
    controller.abort();
  }, 100);
  await expect(waiting).rejects.toMatchObject({ code: 'unavailable' });
  expect(await long).toBeGreaterThan(1);
  expect(ended).toEqual(['the cancelled', 'the other']);
  // What was cancelled is never set, and what comes behind it is.
  expect((await typeset(data(), { date })).pages).toBe(1);
  expect(children).toHaveLength(1);
});

test('what is no PDF, or a PDF cut short, is said to be damaged', async () => {
  const { typeset, readPdf } = await counted();
  const { pdf } = await typeset(data(), { date });
  const told: string[] = [];
  const progress = (done: number, all: number): void => {
    told.push(`${done}/${all}`);
  };
  expect((await readPdf(pdf, { progress })).pages).toHaveLength(1);
  expect(told).toEqual(['1/1']);
  for (const broken of [
    new Uint8Array(),
    new Uint8Array(500),
    pdf.slice(0, pdf.length / 2),
  ])
    await expect(readPdf(broken)).rejects.toMatchObject({ code: 'damaged' });
});

test('closing ends the process and the job that runs', async () => {
  const { typeset, close } = await counted();
  const running = typeset(data('Long. '.repeat(100_000)), { date });
  setTimeout(() => void close(), 300);
  await expect(running).rejects.toMatchObject({ code: 'unavailable' });
  await exited(children[0]);
  await expect(typeset(data(), { date })).rejects.toThrow('closed');
});
