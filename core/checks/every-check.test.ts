// One briefing in which every check finds something: what each is called, which words it names, and what the coverage of
// the sentences beside it is, as the command line prints them.
import { expect, test } from 'vitest';
import { cslItemSchema, type Source } from '../citations/source.ts';
import {
  cite,
  docWith,
  h,
  marker,
  note,
  ol,
  p,
  pull,
  quote,
  table,
} from '../document/builder.ts';
import type { BriefingDocument, SourceId } from '../document/document.ts';
import type { Template } from '../document/template.ts';
import { checkBriefing } from './check-briefing.ts';
import { comparedText, isQuotedFrom } from './compared-text.ts';
import { coverageOf } from './coverage.ts';
import { nearWords } from './near-words.ts';

const source = (id: string, item: object): Source => ({
  id: id as SourceId,
  citekey: id,
  item: cslItemSchema.parse(item),
});
const report = (title: string, more: object = {}): object => ({
  type: 'report',
  title,
  publisher: 'Harbour Office',
  issued: { 'date-parts': [[2025, 5, 12]] },
  ...more,
});
const SOURCES = [
  source('quay', report('The quay')),
  source('twin', report('Crossings of the strait', { DOI: '10.1000/182' })),
  source('other', report('Crossings, counted', { DOI: '10.1000/182' })),
  source('bare', { type: 'article-journal', title: 'On dues' }),
];
const WORDS = 'The north quay had not been inspected since 2014.';

const document: BriefingDocument = docWith(
  { title: 'Quay', language: 'en-GB', marking: 'OFFICIAL' },
  h(1, '1 Issue'),
  h(3, 'A level left out'),
  p('Dues rose by 12 per cent in a year.'),
  p('“We closed the whole port,” she said that night.'),
  p('The wall is “safe for another winter. Nobody has looked.'),
  p('It leaks', marker('[2]'), ' badly.', marker('[5]'), ' It is old.'),
  p('It opened late', marker('[4]'), '.'),
  pull('Nobody has ever said these words'),
  p('He found that it “had not been repaired since 2014”.', note(cite('quay'))),
  p(
    'He adds that “it will be open for another century”.',
    note(cite('quay', 'p. 4')),
  ),
  p('It closed on 3 June 2026.', note(cite('quay', 'p. 5'))),
  p('It is so.', note(cite('twin'), cite('other'))),
  p('It is so again.', note('Ibid.')),
  p('Dues are high.', note(cite('bare'))),
  p('The risks are listed (see section 4).'),
  { type: 'image', attachment: 'a'.repeat(64), alternative: ' ' },
  { ...p('Not for others.'), marking: 'SECRET' },
  table(
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
    { headerRows: 0 },
  ),
  { ...p('Ganz anders.'), language: 'xx' },
  ol(['We recommend it.']),
  quote([['A line of a poem.']]),
  { type: 'code', text: 'pay(\u202E1)' },
);

const TEMPLATE: Template = {
  id: 'test',
  name: 'Test',
  paper: 'a4',
  language: 'en-GB',
  style: 'oscola',
  marking: { place: 'top-right', required: true },
  fields: [{ key: 'to', label: 'To', type: 'people', required: true }],
  headings: [{ text: 'Advice', level: 1, required: true }],
  limits: [{ unit: 'words', most: 10 }],
};

test('each check has its name, and names the words that it is about', () => {
  const found = checkBriefing(document, SOURCES, TEMPLATE, {
    today: '2026-11-28',
    newerThan: () => null,
    different: [],
    wordsOf: (id) =>
      id === 'quay'
        ? {
            files: [
              {
                fileName: 'quay.pdf',
                hasPagesWithoutWords: false,
                holds: (words) => isQuotedFrom(words, [comparedText(WORDS)]),
                near: (words) => nearWords(words, [WORDS]),
              },
            ],
            excerpts: [],
          }
        : null,
  }).map(({ check, text, difference }) =>
    [check, text, ...(difference === undefined ? [] : [difference])]
      .join(' | ')
      .replace('\u202E', '<U+202E>'),
  );
  expect(found).toMatchInlineSnapshot(`
    [
      "required-empty | To",
      "missing-heading | Advice",
      "over-limit | ",
      "heading-skipped | A level left out",
      "claim-without-citation | Dues rose by 12 per cent in a year.",
      "quotation-without-citation | We closed the whole port,",
      "unbalanced-quotes | “safe for another winter. Nobody has looked.",
      "unresolved-marker | [2]",
      "unresolved-marker | [5]",
      "numbering-gap | [1]",
      "citation-after-stop | [5]",
      "unresolved-marker | [4]",
      "numbering-gap | [3]",
      "marker-order | [4]",
      "pull-quote-not-in-text | Nobody has ever said these words",
      "missing-locator | had not been repaired since 2014",
      "quotation-near | had not been repaired since 2014 | “repaired” here, “inspected” there",
      "quotation-not-in-source | it will be open for another century",
      "date-conflict | 3 June 2026",
      "duplicate-source | other",
      "ibid-after-several | Ibid.",
      "missing-field | bare",
      "dead-cross-reference | section 4",
      "image-without-alternative | ",
      "marking-too-low | SECRET",
      "table-without-header | a",
      "unknown-language | xx",
      "quotation-without-citation | A line of a poem.",
      "turned-words | <U+202E>1)",
    ]
  `);
});

test('each sentence is there once, with what it needs and has', () => {
  expect(
    coverageOf(document).map(
      ({ text, needs, cited }) =>
        `${needs ? 'needs' : '-'} ${cited ? 'cited' : '-'} | ${text}`,
    ),
  ).toMatchInlineSnapshot(`
    [
      "needs - | Dues rose by 12 per cent in a year.",
      "needs - | “We closed the whole port,” she said that night.",
      "- - | The wall is “safe for another winter.",
      "- - | Nobody has looked.",
      "- cited | It leaks[2] badly.[5]",
      "- - | It is old.",
      "- cited | It opened late[4].",
      "needs cited | He found that it “had not been repaired since 2014”.",
      "needs cited | He adds that “it will be open for another century”.",
      "needs cited | It closed on 3 June 2026.",
      "- cited | It is so.",
      "- cited | It is so again.",
      "- cited | Dues are high.",
      "- - | The risks are listed (see section 4).",
      "- - | Not for others.",
      "- - | a b",
      "- - | Ganz anders.",
      "- - | We recommend it.",
      "needs - | A line of a poem.",
    ]
  `);
});
