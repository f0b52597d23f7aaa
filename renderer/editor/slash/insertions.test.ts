import { expect, test } from 'vitest';
import { findInsertions, INSERTIONS } from './insertions.ts';

const labels = (typed: string): string[] =>
  findInsertions(typed).map(({ label }) => label);

test('all of them before anything is typed, each by a name of its own', () => {
  expect(labels('')).toHaveLength(INSERTIONS.length);
  expect(new Set(labels('')).size).toBe(INSERTIONS.length);
});

test.each([
  ['h2', ['Heading 2']],
  ['HEAD 3', ['Heading 3']],
  ['pict', ['Image']],
  ['break', ['Page break']],
  ['todo', ['Check list']],
  ['grid', ['Table']],
  ['bibl', ['List of sources']],
  ['zzz', []],
])('%s', (typed, expected) => {
  expect(labels(typed)).toEqual(expected);
});

test('a name that begins so comes before a word that does', () => {
  expect(labels('li')[0]).toBe('Link');
  expect(labels('code')[0]).toBe('Code');
});

test('a cell of a table is offered what it can hold', () => {
  expect(findInsertions('', true).map(({ label }) => label)).toEqual([
    'Footnote',
    'Link',
  ]);
});
