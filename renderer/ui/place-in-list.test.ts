import { expect, test } from 'vitest';
import { placeInList } from './place-in-list.ts';

const pressed = (key: string, ctrlKey = false) => ({
  key,
  ctrlKey,
  altKey: false,
  metaKey: false,
});

test.each([
  ['ArrowDown', 3, 4],
  ['ArrowDown', 29, 29],
  ['ArrowUp', 0, 0],
  ['PageDown', 3, 13],
  ['PageDown', 25, 29],
  ['PageUp', 3, 0],
  ['Home', 12, 0],
  ['End', 12, 29],
  ['Enter', 12, null],
  ['a', 12, null],
  ['constructor', 12, null],
])('%s from row %i goes to %j', (key, from, to) => {
  expect(placeInList(pressed(key), from, 30)).toBe(to);
});

test('with another key held it is a command of somebody else', () => {
  expect(placeInList(pressed('Home', true), 12, 30)).toBeNull();
});
