import { expect, test } from 'vitest';
import { comparedText, isQuotedFrom } from './compared-text.ts';

const pages = (...texts: string[]): ReturnType<typeof comparedText>[] =>
  texts.map(comparedText);

const page = pages(
  'The harbour master told us: “We closed it blind, and we were\nlucky with the infor-\nmation that we had.”3 Then the ﬂood came.',
);

test.each([
  ['as it stands', 'We closed it blind, and we were lucky'],
  ['over a hyphen at the end of a line', 'lucky with the information that'],
  ['with other quotation marks', '"WE CLOSED IT BLIND, and we were lucky"'],
  ['with a ligature', 'Then the flood came'],
  ['over the mark of a note', 'the information that we had. Then the flood'],
  ['with an ellipsis', 'We closed it blind … with the information'],
  [
    'with dots and a bracket',
    '[Then] we closed it blind. . . [it was] lucky with',
  ],
])('words are found %s', (_how, words) => {
  expect(isQuotedFrom(words, page)).toBe(true);
});

test.each([
  ['another word', 'We closed it blind, and we were happy'],
  ['another figure', 'that 11 per cent of all of them'],
  ['one stretch of two', 'We closed it blind … and went to the north mole'],
])('words with %s are not', (_how, words) => {
  expect(isQuotedFrom(words, page)).toBe(false);
});

test('a figure is not taken for the mark of a note', () => {
  const text = pages('A loss of 12 per cent of readings');
  expect(isQuotedFrom('loss of 12 per cent of readings', text)).toBe(true);
  expect(isQuotedFrom('loss of 11 per cent of readings', text)).toBe(false);
});

test('words go on over the foot and the head of pages, and from no page to another one', () => {
  const words = 'a reading is hardest to receive when it is needed most';
  const split = (at: number, ...between: string[]): boolean =>
    isQuotedFrom(
      words,
      pages(
        `Before. ${words.slice(0, at)} Page 4 of 9`,
        ...between,
        `Tide stations ${words.slice(at)} after.`,
      ),
    );
  expect([3, 14, 27, 45, 52].map((at) => split(at))).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  expect(split(27, 'A page about something else')).toBe(false);
});

test('a page of one letter alone is no work without end', () => {
  const many = 'a'.repeat(300_000);
  expect(
    isQuotedFrom(`${'a'.repeat(5_000)}${'b'.repeat(20)}`, pages(many, many)),
  ).toBe(false);
});

test('Japanese words are compared as they are', () => {
  const text = pages('観測値は、最も必要と\nされる時に、最も届きにくい。');
  expect(isQuotedFrom('最も必要とされる時に', text)).toBe(true);
  expect(isQuotedFrom('最も必要とされる日に', text)).toBe(false);
});
