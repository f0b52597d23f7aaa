import { expect, test } from 'vitest';
import {
  nextInQueue,
  placeInQueue,
  type QueuedCitation,
} from './queue-order.ts';

const queue = (written: string): QueuedCitation[] =>
  Array.from(written, (letter, place) => [letter, place] as const).map(
    ([letter, place]) => ({
      id: `c${place}`,
      standing: letter === '.' ? 'none' : letter === 's' ? 'stale' : 'holds',
    }),
  );
const NONE = new Set<string>();

test('the next is the first behind it that is unchecked or stale, and then those before it', () => {
  expect(nextInQueue(queue('..s'), null, 'open', NONE)).toBe('c0');
  expect(nextInQueue(queue('.h.hs'), 'c0', 'open', NONE)).toBe('c2');
  expect(nextInQueue(queue('.h.hs'), 'c2', 'open', NONE)).toBe('c4');
  expect(nextInQueue(queue('.h.hh'), 'c4', 'open', NONE)).toBe('c0');
});

test('what holds never comes by itself, nor does the one that it stands at', () => {
  expect(nextInQueue(queue('hhh'), 'c1', 'open', NONE)).toBeNull();
  expect(nextInQueue(queue('h.h'), 'c1', 'open', NONE)).toBeNull();
  expect(nextInQueue([], null, 'open', NONE)).toBeNull();
});

test('what was skipped comes again, after all that was not', () => {
  expect(nextInQueue(queue('....'), 'c0', 'open', new Set(['c1']))).toBe('c2');
  expect(nextInQueue(queue('h.h.'), 'c3', 'open', new Set(['c1']))).toBe('c1');
  expect(nextInQueue(queue('.hh.'), 'c0', 'open', new Set(['c3', 'c0']))).toBe(
    'c3',
  );
});

test('where all are gone through, each comes once, and the last is the end', () => {
  expect(nextInQueue(queue('hh.'), 'c0', 'all', NONE)).toBe('c1');
  expect(nextInQueue(queue('hh.'), 'c2', 'all', NONE)).toBeNull();
});

test('where the citation is gone, the queue stands where that was', () => {
  expect(placeInQueue(queue('...'), 'c1', 1)?.id).toBe('c1');
  expect(placeInQueue(queue('...'), 'gone', 1)?.id).toBe('c1');
  expect(placeInQueue(queue('..'), 'gone', 5)?.id).toBe('c1');
  expect(placeInQueue([], 'gone', 0)).toBeNull();
});
