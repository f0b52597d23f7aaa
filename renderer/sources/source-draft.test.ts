import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cslItemSchema,
  type CslItem,
  type Source,
} from '#core/citations/source.ts';
import {
  DATE_FIELDS,
  NAME_FIELDS,
  SOURCE_TYPES,
} from '#core/citations/source-fields.ts';
import { ITEMS } from '#core/citations/sources-fixture.ts';
import type { SourceId } from '#core/document/document.ts';
import {
  citeAsOf,
  draftOf,
  isTouched,
  itemOfDraft,
  NEW_NAME,
  type SourceDraft,
} from './source-draft.ts';
import { TEXT_FIELDS } from './source-field-names.ts';
import { fieldName, formOf, otherFields, USUAL_TYPES } from './source-kinds.ts';

const sourceOf = (item: CslItem): Source => ({
  id: 'one' as SourceId,
  citekey: 'one2026',
  item,
});

/** The draft of the item with these texts in it. */
function written(
  item: CslItem | null,
  text: SourceDraft['text'],
  more: Partial<SourceDraft> = {},
): SourceDraft {
  const draft = draftOf(item && sourceOf(item), '');
  return { ...draft, text: { ...draft.text, ...text }, ...more };
}

/** Every sort of thing that an item can hold and the form does not show, and numbers where it shows text. */
const RICH: CslItem = cslItemSchema.parse({
  type: 'thesis',
  title: ' A title ',
  volume: 41,
  page: '201-219',
  note: 'kept',
  abstract: 'Two lines\nof it',
  'x-own': 7,
  categories: ['tides'],
  custom: { deep: { list: [1, null] } },
  author: [
    {
      family: 'Linde',
      'non-dropping-particle': 'van der',
      given: 'Joris',
      'parse-names': false,
    },
    { literal: 'Coastal Observation Branch' },
    { given: 'Plato' },
  ],
  editor: [{ family: 'Macrae', 'static-ordering': true }],
  translator: [{ family: 'Holt' }],
  issued: { 'date-parts': [['2026', 4]], circa: 1, season: '2' },
  accessed: { raw: 'last spring' },
  'original-date': { literal: 'long ago' },
});

describe('what is not touched is kept', () => {
  test.each(Object.entries({ ...ITEMS, RICH }))('%s', (_, item) => {
    expect(itemOfDraft(draftOf(sourceOf(item), ''), item).item).toEqual(item);
  });

  test('all else is deep-equal when the title is edited', () => {
    const { item } = itemOfDraft(written(RICH, { title: 'Another' }), RICH);
    expect(item).toEqual({ ...RICH, title: 'Another' });
  });

  test('in another kind too', () => {
    const { item } = itemOfDraft(written(RICH, {}, { type: 'book' }), RICH);
    expect(item).toEqual({ ...RICH, type: 'book' });
  });

  test('whatever the other fields are', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string({ maxLength: 12 }).filter((key) => key !== '__proto__'),
          fc.oneof(fc.string(), fc.integer()),
        ),
        (fields) => {
          const read = cslItemSchema.safeParse({ ...fields, type: 'report' });
          fc.pre(read.success);
          const before = read.data;
          const draft = written(before, { title: 'Another' });
          expect(itemOfDraft(draft, before).item).toEqual({
            ...before,
            title: 'Another',
          });
        },
      ),
    );
  });
});

test('what is written becomes an item that a library takes', () => {
  const draft = written(
    null,
    {
      title: ' Ferry statistics 2025 ',
      number: 'Cm 1180',
      DOI: 'https://doi.org/10.1234/Ab.5',
    },
    {
      names: {
        author: [
          { ...NEW_NAME, written: 'Okafor, Ifeoma' },
          NEW_NAME,
          { ...NEW_NAME, written: 'Islands Agency', organisation: true },
        ],
        editor: [NEW_NAME],
      },
      dates: { issued: '14 April 2026', accessed: ' ' },
    },
  );
  const { item } = itemOfDraft(draft, null);
  expect(item).toEqual({
    type: 'report',
    title: 'Ferry statistics 2025',
    number: 'Cm 1180',
    DOI: '10.1234/Ab.5',
    author: [
      { family: 'Okafor', given: 'Ifeoma' },
      { literal: 'Islands Agency' },
    ],
    issued: { 'date-parts': [[2026, 4, 14]] },
  });
  expect(cslItemSchema.safeParse(item).success).toBe(true);
});

test('what is emptied is gone, and nothing else', () => {
  const before = cslItemSchema.parse(ITEMS['web']);
  const { item } = itemOfDraft(
    written(
      before,
      { URL: '' },
      {
        names: { author: [NEW_NAME], editor: [] },
        dates: { issued: '', accessed: '12 May 2026' },
      },
    ),
    before,
  );
  const gone = ['issued', 'URL', 'author'];
  expect(item).toEqual(
    Object.fromEntries(
      Object.entries(before).filter(([field]) => !gone.includes(field)),
    ),
  );
});

