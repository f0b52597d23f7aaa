import { expect, test } from 'vitest';
import {
  actedOn,
  chooseAll,
  chooseRange,
  chosenAmong,
  NONE_CHOSEN,
  toggleRow,
} from './chosen-rows.ts';

const row = (id: string): { id: string } => ({ id });
const SHOWN = ['a', 'b', 'c', 'd', 'e'].map(row);
const ids = (rows: readonly { id: string }[]): string =>
  rows.map(({ id }) => id).join('');

test('a click more takes a row, and gives it back', () => {
  const one = toggleRow(NONE_CHOSEN, 'c');
  expect(ids(chosenAmong(one, SHOWN))).toBe('c');
  const two = toggleRow(one, 'a');
  expect(ids(chosenAmong(two, SHOWN))).toBe('ac');
  expect(ids(chosenAmong(toggleRow(two, 'c'), SHOWN))).toBe('a');
});

test('a range goes from the last row chosen, shrinks and turns about', () => {
  const start = toggleRow(NONE_CHOSEN, 'c');
  const down = chooseRange(start, SHOWN, 'c', 'e');
  expect(ids(chosenAmong(down, SHOWN))).toBe('cde');
  const less = chooseRange(down, SHOWN, 'e', 'd');
  expect(ids(chosenAmong(less, SHOWN))).toBe('cd');
  const up = chooseRange(less, SHOWN, 'd', 'a');
  expect(ids(chosenAmong(up, SHOWN))).toBe('abc');
});

test('without one it goes from the row with the focus', () => {
  const range = chooseRange(NONE_CHOSEN, SHOWN, 'b', 'd');
  expect(ids(chosenAmong(range, SHOWN))).toBe('bcd');
});

test('where the first of a range is gone, it goes from the row with the focus', () => {
  const gone = toggleRow(NONE_CHOSEN, 'x');
  expect(ids(chosenAmong(chooseRange(gone, SHOWN, 'b', 'a'), SHOWN))).toBe(
    'ab',
  );
});

test('what is not shown is not acted on', () => {
  const all = chooseAll(SHOWN);
  const few = SHOWN.slice(0, 2);
  expect(ids(chosenAmong(all, few))).toBe('ab');
  expect(ids(actedOn(all, few, row('a')))).toBe('ab');
});

test('an action on a row that is not chosen is for that row alone', () => {
  const chosen = toggleRow(NONE_CHOSEN, 'a');
  expect(ids(actedOn(chosen, SHOWN, row('b')))).toBe('b');
  expect(ids(actedOn(chosen, SHOWN, row('a')))).toBe('a');
});
