import { describe, expect, test } from 'vitest';
import {
  changesToThin,
  headsToThin,
  thinnedBefore,
  versionsToThin,
  type LoggedChange,
} from './thin-history.ts';

const put = (id: number, block = 'a'): LoggedChange => ({
  id,
  block,
  kind: 'put',
});
const ids = (
  changes: readonly LoggedChange[],
  points: readonly number[],
  last = 99,
): number[] => changesToThin(changes, points, last).map(({ id }) => id);

describe('of changes', () => {
  test('the last of each block stays', () => {
    expect(ids([put(1), put(3), put(2, 'b')], [])).toEqual([1]);
  });

  test('what a version shows stays, also where its point is another block’s change', () => {
    expect(ids([put(1), put(3), put(6), put(4, 'b')], [4])).toEqual([1]);
  });

  test('what was the case at the start of the time that is kept whole stays', () => {
    expect(ids([put(1), put(2), put(3), put(4)], [], 2)).toEqual([1]);
  });

  test('each names the next that stays', () => {
    expect(changesToThin([put(1), put(2), put(5)], [], 99)).toEqual([
      { id: 2, next: 5 },
      { id: 1, next: 5 },
    ]);
  });

  test('a move keeps the words that it moved, and a removal what it removed', () => {
    const move = { id: 2, block: 'a', kind: 'move' } as const;
    const remove = { id: 3, block: 'a', kind: 'remove' } as const;
    expect(ids([put(1), move], [])).toEqual([]);
    expect(ids([put(1), move, remove], [])).toEqual([2]);
    expect(ids([put(1), move, remove, put(4)], [])).toEqual([3, 2, 1]);
  });
});

test('of versions, the hours of old days go and their last stays', () => {
  const version = (
    at: string,
    kind = 'automatic',
  ): { kind: string; at: string } => ({ kind, at });
  const versions = [
    version('2026-01-01T09'),
    version('2026-01-01T10', 'named'),
    version('2026-01-01T11', 'restore'),
    version('2026-01-01T12'),
    version('2026-01-01T13'),
    version('2026-01-02T09'),
    version('2026-02-01T09'),
    version('2026-02-01T10'),
  ];
  expect(
    versionsToThin(versions, '2026-01-31', (at) => at.slice(0, 10)),
  ).toEqual([versions[0], versions[3]]);
});

test('of heads, those that no version shows go, and never the last', () => {
  const heads = [1, 2, 3, 4].map((id) => ({ id, at: `2026-01-0${id}` }));
  expect(headsToThin(heads, new Set([2]), '2026-01-04')).toEqual([1]);
  expect(headsToThin(heads, new Set(), '2027-01-01')).toEqual([1, 2, 3]);
});

test('48 hours and 30 days', () => {
  expect(thinnedBefore('2026-03-31T12:00:00.000Z')).toEqual({
    changes: '2026-03-29T12:00:00.000Z',
    hours: '2026-03-01T12:00:00.000Z',
  });
});
