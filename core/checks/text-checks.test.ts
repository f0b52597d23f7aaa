import { expect, test } from 'vitest';
import {
  cite,
  doc,
  docWith,
  h,
  marker,
  note,
  p,
  pull,
  quote,
  table,
  text,
  ul,
} from '../document/builder.ts';
import type { BriefingDocument } from '../document/document.ts';
import { citationAfterStop } from './citation-after-stop.ts';
import { coverageOf } from './coverage.ts';
import { NO_EVIDENCE } from './evidence.ts';
import type { Check } from './finding.ts';
import { headingSkipped } from './heading-skipped.ts';
import { imageWithoutAlternative } from './image-without-alternative.ts';
import { markerOrder } from './marker-order.ts';
import { markingTooLow } from './marking-too-low.ts';
import { pullQuoteNotInText } from './pull-quote-not-in-text.ts';
import { tableWithoutHeader } from './table-without-header.ts';
import { unbalancedQuotes } from './unbalanced-quotes.ts';
import { unknownLanguage } from './unknown-language.ts';
import { claimWithoutCitation, quotationWithoutCitation } from './uncited.ts';

const textsOf = (check: Check, document: BriefingDocument): string[] =>
  check(document, [], null, NO_EVIDENCE).map(({ text }) => text);

test('the first heading and each after it go down by one level', () => {
  expect(
    textsOf(
      headingSkipped,
      doc(
        h(2, 'Early'),
        h(1, 'A'),
        h(2, 'B'),
        h(4, 'Deep'),
        h(2, 'C'),
        h(1, 'D'),
      ),
    ),
  ).toEqual(['Early', 'Deep']);
});

test('an image says what it shows', () => {
  const image = { type: 'image', attachment: 'a'.repeat(64) } as const;
  expect(
    textsOf(
      imageWithoutAlternative,
      doc(
        {
          ...image,
          alternative: ' ',
          caption: [{ type: 'text', text: 'The quay' }],
        },
        { ...image, alternative: 'The quay at low water' },
      ),
    ),
  ).toEqual(['The quay']);
});

test('no paragraph is marked higher than the briefing', () => {
  const blocks = [
    { ...p('a'), marking: 'SECRET' },
    { ...p('b'), marking: 'OFFICIAL' },
    { ...p('c'), marking: 'Our own scheme' },
  ];
  const briefing = (marking: string): BriefingDocument =>
    docWith({ marking }, ...blocks);
  expect(textsOf(markingTooLow, briefing('OFFICIAL-SENSITIVE'))).toEqual([
    'SECRET',
  ]);
  expect(textsOf(markingTooLow, briefing(''))).toEqual(['SECRET', 'OFFICIAL']);
  expect(textsOf(markingTooLow, briefing('Top Secret'))).toEqual([]);
  expect(textsOf(markingTooLow, briefing('Another scheme'))).toEqual([]);
});

test('a number that comes after a higher one, unless the list goes by the alphabet', () => {
  const order = (...numbers: number[]): string[] =>
    textsOf(
      markerOrder,
      doc(
        ...numbers.map((number) => p('a ', marker(`[${String(number)}]`), '.')),
      ),
    );
  expect(order(1, 2, 4, 3, 1, 5)).toEqual(['[3]']);
  expect(order(1, 2, 3, 1, 2)).toEqual([]);
  expect(order(7, 2, 5, 1, 3)).toEqual([]);
});

test('a marker between two sentences, and none at the end', () => {
  expect(
    textsOf(
      citationAfterStop,
      doc(
        p('It rose.', marker('[1]'), ' It fell. ', marker('[2]')),
        p(
          'It rose ',
          marker('[3]'),
          '. It fell.',
          note(cite('a')),
          ' It stood.',
        ),
      ),
    ),
  ).toEqual(['[1]']);
});

