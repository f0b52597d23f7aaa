import { expect, test } from 'vitest';
import { doc, note, p } from '#core/document/builder.ts';
import { findMatches } from '#core/find/find-matches.ts';
import { stretchesOf } from '#core/find/stretches.ts';
import { firstFrom, type Anchor } from './place-order.ts';

const { blocks } = doc(p('a one a', note('a')), p('two'), p('a three'));
const stretches = stretchesOf(blocks);
const { matches } = findMatches(
  stretches,
  { words: 'a', matchCase: true, wholeWords: true, pattern: false },
  '',
);
const anchor = (stretch: number, from: number): Anchor => {
  const words = stretches[stretch];
  if (!words) throw new Error('no such stretch');
  return { ...words, from };
};

test('the first at the place or after it is next, and after the last the first', () => {
  expect(matches).toHaveLength(4);
  expect(firstFrom(stretches, matches, null)).toBe(0);
  expect(firstFrom(stretches, matches, anchor(0, 0))).toBe(0);
  expect(firstFrom(stretches, matches, anchor(0, 1))).toBe(1);
  expect(firstFrom(stretches, matches, anchor(0, 7))).toBe(2);
  expect(firstFrom(stretches, matches, anchor(2, 0))).toBe(3);
  expect(firstFrom(stretches, matches, anchor(3, 1))).toBe(0);
  expect(firstFrom(stretches, [], anchor(0, 0))).toBe(-1);
});
