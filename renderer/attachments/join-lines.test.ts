import { expect, test } from 'vitest';
import { joinLines } from './join-lines.ts';

test.each([
  // What hyphenation broke.
  ['the govern-\nment said', 'the government said'],
  ['the Govern-\nment said', 'the Government said'],
  ['un\u2010\nlike', 'unlike'],
  ['break\u00ad\ning soft\u00adly', 'breaking softly'],
  // What has its hyphen in any line.
  ['a well-\nknown man', 'a well-known man'],
  ['state-of-the-\nart', 'state-of-the-art'],
  ['Anglo-\nSaxon', 'Anglo-Saxon'],
  ['2019-\n20', '2019-20'],
  ['COVID-\n19', 'COVID-19'],
  ['NATO-\nled', 'NATO-led'],
  // Neither: an end that is left out, and a dash.
  ['pre-\nand post-war', 'pre- and post-war'],
  ['it was -\nas said - late', 'it was - as said - late'],
  ['late —\nvery late', 'late — very late'],
  ['one line\nand another', 'one line and another'],
])('%j reads %j', (lines, words) => {
  expect(joinLines(lines, '')).toBe(words);
});

test('the file itself says how a word is written', () => {
  expect(joinLines('the share-\nholders', 'all share-holders')).toBe(
    'the share-holders',
  );
  expect(joinLines('the pre-\nvious one', 'Previous years')).toBe(
    'the previous one',
  );
  // A part of another word says nothing.
  expect(joinLines('a re-\nform', 'the pre-reform years')).toBe('a reform');
});

test('a long run of letters has an end', () => {
  const run = 'a-'.repeat(200_000);
  expect(joinLines(`${run}b`, run)).toBe(`${run}b`);
});
