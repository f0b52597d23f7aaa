import { expect, test } from 'vitest';
import {
  cite,
  doc,
  h,
  note,
  p,
  pull,
  quote,
  text,
  ul,
} from '../document/builder.ts';
import { quotationsOf } from './quotations.ts';

const WORDS = 'we closed it blind, and we were lucky';
const found = (...blocks: Parameters<typeof doc>): [number, string][] =>
  quotationsOf(doc(...blocks)).map(({ number, words }) => [number, words]);
const mark = (): ReturnType<typeof note> => note(cite('a'));

test.each([
  ['“', '”'],
  ['‘', '’'],
  ['"', '"'],
  ['«\u202f', '\u202f»'],
  ['„', '“'],
  ['»', '«'],
  ['”', '”'],
])('%s…%s before a mark is a quotation', (open, close) => {
  for (const end of [close, `${close}.`, `.${close}`, `${close}) `])
    expect(found(p(`She said: ${open}${WORDS}${end}`, mark()))).toHaveLength(1);
});

test('so it is with the mark within the quotation marks, and in Japanese without a space', () => {
  expect(found(p(`She said “${WORDS}.`, mark(), '” Then she left.'))).toEqual([
    [1, `${WORDS}.`],
  ]);
  expect(found(p('報告は「最も必要とされる時」', mark()))).toEqual([
    [1, '最も必要とされる時'],
  ]);
});

test('no quotation is few words, words that go on, plain words and an apostrophe', () => {
  expect(
    found(
      p('The “only fair measure”', mark()),
      p(`She said “${WORDS}” and then left with the others.`, mark()),
      p(`She said ${WORDS}.`, mark()),
      p(`‘Lucky’ is how they told it, in the words of the ministers’`, mark()),
      p(`The 12" pipe and the other one that is 14"`, mark()),
      p(`“${WORDS}” without a note`),
    ),
  ).toEqual([]);
});

test('the one nearest to the mark counts, in any stretch of text', () => {
  expect(
    found(
      ul([
        `“Not this one of which there are many words” but “${WORDS}”`,
        mark(),
      ]),
      h(2, 'Title', mark()),
    ),
  ).toEqual([[1, WORDS]]);
});

test('a block quotation goes with its own note, one in its attribution, or the one that leads into it', () => {
  expect(
    found(
      quote(
        [
          ['First.', mark()],
          ['Second ', mark(), 'part'],
        ],
        ['Macrae'],
      ),
      quote([['Third.']], ['Macrae', mark()]),
      p('As she wrote', mark(), ':'),
      quote([['Fourth.']]),
      p('A sentence.', mark(), ' Then she wrote:'),
      quote([['Fifth.']]),
      pull('Sixth', mark()),
      pull('Seventh'),
    ),
  ).toEqual([
    [1, 'First.'],
    [2, 'Second part'],
    [3, 'Third.'],
    [4, 'Fourth.'],
    [6, 'Sixth'],
  ]);
});

test('language and translation are known', () => {
  const [first, second, third] = quotationsOf(
    doc(
      quote([['One.', mark()]]),
      quote([['Two.', mark()]], ['Survey, 2019; our translation']),
      quote(
        [[{ ...text('三'), language: 'ja' }, mark()]],
        ['Transport Office'],
      ),
    ),
  );
  expect([first?.language, first?.isTranslated]).toEqual(['en-GB', false]);
  expect(second?.isTranslated).toBe(true);
  expect([third?.language, third?.isTranslated]).toEqual(['ja', false]);
});
