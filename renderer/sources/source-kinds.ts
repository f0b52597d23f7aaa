// What the form asks for, by the kind of the source. The fields are those of CSL 1.0.2 (appendix IV): a kind names those
// that it needs, every other one can be asked for, and what a kind does not show is kept all the same.
import { describeSource } from '#core/citations/describe-source.ts';
import type { CslItem } from '#core/citations/source.ts';
import {
  DATES,
  NAMES,
  TEXTS,
  type DateField,
  type Labelled,
  type NameField,
  type TextField,
} from './source-field-names.ts';

export type SourceType = CslItem['type'];

export type KindForm = {
  readonly title: string;
  readonly author: string;
  /** Other people that the kind needs, below the authors. */
  readonly names: readonly Labelled<NameField>[];
  /** What stands below title, people and date, in this order. `URL` comes last with the day when it was read. */
  readonly fields: readonly Labelled<TextField>[];
  /** Other dates that the kind needs. */
  readonly dates: readonly Labelled<DateField>[];
};

/** A field under its usual name, or under the kind's own. */
type Asked = TextField | Labelled<TextField>;
type Kind = {
  readonly title?: string;
  readonly author?: string;
  readonly names?: readonly (NameField | Labelled<NameField>)[];
  readonly dates?: readonly DateField[];
  readonly fields: readonly Asked[];
};

const PUBLISHED = ['publisher', 'publisher-place'] as const;
const BOOK = [...PUBLISHED, 'edition', 'volume', 'ISBN', 'DOI'] as const;
const ARTICLE = ['volume', 'issue', 'page', 'DOI'] as const;
const ARCHIVED = ['archive', 'archive_location', 'archive-place'] as const;

const OTHER: Kind = {
  fields: [
    'genre',
    'container-title',
    'number',
    'volume',
    'issue',
    'page',
    'edition',
    ...PUBLISHED,
    'DOI',
    'ISBN',
  ],
};

const entry = (book: string): Kind => ({
  title: 'Title of the entry',
  names: [['editor', `Editors of the ${book}`]],
  fields: [['container-title', `In the ${book}`], 'page', ...BOOK],
});

