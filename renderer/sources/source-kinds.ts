// What the form asks for, by the kind of the source. The fields are CSL's; what a kind does not show is kept all the same.
import { describeSource } from '#core/citations/describe-source.ts';
import type { CslItem } from '#core/citations/source.ts';

export type SourceType = CslItem['type'];

/** The fields that are one line of text. */
export const TEXT_FIELDS = [
  'title',
  'container-title',
  'authority',
  'volume',
  'issue',
  'edition',
  'number',
  'page',
  'publisher',
  'publisher-place',
  'URL',
  'DOI',
  'ISBN',
] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

export type KindForm = {
  readonly title: string;
  readonly author: string;
  /** What stands below title, authors and date, in this order. `URL` comes last with the day when it was read. */
  readonly fields: readonly (readonly [TextField, string])[];
  /** The label of the editors, where the kind has them. */
  readonly editor?: string;
};

const PUBLISHED = [
  ['publisher', 'Publisher'],
  ['publisher-place', 'Place'],
] as const;

const AUTHORITY = ['authority', 'Authority'] as const;

const OTHER: KindForm = {
  title: 'Title',
  author: 'Authors',
  fields: [
    ['container-title', 'Published in'],
    ['number', 'Number'],
    ['volume', 'Volume'],
    ['issue', 'Issue'],
    ['page', 'Pages'],
    ['edition', 'Edition'],
    ...PUBLISHED,
    ['DOI', 'DOI'],
    ['ISBN', 'ISBN'],
  ],
};

const FORMS: Partial<Record<SourceType, KindForm>> = {
  report: {
    ...OTHER,
    fields: [
      ['number', 'Number'],
      ['publisher', 'Published by'],
      ['publisher-place', 'Place'],
      ['DOI', 'DOI'],
      ['ISBN', 'ISBN'],
    ],
  },
  'article-journal': {
    ...OTHER,
    fields: [
      ['container-title', 'Journal'],
      ['volume', 'Volume'],
      ['issue', 'Issue'],
      ['page', 'Pages'],
      ['DOI', 'DOI'],
    ],
  },
  'article-newspaper': {
    ...OTHER,
    fields: [
      ['container-title', 'Newspaper'],
      ['publisher-place', 'Place'],
      ['edition', 'Edition'],
      ['page', 'Pages'],
    ],
  },
  webpage: {
    ...OTHER,
    fields: [
      ['container-title', 'Website'],
      ['publisher', 'Published by'],
    ],
  },
  book: {
    ...OTHER,
    fields: [
      ...PUBLISHED,
      ['edition', 'Edition'],
      ['volume', 'Volume'],
      ['ISBN', 'ISBN'],
      ['DOI', 'DOI'],
    ],
  },
  chapter: {
    ...OTHER,
    title: 'Title of the chapter',
    editor: 'Editors of the book',
    fields: [
      ['container-title', 'Book'],
      ['page', 'Pages'],
      ...PUBLISHED,
      ['edition', 'Edition'],
      ['volume', 'Volume'],
      ['ISBN', 'ISBN'],
      ['DOI', 'DOI'],
    ],
  },
  legislation: {
    title: 'Name of the law',
    author: 'Authors',
    fields: [
      ['number', 'Number or chapter'],
      ['container-title', 'Code or series'],
      ['volume', 'Volume'],
      ['page', 'Pages'],
      ['authority', 'Enacted by'],
    ],
  },
  legal_case: {
    title: 'Name of the case',
    author: 'Authors',
    fields: [
      ['authority', 'Court'],
      ['number', 'Number'],
      ['container-title', 'Law report'],
      ['volume', 'Volume'],
      ['page', 'First page'],
    ],
  },
};

/** The kinds that are asked for most, in the order in which they are offered. */
export const USUAL_TYPES: readonly SourceType[] = [
  'report',
  'article-journal',
  'article-newspaper',
  'webpage',
  'book',
  'chapter',
  'legislation',
  'legal_case',
  'document',
];

/** What the form shows for a kind. */
export const formOf = (type: SourceType): KindForm => FORMS[type] ?? OTHER;

/**
 * The fields between the authors and the address, with their labels: those of the kind, then those of `text` that have
 * something in them, so that nothing that the form can show is hidden.
 */
export function fieldsToShow(
  type: SourceType,
  text: Readonly<Record<TextField, string>>,
): readonly (readonly [TextField, string])[] {
  const { fields } = formOf(type);
  const shown = new Set<TextField>(['title', 'URL']);
  for (const [field] of fields) shown.add(field);
  return [
    ...fields,
    ...[...OTHER.fields, AUTHORITY].filter(
      ([field]) => !shown.has(field) && text[field] !== '',
    ),
  ];
}

/** The name of a kind, as lists have it. */
export const kindName = (type: SourceType): string =>
  describeSource({ item: { type } }).kind;