test('an author taken out of the middle leaves the others as they were', () => {
  const draft = draftOf(sourceOf(RICH), '');
  const { item } = itemOfDraft(
    {
      ...draft,
      names: {
        ...draft.names,
        author: (draft.names.author ?? []).filter((_, place) => place !== 1),
      },
    },
    RICH,
  );
  expect(item?.author).toEqual([RICH.author?.[0], RICH.author?.[2]]);
});

test('what can’t be saved is said at its field', () => {
  const { item, problems } = itemOfDraft(
    written(
      null,
      { title: 'A\u0000B', URL: 'www.coasts.example' },
      {
        names: {
          author: [NEW_NAME, { ...NEW_NAME, written: 'Ifeoma Okafor' }],
          editor: [NEW_NAME],
        },
        dates: { issued: '04/05/2026', accessed: 'yesterday' },
        citekey: 'two words',
      },
    ),
    null,
  );
  expect(item).toBeNull();
  expect(Object.keys(problems).sort()).toEqual([
    'URL',
    'accessed',
    'author.1',
    'citekey',
    'issued',
    'title',
  ]);
  expect(problems['title']).toContain('NUL (U+0000)');
});

test('an empty form is no source', () => {
  const { item, problems } = itemOfDraft(draftOf(null, '  '), null);
  expect(item).toBeNull();
  expect(problems).toEqual({
    title: 'Write a title, an author or an address.',
  });
});

test.each([
  ['northern ledger', 'report', 'title'],
  ['https://coasts.example/a', 'webpage', 'URL'],
  ['10.1234/abc', 'report', 'DOI'],
])(
  'what was searched for stands where it belongs: %s',
  (typed, type, field) => {
    const draft = draftOf(null, ` ${typed} `);
    expect(draft.type).toBe(type);
    expect(
      Object.entries(draft.text).filter(([, text]) => text !== ''),
    ).toEqual([[field, typed]]);
  },
);

test('a draft is touched when something in it is different', () => {
  const draft = draftOf(sourceOf(RICH), '');
  expect(isTouched(draftOf(sourceOf(RICH), ''), draft)).toBe(false);
  expect(isTouched({ ...draft, type: 'book' }, draft)).toBe(true);
  expect(isTouched(written(RICH, { page: '1' }), draft)).toBe(true);
});

test('each kind asks for its title once and for each field once', () => {
  for (const type of USUAL_TYPES) {
    const fields = formOf(type).fields.map(([field]) => field);
    expect(new Set(fields).size).toBe(fields.length);
    expect(fields).not.toContain('title');
    expect(TEXT_FIELDS).toEqual(expect.arrayContaining(fields));
  }
});

test.each(SOURCE_TYPES)(
  '%s: every field of CSL can be asked for, once',
  (type) => {
    const form = formOf(type);
    const others = otherFields(type);
    const names = (each: readonly (readonly [string, string])[]): string[] =>
      each.map(([field]) => field);
    expect(
      ['title', 'URL', ...names(form.fields), ...names(others.fields)].sort(),
    ).toEqual([...TEXT_FIELDS].sort());
    expect(
      ['author', ...names(form.names), ...names(others.names)].sort(),
    ).toEqual([...NAME_FIELDS].sort());
    expect(
      [
        'issued',
        'accessed',
        ...names(form.dates),
        ...names(others.dates),
      ].sort(),
    ).toEqual([...DATE_FIELDS].sort());
    for (const [field, label] of form.fields)
      expect(fieldName(type, field)).toBe(label);
  },
);

test('any name, date and long field of any kind is written, and nothing else changes', () => {
  const draft = draftOf(sourceOf(RICH), '');
  const { item } = itemOfDraft(
    {
      ...draft,
      text: { ...draft.text, abstract: 'Other\nlines', 'x-own': '8' },
      names: {
        ...draft.names,
        'script-writer': [{ ...NEW_NAME, written: 'Holt, Simon' }],
      },
      dates: { ...draft.dates, submitted: 'c. spring 2020' },
    },
    RICH,
  );
  expect(item).toEqual({
    ...RICH,
    abstract: 'Other\nlines',
    'x-own': '8',
    'script-writer': [{ family: 'Holt', given: 'Simon' }],
    submitted: { 'date-parts': [[2020]], season: 1, circa: true },
  });
});

test('how it is cited has full words wherever it has short ones', () => {
  const run = (text: string) => [{ type: 'text' as const, text }];
  const bill = { full: run('Bill 4'), short: [] };
  expect(citeAsOf({ citeAs: bill })).toEqual({ full: run('Bill 4') });
  expect(citeAsOf({ citeAs: { full: run(' '), short: [] } })).toBeNull();
  const { item, problems } = itemOfDraft(
    written(RICH, {}, { citeAs: { full: [], short: run('Bill') } }),
    RICH,
  );
  expect(item).toBeNull();
  expect(Object.keys(problems)).toEqual(['citeAs']);
});