const KINDS: Partial<Record<SourceType, Kind>> = {
  article: {
    fields: [
      ['number', 'Number of the preprint'],
      ['publisher', 'Repository'],
      'genre',
      'DOI',
      'version',
    ],
  },
  'article-journal': { fields: [['container-title', 'Journal'], ...ARTICLE] },
  'article-magazine': {
    fields: [['container-title', 'Magazine'], 'volume', 'issue', 'page'],
  },
  'article-newspaper': {
    fields: [
      ['container-title', 'Newspaper'],
      ['publisher-place', 'Place'],
      'edition',
      'section',
      'page',
    ],
  },
  bill: {
    title: 'Name of the bill',
    author: 'Sponsors',
    fields: [
      ['number', 'Number of the bill'],
      ['authority', 'House or parliament'],
      ['chapter-number', 'Session'],
      'section',
      'jurisdiction',
      'container-title',
      'volume',
      'page',
      'references',
      'status',
    ],
  },
  book: {
    names: ['editor', 'translator'],
    fields: [...BOOK, ['collection-title', 'Series']],
  },
  broadcast: {
    title: 'Title of the broadcast',
    author: 'Speakers',
    names: ['host', 'guest', 'producer'],
    fields: [
      ['container-title', 'Programme'],
      'number',
      'genre',
      'medium',
      ['publisher', 'Station'],
      ['dimensions', 'Running time'],
    ],
  },
  chapter: {
    title: 'Title of the chapter',
    names: [['editor', 'Editors of the book']],
    fields: [['container-title', 'Book'], 'page', ...BOOK],
  },
  classic: {
    names: ['editor', 'translator'],
    fields: ['volume', 'section', ...PUBLISHED, 'edition'],
  },
  collection: {
    names: ['editor'],
    fields: ['genre', ...ARCHIVED, ...PUBLISHED],
  },
  dataset: {
    fields: [
      'version',
      ['publisher', 'Repository'],
      'number',
      'medium',
      'DOI',
      'license',
    ],
  },
  document: OTHER,
  entry: entry('work'),
  'entry-dictionary': entry('dictionary'),
  'entry-encyclopedia': entry('encyclopedia'),
  event: {
    title: 'Name of the event',
    names: ['organizer', 'chair'],
    dates: ['event-date'],
    fields: ['genre', 'event-place', 'publisher'],
  },
  figure: {
    fields: ['number', 'container-title', 'page', 'medium', ...PUBLISHED],
  },
  graphic: {
    author: 'Artists',
    fields: ['genre', 'medium', 'dimensions', ...ARCHIVED, ...PUBLISHED],
  },
  hearing: {
    title: 'Title of the hearing',
    author: 'Witnesses',
    names: ['chair'],
    dates: ['event-date'],
    fields: [
      ['authority', 'Committee'],
      ['number', 'Number of the document'],
      ['section', 'Body'],
      ['chapter-number', 'Session'],
      'jurisdiction',
      'event-place',
      ...PUBLISHED,
      'page',
    ],
  },
  interview: {
    author: 'Interviewed',
    names: ['interviewer'],
    fields: ['genre', 'container-title', 'medium', ...PUBLISHED],
  },
  legal_case: {
    title: 'Name of the case',
    author: 'Authors',
    fields: [
      ['authority', 'Court'],
      ['number', 'Number or neutral citation'],
      ['container-title', 'Law report'],
      'volume',
      ['page', 'First page'],
      'jurisdiction',
      'references',
    ],
  },
  legislation: {
    title: 'Name of the law',
    fields: [
      ['number', 'Number or chapter'],
      ['container-title', 'Code or series'],
      'volume',
      'page',
      'section',
      ['authority', 'Enacted by'],
      'jurisdiction',
    ],
  },
  manuscript: {
    fields: ['genre', ...ARCHIVED, 'number-of-pages', 'publisher-place'],
  },
  map: {
    author: 'Makers',
    fields: ['genre', 'scale', 'number', 'edition', ...PUBLISHED],
  },
  motion_picture: {
    author: 'Writers',
    names: ['director', 'producer'],
    fields: [
      'genre',
      'medium',
      ['publisher', 'Distributor'],
      ['dimensions', 'Running time'],
    ],
  },
  musical_score: {
    author: 'Composers',
    names: ['editor'],
    fields: ['genre', 'number', ...PUBLISHED],
  },
  pamphlet: { fields: ['genre', 'number', ...PUBLISHED] },
  'paper-conference': {
    title: 'Title of the paper',
    names: [['editor', 'Editors of the proceedings']],
    dates: ['event-date'],
    fields: [
      ['container-title', 'Proceedings'],
      'event-title',
      'event-place',
      'page',
      'volume',
      ...PUBLISHED,
      'DOI',
      'ISBN',
    ],
  },
  patent: {
    author: 'Inventors',
    dates: ['submitted'],
    fields: [
      'number',
      ['authority', 'Patent office'],
      'jurisdiction',
      ['publisher', 'Owner'],
      'status',
      'references',
    ],
  },
  performance: {
    author: 'Writers',
    names: ['performer', 'director'],
    dates: ['event-date'],
    fields: ['genre', 'event-title', 'event-place'],
  },
  periodical: {
    names: ['editor'],
    fields: ['volume', 'issue', 'number', ...PUBLISHED, 'ISSN'],
  },
  personal_communication: {
    title: 'Subject',
    author: 'From',
    names: [['recipient', 'To']],
    fields: [
      ['genre', 'Type (letter, e-mail, conversation)'],
      'medium',
      ...ARCHIVED,
    ],
  },
  post: {
    fields: [['container-title', 'Site or forum'], 'genre', 'publisher'],
  },
  'post-weblog': {
    fields: [['container-title', 'Blog'], 'genre', 'publisher'],
  },
  regulation: {
    title: 'Name of the regulation',
    fields: [
      'number',
      ['container-title', 'Register or series'],
      'volume',
      'page',
      'section',
      ['authority', 'Made by'],
      'jurisdiction',
      'status',
    ],
  },
  report: {
    fields: [
      'genre',
      'number',
      ['publisher', 'Published by'],
      'publisher-place',
      ['collection-title', 'Series'],
      'page',
      'DOI',
      'ISBN',
    ],
  },
  review: {
    names: ['reviewed-author'],
    fields: [
      'reviewed-title',
      'reviewed-genre',
      ['container-title', 'Published in'],
      ...ARTICLE,
    ],
  },
  'review-book': {
    names: ['reviewed-author'],
    fields: ['reviewed-title', ['container-title', 'Published in'], ...ARTICLE],
  },
  software: {
    fields: ['version', 'genre', 'medium', 'publisher', 'license', 'DOI'],
  },
  song: {
    author: 'Writers',
    names: ['composer', 'performer'],
    fields: [
      ['container-title', 'Album'],
      'number',
      'medium',
      'publisher',
      ['dimensions', 'Running time'],
    ],
  },
  speech: {
    author: 'Speaker',
    dates: ['event-date'],
    fields: ['genre', 'event-title', 'event-place', 'publisher'],
  },
  standard: {
    author: 'Standards body',
    fields: ['number', 'genre', 'edition', 'status', ...PUBLISHED],
  },
  thesis: {
    fields: [
      ['genre', 'Type (PhD, master’s)'],
      ['publisher', 'University'],
      'publisher-place',
      'number',
      'DOI',
    ],
  },
  treaty: {
    title: 'Name of the treaty',
    author: 'Parties',
    dates: ['event-date'],
    fields: [
      ['container-title', 'Treaty series'],
      'volume',
      'number',
      'page',
      'section',
      'event-place',
      ['authority', 'Adopted by'],
    ],
  },
  webpage: {
    fields: [
      ['container-title', 'Website'],
      ['publisher', 'Published by'],
      'genre',
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
  'bill',
  'legal_case',
  'hearing',
  'document',
];

const labelled = <Field extends string>(
  asked: readonly (Field | Labelled<Field>)[],
  names: Readonly<Record<Field, string>>,
): Labelled<Field>[] =>
  asked.map((each) => (typeof each === 'string' ? [each, names[each]] : each));

/** What the form shows for a kind. */
export function formOf(type: SourceType): KindForm {
  const kind = KINDS[type] ?? OTHER;
  return {
    title: kind.title ?? TEXTS.title,
    author: kind.author ?? NAMES.author,
    names: labelled(kind.names ?? [], NAMES),
    fields: labelled<TextField>(kind.fields, TEXTS),
    dates: labelled(kind.dates ?? [], DATES),
  };
}

/** Everything that can be asked for and that the kind does not need. */
export function otherFields(type: SourceType): {
  readonly names: readonly Labelled<NameField>[];
  readonly fields: readonly Labelled<TextField>[];
  readonly dates: readonly Labelled<DateField>[];
} {
  const form = formOf(type);
  const rest = <Field extends string>(
    all: Readonly<Record<Field, string>>,
    shown: readonly string[],
  ): Labelled<Field>[] =>
    (Object.keys(all) as Field[])
      .filter((field) => !shown.includes(field))
      .map((field) => [field, all[field]]);
  const first = (asked: readonly Labelled<string>[]): string[] =>
    asked.map(([field]) => field);
  return {
    names: rest(NAMES, ['author', ...first(form.names)]),
    fields: rest<TextField>(TEXTS, ['title', 'URL', ...first(form.fields)]),
    dates: rest(DATES, ['issued', 'accessed', ...first(form.dates)]),
  };
}

/** What a field is called for a source of this kind; the field itself where CSL has no such. */
export function fieldName(type: SourceType, field: string): string {
  const form = formOf(type);
  if (field === 'title') return form.title;
  if (field === 'author') return form.author;
  const own = [...form.names, ...form.fields, ...form.dates].find(
    ([each]) => each === field,
  );
  const usual: Readonly<Record<string, string>> = {
    ...NAMES,
    ...DATES,
    ...TEXTS,
    type: 'Kind',
  };
  return (
    own?.[1] ?? (Object.hasOwn(usual, field) ? usual[field] : null) ?? field
  );
}

/** The name of a kind, as lists have it. */
export const kindName = (type: SourceType): string =>
  describeSource({ item: { type } }).kind;
