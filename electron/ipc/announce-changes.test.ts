import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pageContract, type PageHandlers } from '#core/contract.ts';
import { makeAnnouncer } from './announce-changes.ts';

const never = new AbortController().signal;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Handlers that answer with their own name, those of `failing` excepted. */
function begin(...failing: string[]) {
  const told: string[] = [];
  const handlers = Object.fromEntries(
    Object.keys(pageContract).map((name) => [
      name,
      () => {
        if (failing.includes(name)) throw new Error('failed');
        return name;
      },
    ]),
  ) as unknown as PageHandlers;
  const announced = makeAnnouncer((what) => {
    told.push(what);
  })(handlers) as unknown as Record<
    string,
    (input: unknown, signal: AbortSignal) => unknown
  >;
  return {
    told,
    ask: async (name: string) => await announced[name]?.({}, never),
  };
}

test('what changes something tells of it, and what reads does not', async () => {
  const { told, ask } = begin();
  expect(await ask('briefings.bin')).toBe('briefings.bin');
  expect(await ask('briefings.list')).toBe('briefings.list');
  expect(await ask('sources.create')).toBe('sources.create');
  expect(told).toEqual(['briefings', 'alarms', 'sources']);
});

test('a file that fills the day of its source tells of the alarm that this raises', async () => {
  for (const name of [
    'attachments.attach',
    'attachments.setCaptured',
    'window.attachFiles',
  ]) {
    const { told, ask } = begin();
    await ask(name);
    expect(told, name).toEqual(['sources', 'alarms']);
  }
});

test('what fails has changed nothing; an import may have', async () => {
  const { told, ask } = begin('briefings.tag', 'window.import');
  await expect(ask('briefings.tag')).rejects.toThrow('failed');
  expect(told).toEqual([]);
  await expect(ask('window.import')).rejects.toThrow('failed');
  expect(told).toEqual(['briefings', 'sources', 'alarms', 'review']);
});

test('of typing it tells at once and then seldom, and the last is not left out', async () => {
  const { told, ask } = begin();
  for (let save = 0; save < 4; save += 1) await ask('briefings.save');
  expect(told).toHaveLength(1);
  vi.advanceTimersByTime(1000);
  expect(told).toHaveLength(2);
  vi.advanceTimersByTime(5000);
  expect(told).toHaveLength(2);
  await ask('briefings.save');
  expect(told).toHaveLength(3);
});
