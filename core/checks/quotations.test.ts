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

test('no quotation is few words, plain words and an apostrophe', () => {
  expect(
    found(
      p('The “only fair measure”', mark()),
      p(`She said ${WORDS}.`, mark()),
      p(`‘Lucky’ is how they told it, in the words of the ministers’`, mark()),
      p(`The 12" pipe and the other one that is 14"`, mark()),
      p(`“${WORDS}” without a note`),
    ),
  ).toEqual([]);
});

test('the mark need not touch: it is the nearest one in the sentence or right after it', () => {
  const one = `She said “${WORDS}”`;
  expect(
    found(
      p(`${one} and then left with the others.`, mark(), ' They went.'),
      p(one, ' ', mark(), '.'),
      p(`(${one}.) `, mark()),
      p(`${one} to the board`, mark(), ' and to others.', mark()),
      p('As Macrae', mark(), ` told the board, “${WORDS}”. It heard.`, mark()),
      p(`“${WORDS}.” Then she left the others there.`, mark()),
      p('The causeway was closed.', mark(), ` “We know that ${WORDS}”.`),
      p(`「最も必要とされる時」と述べた。`, mark()),
      p(`「最も必要とされる時」と述べた。別の文。`, mark()),
    ),
  ).toEqual([
    [1, WORDS],
    [2, WORDS],
    [3, WORDS],
    [4, WORDS],
    [6, WORDS],
    [10, '最も必要とされる時'],
  ]);
});

test('each in a sentence, in any stretch of text, and the outer of two', () => {
  const other = 'this one of which there are many words';
  expect(
    found(
      ul([`“${other}” but “${WORDS}”`, mark()]),
      h(2, 'Title', mark()),
      p(`“${WORDS}, and ‘${other}’, and that”`, mark()),
      p(`« ${other} » and more words than five or six « ${WORDS} »`, mark()),
    ),
  ).toEqual([
    [1, other],
    [1, WORDS],
    [3, `${WORDS}, and ‘${other}’, and that`],
    [4, other],
    [4, WORDS],
  ]);
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

test('a note that closes the sentence before it leads into nothing: whose words they are is asked, and no more', () => {
  expect(
    found(
      p('The quay failed.', mark()),
      quote([['First.']]),
      p('She wrote:', mark(), ' '),
      quote([['Second.']]),
    ),
  ).toEqual([[2, 'Second.']]);
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
