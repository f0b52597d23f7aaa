import { expect, test } from 'vitest';
import { breakable } from './break-opportunities.ts';
import { syllableStarts } from './syllables.ts';

const parted = (word: string, room: number): string =>
  (breakable([word], room)[0] ?? '').replaceAll('\u00ad', '-');

test.each([
  ['Infrastructure', 'Infra-struc-ture'],
  ['Notwithstanding', 'Not-with-stan-ding'],
  ['Telecommunications', 'Tele-com-mu-ni-ca-tions'],
  ['Wirtschaftlichkeit', 'Wirt-schaft-lich-keit'],
  ['responsabilités', 'respon-sa-bi-li-tés'],
])('%s is parted between its syllables', (word, expected) => {
  expect(parted(word, 6)).toBe(expected);
});

test('a syllable that is wider than its room is parted anywhere, and only that one', () => {
  expect(parted('straightforward', 5.2)).toBe('straight-for-ward');
  expect(parted('straightforward', 4)).toBe('str-a-i-g-h-t-for-ward');
  expect(parted('x'.repeat(12), 3)).toBe('xxx-x-x-x-x-x-x-xxx');
});

test('a word that fits its column is not parted where what it is joined to does not', () => {
  expect(parted('Cross-departmental', 8.5)).toBe('Cross-\u200bdepartmental');
});

test('letters with marks are counted as one', () => {
  const graphemes = ['e\u0301', 't', 'e\u0301', 's'];
  expect(syllableStarts(graphemes)).toEqual([1]);
});
