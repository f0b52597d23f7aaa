import { expect, test } from 'vitest';
import { insertItems, moveItem } from './arrange-items.ts';
import type { PackItem } from './pack.ts';

const item = (id: string, more: Partial<PackItem> = {}): PackItem => ({
  ...{ id, title: id, time: '', presenter: '', purpose: null, paper: null },
  ...{ marking: '', late: false, printed: null },
  ...more,
});
const printed = (id: string): PackItem =>
  item(id, { printed: { number: id, pages: [] } });
const late = (id: string): PackItem => item(id, { late: true });
const ids = (items: readonly PackItem[] | null): string | undefined =>
  items?.map(({ id }) => id).join(' ');

test('items go up and down, and nowhere beyond the ends', () => {
  const items = [item('1'), item('2'), item('3')];
  expect(ids(moveItem(items, 0, 1, false))).toBe('2 1 3');
  expect(ids(moveItem(items, 2, 1, false))).toBe('1 3 2');
  expect(moveItem(items, 0, -1, false)).toBeNull();
  expect(moveItem(items, 2, 3, false)).toBeNull();
});

test('once issued, what is printed stays, and late papers move over whole items', () => {
  const items = [printed('1'), late('x'), printed('2'), late('y')];
  expect(moveItem(items, 0, 1, true)).toBeNull();
  expect(ids(moveItem(items, 1, 2, true))).toBe('1 2 y x');
  expect(ids(moveItem(items, 3, 2, true))).toBe('1 x y 2');
});

test('what is added to an issued pack is late and stands behind the late papers of its item', () => {
  const items = [printed('1'), late('x'), printed('2')];
  const after = insertItems(items, [item('new')], 0, true);
  expect(ids(after)).toBe('1 x new 2');
  expect(after[2]?.late).toBe(true);
  expect(ids(insertItems([item('1')], [item('2')], 0, false))).toBe('1 2');
});
