// A source in a few words, as lists of sources show it. Not a citation: no style has a say here.
import { parseDate } from './parse-date.ts';
import { NAME_FIELDS } from './source-fields.ts';
import type { CslDate, CslItem, CslName, Source } from './source.ts';

const KINDS: Readonly<Record<CslItem['type'], string>> = {
  article: 'Preprint',
  'article-journal': 'Article',
  'article-magazine': 'Magazine article',
  'article-newspaper': 'Newspaper article',
  bill: 'Bill',
  book: 'Book',
  broadcast: 'Broadcast',
  chapter: 'Chapter',
  classic: 'Classic work',
  collection: 'Collection',
  dataset: 'Data set',
  document: 'Document',
  entry: 'Entry',
  'entry-dictionary': 'Dictionary entry',
  'entry-encyclopedia': 'Encyclopedia entry',
  event: 'Event',
  figure: 'Figure',
  graphic: 'Graphic',
  hearing: 'Hearing',
  interview: 'Interview',
  legal_case: 'Case',
  legislation: 'Legislation',
  manuscript: 'Manuscript',
  map: 'Map',
  motion_picture: 'Film',
  musical_score: 'Musical score',
  pamphlet: 'Pamphlet',
  'paper-conference': 'Conference paper',
  patent: 'Patent',
  performance: 'Performance',
  periodical: 'Periodical',
  personal_communication: 'Letter or message',
  post: 'Post',
  'post-weblog': 'Blog post',
  regulation: 'Regulation',
  report: 'Report',
  review: 'Review',
  'review-book': 'Book review',
  software: 'Software',
  song: 'Song',
  speech: 'Speech',
  standard: 'Standard',
  thesis: 'Thesis',
  treaty: 'Treaty',
  webpage: 'Web page',
};

/** On one line, without space around it. */
const line = (words: string): string => words.replace(/\s+/gu, ' ').trim();

function shortName(name: CslName): string {
  const family = [name['non-dropping-particle'], name.family]
    .filter(Boolean)
    .join(' ');
  return line(name.literal ?? '') || line(family) || line(name.given ?? '');
}

function joinNames(names: readonly string[]): string {
  if (names.length > 3) return `${names[0] ?? ''} and others`;
  const last = names.at(-1) ?? '';
  return names.length > 1
    ? `${names.slice(0, -1).join(', ')} and ${last}`
    : last;
}

// A work without authors goes by its editors, then by whoever else is named.
const NAMED_BY = ['author', 'editor', ...NAME_FIELDS] as const;

function namesOf(item: CslItem): string {
  for (const field of NAMED_BY) {
    const names = item[field]?.map(shortName).filter(Boolean) ?? [];
    if (names.length > 0) return joinNames(names);
  }
  return '';
}

const yearIn = (words: string): string => /\d{4}/.exec(words)?.[0] ?? '';

/** The parts of a date, also of one that is kept as it was written; null where its words are no date that is known. */
function datedBy(date: CslDate): CslDate | null {
  if (date['date-parts']) return date;
  const written = date.raw ?? date.edtf ?? date.literal ?? '';
  return written.trim() === '' ? null : parseDate(written).date;
}

/** The years of the parts as they are kept, negative before our era. */
const yearsIn = (date: CslDate | null): string[] =>
  (date?.['date-parts'] ?? [])
    .map(([year]) => String(year ?? '').trim())
    .filter((year) => year !== '' && Number(year) !== 0);

function writeYear(year: string): string {
  const number = Number(year);
  if (!Number.isInteger(number)) return year;
  if (number < 0) return `${-number} BC`;
  return number < 100 ? `AD ${number}` : String(number);
}

/** What is read of words that are no date as a whole. */
const writtenYear = ({ raw, edtf, literal }: CslDate): string =>
  [raw, edtf, literal].map((words) => yearIn(words ?? '')).find(Boolean) ?? '';

/** "1920" or "2019–2021", whether certain or not; empty where none is known. */
export function yearsOf({ issued }: CslItem): string {
  if (!issued) return '';
  const [first, last = first] = yearsIn(datedBy(issued)).map(writeYear);
  if (first === undefined || last === undefined) return writtenYear(issued);
  return first === last ? first : `${first}–${last}`;
}

/** The first of them as a number, to put sources in order: negative before our era, null where none is known. */
export function firstYear({ issued }: CslItem): number | null {
  if (!issued) return null;
  const [first = writtenYear(issued)] = yearsIn(datedBy(issued));
  const year = Number.parseInt(first, 10);
  return Number.isNaN(year) ? null : year;
}

/** The same, with `c.` where it is not certain. */
function yearOf(item: CslItem): string {
  const years = yearsOf(item);
  const isCirca = item.issued && datedBy(item.issued)?.circa;
  return years !== '' && isCirca ? `c. ${years}` : years;
}

function titleOf(item: CslItem): string {
  for (const field of ['title', 'title-short', 'container-title', 'number']) {
    const value = item[field];
    const words =
      typeof value === 'string' || typeof value === 'number'
        ? line(String(value))
        : '';
    if (words) return words;
  }
  return '';
}

export type SourceDescription = {
  /** "Satterwaite and Fenn"; four or more are the first "and others". */
  readonly names: string;
  /** "2026", "2019–2021", "c. 1920"; for an order, see `firstYear`. */
  readonly year: string;
  readonly title: string;
  /** The type in a word or two: "Article". */
  readonly kind: string;
};

/** Each part is one line, and empty where the source has nothing for it. */
export function describeSource({
  item,
}: Pick<Source, 'item'>): SourceDescription {
  return {
    names: namesOf(item),
    year: yearOf(item),
    title: titleOf(item),
    kind: KINDS[item.type],
  };
}

/** "Smith, The quay, 2019", in one line: for a sentence about a source. "@key" where it says nothing of itself. */
export function sourceInWords(
  source: Pick<Source, 'item' | 'citekey'>,
): string {
  const { names, title, year } = describeSource(source);
  return (
    [names, title, year].filter((words) => words !== '').join(', ') ||
    `@${source.citekey}`
  );
}
