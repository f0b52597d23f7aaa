import { expect, test } from 'vitest';
import { pairMarks } from './paired-marks.ts';

const pairsOf = (text: string): string[] =>
  pairMarks(text).pairs.map(({ open, close }) => text.slice(open, close + 1));
const loneOf = (text: string): string[] =>
  pairMarks(text).lone.map(({ at, mark }) => `${mark}${String(at)}`);

test.each<[string, string[], string[]]>([
  ['She said “so” and «si» (twice).', ['“so”', '«si»', '(twice)'], []],
  ['Er sagte „so“ und »so«.', ['„so“', '»so«'], []],
  ['Il parle d’« un effort », dit-il.', ['« un effort »'], []],
  [
    'He said ‘the ministers’ plan is dead’ and ‘“so” it is’.',
    ['‘the ministers’ plan is dead’', '‘“so” it is’', '“so”'],
    [],
  ],
  ["Give 'em hell: 'tis the '90s, the dogs' own.", [], []],
  ['Er sagte ‚so‘ und ‘so’.', ['‚so‘', '‘so’'], []],
  ['Den sade ”så” igen.', ['”så”'], []],
  ['彼は「『題』を読む」と言った。', ['「『題』を読む」', '『題』'], []],
  ['“one “two” one”', ['“one “two” one”', '“two”'], []],
  ['A "b" and "c d".', ['"b"', '"c d"'], []],
  ['An “open one.', [], ['“3']],
  ['A closed” one.', [], ['”8']],
  ['“one (two” three)', ['“one (two”'], ['(5', ')16']],
  ['a) first, 2) second, a pipe of 5" and it’s the dogs’', [], []],
])('%s', (text, pairs, lone) => {
  expect(pairsOf(text)).toEqual(pairs);
  expect(loneOf(text)).toEqual(lone);
});

test('marks that nest without an end are without fellows, however many', () => {
  const { pairs, lone } = pairMarks('“a'.repeat(50_000));
  expect(pairs).toEqual([]);
  expect(lone).toHaveLength(50_000);
});
