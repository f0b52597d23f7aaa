import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FindQuery } from '#core/find/find-matches.ts';
import type { Stretch } from '#core/find/stretches.ts';
import type { FindReply, FindRequest } from './find-messages.ts';
import { createFinder, TIME_LIMIT, type FindWorker } from './finder.ts';

const QUERY: FindQuery = {
  words: 'a',
  matchCase: false,
  wholeWords: false,
  pattern: true,
};
const TEXT: readonly Stretch[] = [];
const FOUND = { matches: [], more: false };

type FakeWorker = FindWorker & {
  readonly requests: FindRequest[];
  readonly tell: (type: 'message' | 'error', reply?: FindReply) => void;
  readonly ended: () => boolean;
};

function fakeWorker(): FakeWorker {
  const requests: FindRequest[] = [];
  const listeners: { type: string; listener: (event: Event) => void }[] = [];
  let ended = false;
  return {
    requests,
    postMessage: (request) => requests.push(request),
    addEventListener: (type, listener) => listeners.push({ type, listener }),
    terminate: () => {
      ended = true;
    },
    ended: () => ended,
    tell(type, reply) {
      for (const one of listeners)
        if (one.type === type)
          one.listener(new MessageEvent(type, { data: reply }));
    },
  };
}

function open() {
  const workers: FakeWorker[] = [];
  const finder = createFinder(() => {
    const worker = fakeWorker();
    workers.push(worker);
    return worker;
  });
  const last = (): FakeWorker => {
    const worker = workers.at(-1);
    if (!worker) throw new Error('no worker was started');
    return worker;
  };
  return { finder, workers, last };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('an answer is given, and the text told once', async () => {
  const { finder, workers, last } = open();
  const first = finder.find(TEXT, QUERY, '');
  last().tell('message', { id: 1, found: FOUND });
  expect(await first).toEqual({ kind: 'found', found: FOUND });
  const second = finder.find(TEXT, QUERY, 'b');
  last().tell('message', { id: 2, found: FOUND });
  expect(await second).not.toBeNull();
  expect(workers).toHaveLength(1);
  expect(last().requests.map(({ kind }) => kind)).toEqual([
    'text',
    'find',
    'find',
  ]);
});

test('a newer question ends an older one with its worker', async () => {
  const { finder, workers, last } = open();
  const older = finder.find(TEXT, QUERY, '');
  const newer = finder.find(TEXT, QUERY, '');
  expect(await older).toBeNull();
  expect(workers.map((worker) => worker.ended())).toEqual([true, false]);
  expect(last().requests.map(({ kind }) => kind)).toEqual(['text', 'find']);
  last().tell('message', { id: 2, found: FOUND });
  expect(await newer).toMatchObject({ kind: 'found' });
});

test('what takes too long is given up, and the next question is answered', async () => {
  const { finder, workers, last } = open();
  const slow = finder.find(TEXT, QUERY, '');
  vi.advanceTimersByTime(TIME_LIMIT);
  expect(await slow).toMatchObject({
    kind: 'refused',
    message: expect.stringContaining('too long') as string,
  });
  expect(workers[0]?.ended()).toBe(true);
  const next = finder.find(TEXT, QUERY, '');
  last().tell('message', { id: 2, found: FOUND });
  expect(await next).toMatchObject({ kind: 'found' });
  // The limit of a question that was answered is no limit of the next.
  vi.advanceTimersByTime(TIME_LIMIT * 2);
  expect(last().ended()).toBe(false);
});

test('a pattern that is none is said in words', async () => {
  const { finder, last } = open();
  const answer = finder.find(TEXT, QUERY, '');
  last().tell('message', {
    id: 1,
    reason: 'Invalid regular expression: /(/gmu: Unterminated group',
  });
  expect(await answer).toEqual({
    kind: 'refused',
    message: 'This is not a complete pattern yet: unterminated group.',
  });
});

test('a worker that falls over is told of, and replaced', async () => {
  const { finder, workers, last } = open();
  const answer = finder.find(TEXT, QUERY, '');
  last().tell('error');
  expect(await answer).toMatchObject({ kind: 'refused' });
  void finder.find(TEXT, QUERY, '');
  expect(workers).toHaveLength(2);
  finder.close();
  expect(last().ended()).toBe(true);
});
