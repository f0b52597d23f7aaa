import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OBJECT, wordsOf } from './words.ts';

const plain = (text: string): string[] => wordsOf(text).map(({ word }) => word);

test('words stand where they are found', () => {
  const text = 'The sea-wall, “held”.';
  expect(wordsOf(text)).toEqual([
    { start: 0, end: 3, word: 'The' },
    { start: 4, end: 7, word: 'sea' },
    { start: 8, end: 12, word: 'wall' },
    { start: 15, end: 19, word: 'held' },
  ]);
});

test.each<[string, string[]]>([
  [
    "The minister's view; the Ministers’ votes",
    ['The', "minister's", 'view', 'the', 'Ministers', 'votes'],
  ],
  [
    "It isn’t o’clock ‘quoted’ 'twice'",
    ['It', "isn't", "o'clock", 'quoted', 'twice'],
  ],
  [
    'see https://example.org/reprot?x=1 or www.reprot.ca today',
    ['see', 'or', 'today'],
  ],
  ['write to first.lsat@example.org, or exmaple.org.', ['write', 'to', 'or']],
  ['mailto:somone and C:\\Uesrs\\ann and /home/ann/reprot', ['and', 'and']],
  [
    'in anex.docx or snake_casse, and/or both',
    ['in', 'or', 'and', 'or', 'both'],
  ],
  ['Q3 and 4th, B2B, 12.5 km2 and 3-year H₂O x²', ['and', 'and', 'year']],
  ['NATO, MPs, MP’s and the UN', ['and', 'the']],
  ['eBay and LibreOffice but McDonald', ['and', 'but']],
  ['a I U.S. e.g. co.', ['co']],
  ['end.Next sentence', ['end', 'Next', 'sentence']],
  ['naïve cafe\u0301 co\u00ADoperate', ['naïve', 'café', 'cooperate']],
  ['日本 политика πόλις mixedж', []],
  [`held${OBJECT}fast`, ['held', 'fast']],
  [
    '(wrod)[wrod]—wrod–wrod…wrod/wrod',
    ['wrod', 'wrod', 'wrod', 'wrod', 'wrod', 'wrod'],
  ],
  ["rock 'n' roll 'tis", ['rock', 'roll', 'tis']],
  ['', []],
])('of %j the words are %j', (text, words) => {
  expect(plain(text)).toEqual(words);
});

/** What splits, joins and leaves out words, and half of a pair of code units. */
const PIECES = [
  ...Array.from("aÉß日жA1²-–_.,/\\@:()“”'’\u00AD\u0301\n "),
  OBJECT,
  '\uD83D',
];

test('whatever the text, words are pieces of it in order, and hold no digit', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...PIECES), maxLength: 200 }),
      (text) => {
        let last = 0;
        for (const { start, end, word } of wordsOf(text)) {
          if (start < last || end <= start || end > text.length) return false;
          if (!/^[\p{L}\p{M}']+$/u.test(word)) return false;
          last = end;
        }
        return true;
      },
    ),
  );
});
