import { expect, test } from 'vitest';
import { endOf, shortenedTo } from './shortened.ts';

test('words are cut between characters, however many units one of them has', () => {
  expect(shortenedTo(5, 'Quays')).toBe('Quays');
  expect(shortenedTo(5, 'Quays lie')).toBe('Quays…');
  expect(shortenedTo(6, 'Quays lie')).toBe('Quays…');
  expect(shortenedTo(4, 'abc🚢d')).toBe('abc…');
  expect(shortenedTo(5, 'abc🚢d')).toBe('abc🚢…');
  // One family, and a letter with its accent.
  expect(shortenedTo(6, 'a👩‍👩‍👧b')).toBe('a…');
  expect(shortenedTo(2, 'xe\u0301y')).toBe('x…');
});

test('so are the last of them', () => {
  expect(endOf(5, 'quays')).toBe('quays');
  expect(endOf(3, 'quays')).toBe('ays');
  expect(endOf(10, 'the quays of stone')).toBe(' of stone');
  expect(endOf(9, 'the quays of stone')).toBe(' of stone');
  expect(endOf(4, '岸壁は補修された')).toBe('修された');
  expect(endOf(2, 'a🚢b')).toBe('b');
  expect(endOf(3, 'a🚢b')).toBe('🚢b');
  expect(endOf(6, 'a👩‍👩‍👧b')).toBe('b');
});
