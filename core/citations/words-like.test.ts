import { expect, test } from 'vitest';
import { wordsLike } from './words-like.ts';

const WORDS = [
  'okafor',
  'lind',
  'holt',
  'hotel',
  'parliamentary',
  'tides',
  'of',
];
const like = (typed: string): string[] =>
  wordsLike(typed, WORDS).map(({ word }) => word);

test.each([
  ['okafro', ['okafor']],
  ['okfor', ['okafor']],
  ['okkaf', ['okafor']],
  ['kofor', []],
  ['koafor', ['okafor']],
  ['hotl', ['holt', 'hotel']],
  ['parlaimentary', ['parliamentary']],
  ['parliment', ['parliamentary']],
  ['paliment', ['parliamentary']],
  ['tidse', ['tides']],
  ['lnd', []],
  ['quite', []],
])('%s is like %j', (typed, words) => {
  expect(like(typed)).toEqual(words);
});
