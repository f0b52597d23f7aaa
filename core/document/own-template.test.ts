import { expect, test } from 'vitest';
import {
  cite,
  docWith,
  h,
  marker,
  note,
  ol,
  p,
  place,
  quote,
  table,
  ul,
} from './builder.ts';
import { ownTemplate } from './own-template.ts';
import { renewIds } from './renew-ids.ts';
import { parseBriefingDocument } from './schema.ts';
import { briefingFrom } from './start-briefing.ts';
import { parseTemplate, type Template } from './template.ts';
import { citationsOf, footnotesOf, markersOf, plainText } from './walk.ts';

const from: Template = {
  id: 'from',
  name: 'From',
  offered: false,
  about: 'About',
  paper: 'us-letter',
  language: 'en-CA',
  style: 'mcgill-en',
  marking: { place: 'top-right', known: ['Secret'] },
  fields: [{ key: 'to', label: 'To', type: 'people', required: true }],
  headings: [
    { text: 'Summary', level: 1, required: true, hint: 'In short.' },
    { text: 'Advice', or: ['Recommendation'], level: 1, required: true },
    { text: 'Annex', level: 1, required: false, later: true },
  ],
  limits: [{ unit: 'pages', most: 2 }],
};

const document = docWith(
  {
    title: 'Ferries',
    language: 'fr-CA',
    style: 'mcgill-fr',
    marking: 'Secret',
    fields: { to: ['The Minister'] },
  },
  h(1, 'Summary'),
  p('Words', note('See ', cite('s1', 'p. 4')), marker('[2]')),
  h(1, 'Recommendation'),
  { ...ol(['That you agree']), ticks: ['Agreed'] } as ReturnType<typeof ol>,
  h(2, 'Costs'),
  ul(['One']),
  h(2, 'Costs'),
  h(3, 'Deeper'),
  h(1, ' '),
);
const given = { id: 'own-1', name: 'Ours' };

test('keeps the headings of the text with what the template says of them, the fields and the limits', () => {
  const own = parseTemplate(
    ownTemplate(document, from, { ...given, words: false }),
  );
  expect(own).toEqual({
    id: 'own-1',
    name: 'Ours',
    paper: 'us-letter',
    language: 'fr-CA',
    style: 'mcgill-fr',
    marking: from.marking,
    fields: from.fields,
    limits: from.limits,
    headings: [
      { text: 'Summary', level: 1, required: true, hint: 'In short.' },
      {
        text: 'Recommendation',
        or: ['Advice'],
        level: 1,
        required: true,
        list: { style: 'ordered', ticks: ['Agreed'] },
      },
      {
        text: 'Costs',
        level: 2,
        required: false,
        list: { style: 'unordered' },
      },
    ],
  });
});

test('with its words, a briefing from it says the same under ids of its own', () => {
  const own = parseTemplate(
    ownTemplate(document, from, { ...given, words: true }),
  );
  let count = 0;
  const newId = (): string => `new${String((count += 1))}`;
  const again = briefingFrom(
    own,
    'Another',
    newId,
    renewIds(document.blocks, newId),
  );
  expect(parseBriefingDocument(again)).toBe(again);
  expect(again).toMatchObject({
    title: 'Another',
    marking: 'Secret',
    fields: { to: ['The Minister'] },
    status: 'draft',
  });
  expect(again.blocks.map(plainText)).toEqual(document.blocks.map(plainText));
});

test('every id of a text that is used again is new, and its sources are the same', () => {
  const blocks = place([
    p('One', note('a ', cite('s1')), marker('[1]')),
    quote([['Two', note(cite('s2'), cite('s3'))]], ['By', note('b')]),
    table([['A', ['B', note(cite('s1'))]]], { caption: ['C', note('d')] }),
    ul(['Item', note(cite('s4'))]),
  ]);
  const idsOf = (of: typeof blocks): string[] => [
    ...of.map(({ id }) => id),
    ...markersOf(of).map(({ marker: { id } }) => id),
    ...footnotesOf(of).flatMap(({ footnote }) => [
      footnote.id,
      ...citationsOf(footnote).map(({ id }) => id),
    ]),
  ];
  const sourcesOf = (of: typeof blocks): string[] =>
    footnotesOf(of).flatMap(({ footnote }) =>
      citationsOf(footnote).map(({ source }) => source),
    );
  let count = 0;
  const renewed = renewIds(blocks, () => `new${String((count += 1))}`);
  const before = new Set(idsOf(blocks));
  const after = idsOf(renewed);
  expect(after.filter((id) => before.has(id))).toEqual([]);
  expect(new Set(after).size).toBe(before.size);
  expect(sourcesOf(renewed)).toEqual(sourcesOf(blocks));
});
