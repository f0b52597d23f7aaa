import { expect, test } from 'vitest';
import { sameTag, tagChanges, tagRows } from './tag-choice.ts';

const BRIEFINGS = [
  { id: 'a', tags: ['sea', 'water'] },
  { id: 'b', tags: ['sea'] },
];

test('what the briefings have stands first, with how many have it', () => {
  const choice = new Map([['new', true]]);
  expect(tagRows(BRIEFINGS, ['air', 'sea', 'water'], choice)).toEqual([
    { name: 'sea', has: 2 },
    { name: 'water', has: 1 },
    { name: 'air', has: 0 },
    { name: 'new', has: 0 },
  ]);
});

test('only what differs is changed', () => {
  expect(tagChanges(BRIEFINGS, new Map())).toEqual([]);
  expect(
    tagChanges(
      BRIEFINGS,
      new Map([
        ['water', true],
        ['sea', false],
        ['air', false],
      ]),
    ),
  ).toEqual([
    { id: 'a', add: [], remove: ['sea'] },
    { id: 'b', add: ['water'], remove: ['sea'] },
  ]);
  expect(tagChanges(BRIEFINGS, new Map([['sea', true]]))).toEqual([]);
});

test('a tag that is there in another case is that tag', () => {
  expect(sameTag('SEA', ['water', 'sea'])).toBe('sea');
  expect(sameTag('lake', ['water', 'sea'])).toBe('lake');
});
