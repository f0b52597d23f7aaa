import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LocatorLabel } from '../document/document.ts';
import { locatorLabelSchema } from '../document/schema.ts';
import {
  isPluralLocator,
  parseLocator,
  strictLocator,
  writeLocator,
} from './locator.ts';

const LABELS: readonly LocatorLabel[] = locatorLabelSchema.options;

test.each([
  ['p. 4', 'page', '4'],
  ['p.4', 'page', '4'],
  ['p4', 'page', '4'],
  ['PP. 4–6', 'page', '4–6'],
  ['pages 4 and 6', 'page', '4 and 6'],
  ['paras 6–9', 'paragraph', '6–9'],
  ['¶ 3', 'paragraph', '3'],
  ['§ 2', 'section', '2'],
  ['§§2-3', 'section', '2-3'],
  ['s. 12(3)(a)', 'section', '12(3)(a)'],
  ['art. 5', 'article-locator', '5'],
  ['s.v. harbour', 'sub-verbo', 'harbour'],
  ['s.vv. a, b', 'sub-verbo', 'a, b'],
  ['table 9', 'table', '9'],
  ['at 1:02:33', 'timestamp', '1:02:33'],
  ['  4 ', 'page', '4'],
  ['xiv', 'page', 'xiv'],
  ['particular 4', 'page', 'particular 4'],
  ['paraît 4', 'page', 'paraît 4'],
  ['p', 'page', 'p'],
])('%s is a %s', (written, label, value) => {
  expect(parseLocator(written)).toEqual({ label, value });
});

test.each([
  ['page', '4', 'p. 4'],
  ['page', '4–6', 'pp. 4–6'],
  ['page', '4 and 6', 'pp. 4 and 6'],
  ['paragraph', '4', 'para. 4'],
  ['paragraph', '4–6', 'paras 4–6'],
  ['section', '2', 's. 2'],
  ['section', '2-3', 'ss 2-3'],
  ['table', '9', 'table 9'],
  ['act', '2', 'act 2'],
  ['timestamp', '1:02', 'at 1:02'],
  ['sub-verbo', 'harbour', 's.v. harbour'],
] as const)('a %s %s is written %s', (label, value, written) => {
  expect(writeLocator({ label, value })).toBe(written);
});

test('what is written is read back, for every label', () => {
  const value = fc
    .oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.constantFrom('4', '4–6', 'xiv', '.5', 'p. 4', 'a, b', '& 3', '-1'),
    )
    .map((words) => words.trim())
    .filter((words) => words !== '');
  for (const label of LABELS)
    fc.assert(
      fc.property(value, (words) => {
        const locator = { label, value: words };
        expect(parseLocator(writeLocator(locator))).toEqual(locator);
      }),
    );
});

test('the written form of a number is a strict locator, for every label', () => {
  for (const label of LABELS)
    for (const value of ['4', '4–6', 'xiv', 'A12', 'B']) {
      const locator = { label, value };
      expect(strictLocator(writeLocator(locator))).toEqual(locator);
    }
});

test.each([
  '4',
  '2024',
  'xiv',
  'p. of',
  'part in 10',
  'lines cut',
  'pages in annex',
  'p.',
  'sic',
  '3 April',
])('%s is no strict locator', (written) => {
  expect(strictLocator(written)).toBeNull();
});

test.each([
  ['pp. 4', true],
  ['paras 4', true],
  ['§§ 2', true],
  ['vols 2', true],
  ['appendices A', true],
  ['p. 4', false],
  ['s. 2', false],
  ['§ 2', false],
  ['opus 2', false],
  ['4, 6', false],
])('whether %s has room for more numbers: %s', (written, expected) => {
  expect(isPluralLocator(written)).toBe(expected);
});