test('a pull quotation stands in the text, whatever its marks and spaces', () => {
  expect(
    textsOf(
      pullQuoteNotInText,
      doc(
        p('The quay is  “safe for now”, she said.'),
        pull('“The quay is safe for now”'),
        pull('The quay was safe for now'),
        h(1, 'The quay was safe for now'),
        p('She told the inquiry:'),
        pull('We were lucky'),
      ),
    ),
  ).toEqual(['The quay was safe for now']);
});

test('a quotation mark without its fellow; one over paragraphs opens each', () => {
  expect(
    textsOf(
      unbalancedQuotes,
      doc(
        p('She said “so and went.'),
        p('He said so” and went.'),
        p('“One paragraph goes on.'),
        p('“The next ends it.”'),
        ul(['an item with “both”'], ['and “one']),
      ),
    ),
  ).toEqual(['“so and went.', 'He said so”', '“one']);
});

test('a citation that leads into a list or a quotation, or stands at a table, covers it', () => {
  const cited = note(cite('a'));
  const figures = [
    ['', '2024', '2025'],
    ['Ferries', '61', '38'],
  ];
  const covered = (
    document: BriefingDocument,
  ): (readonly [string, boolean, boolean])[] =>
    coverageOf(document).map(({ text, needs, cited: has }) => [
      text,
      needs,
      has,
    ]);
  expect(
    covered(
      doc(
        p('The figures are:', cited),
        ul(['61 ferries in 2024'], ['38 ferries in 2025']),
        p('Others say:'),
        ul(['61 ferries in 2024']),
        quote([['They were all gone.']]),
        quote([['They were all gone.', note(cite('b'))]]),
      ),
    ),
  ).toEqual([
    ['The figures are:', false, true],
    ['61 ferries in 2024', true, true],
    ['38 ferries in 2025', true, true],
    ['Others say:', false, false],
    ['61 ferries in 2024', true, false],
    ['They were all gone.', true, false],
    ['They were all gone.', true, true],
  ]);
  expect(
    covered(doc(table(figures), p('Source: Harbour office, 2026'))),
  ).toEqual([
    ['2024 2025', true, true],
    ['Source: Harbour office, 2026', false, false],
  ]);
  expect(covered(doc(table(figures), p('Then nothing.')))[0]).toEqual([
    '2024 2025',
    true,
    false,
  ]);
});

test('one finding a sentence, and one a block quotation', () => {
  const document = doc(
    p(
      'In 2025 she wrote “we have no more ships to send there”. It is 12 miles.',
    ),
    quote([['All were lost. None came back.']]),
  );
  expect(textsOf(quotationWithoutCitation, document)).toEqual([
    'we have no more ships to send there',
    'All were lost.',
  ]);
  expect(textsOf(claimWithoutCitation, document)).toEqual(['It is 12 miles.']);
});

test('a table in which nothing names its cells', () => {
  const rows = [
    ['Port', 'Cost'],
    ['Vik', '1,200'],
  ];
  expect(
    textsOf(
      tableWithoutHeader,
      doc(
        table(rows, { headerRows: 0 }),
        table(rows, { headerRows: 0, caption: ['What it costs'] }),
        table(rows, { headerRows: 0, headerColumns: 1 }),
        table(rows),
        table([['One row', 'alone']], { headerRows: 0 }),
        table([['One'], ['column']], { headerRows: 0 }),
      ),
    ),
  ).toEqual(['Port', 'What it costs']);
});

test('a language that has no name, of the text, a block, words and words of a note', () => {
  const said = (language: string) => ({ ...text('mot'), language });
  const found = unknownLanguage(
    docWith(
      { language: 'xx-GB' },
      { ...p('In another.'), language: 'qq' },
      p(said('fr'), ' ', said('zz'), said('zz'), note(said('xy'))),
      p(said('sr-Latn'), said('x-ours'), said('cy')),
    ),
    [],
    null,
    NO_EVIDENCE,
  );
  expect(found.map(({ text }) => text)).toEqual(['xx-GB', 'qq', 'zz', 'xy']);
  expect(found.map(({ block }) => block === null)).toEqual([
    ...[true, false, false, false],
  ]);
});
