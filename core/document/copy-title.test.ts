import { expect, test } from 'vitest';
import { MAX_LINE } from './characters.ts';
import { copyTitle } from './copy-title.ts';

const among =
  (...titles: string[]) =>
  (title: string): boolean =>
    titles.includes(title);

test.each([
  ['Ferries', [], 'Ferries (copy)'],
  ['Ferries', ['Ferries (copy)'], 'Ferries (copy 2)'],
  ['Ferries (copy)', ['Ferries (copy)'], 'Ferries (copy 2)'],
  [
    'Ferries (copy 2)',
    ['Ferries (copy)', 'Ferries (copy 2)'],
    'Ferries (copy 3)',
  ],
  ['フェリー', [], 'フェリー (copy)'],
  ['', [], ''],
  [' ', [' '], ' '],
])('a copy of %j among %j', (title, taken, copy) => {
  expect(copyTitle(title, among(...taken))).toBe(copy);
});

test('a title that fills its line is cut between characters', () => {
  const copy = copyTitle('👩'.repeat(MAX_LINE / 2), among());
  expect(copy.length).toBeLessThanOrEqual(MAX_LINE);
  expect(copy.isWellFormed()).toBe(true);
  expect(copy).toMatch(/ \(copy\)$/);
});
