// A cited source without what a reader needs to find it.
import type { CslItem } from '../citations/source.ts';
import { citedSourcesOf } from './cited-sources.ts';
import type { Check } from './finding.ts';

/** Any one of the fields is enough. `words` say what is missing: `journal`. */
type Need = { readonly fields: readonly string[]; readonly words: string };

const need = (words: string, ...fields: string[]): Need => ({ words, fields });

const TITLE = need('title', 'title', 'title-short');
const DATE = need(
  'date',
  'issued',
  'original-date',
  'available-date',
  'event-date',
  'submitted',
  // "Forthcoming", "in press".
  'status',
);
const AUTHOR = need(
  'author',
  'author',
  'editor',
  'compiler',
  'translator',
  'director',
  'contributor',
);
const BODY = need(
  'author or publisher',
  ...AUTHOR.fields,
  'publisher',
  'authority',
  'collection-editor',
  'chair',
  'organizer',
);
const within = (words: string): Need =>
  need(words, 'container-title', 'container-title-short');
const SAVED_PAGE = [
  need('address', 'URL', 'DOI'),
  need('date of reading', 'accessed', 'DOI'),
];
const MADE_LAW = need(
  'number, date or collection',
  'number',
  'issued',
  'chapter-number',
  'container-title',
  'references',
);

/**
 * After the required fields of the entry types in the manual of BibLaTeX (section 2.1.1), which are those that a
 * bibliography can't do without, for the CSL types that they become; and for legal and public documents, which BibLaTeX
 * leaves to styles, after what the notes of the Chicago Manual and OSCOLA begin with. Left out is whatever official
 * papers often do without: an author where there is a publisher, places, page ranges, a date of web pages.
 */
const NEEDS: Partial<Record<CslItem['type'], readonly Need[]>> = {
  article: [TITLE, AUTHOR, DATE],
  'article-journal': [TITLE, within('journal'), DATE],
  'article-magazine': [TITLE, within('magazine'), DATE],
  'article-newspaper': [TITLE, within('newspaper'), DATE],
  bill: [need('name or number', 'title', 'title-short', 'number')],
  book: [TITLE, BODY, DATE],
  chapter: [TITLE, within('book'), DATE],
  entry: [TITLE, within('work')],
  'entry-dictionary': [TITLE, within('dictionary')],
  'entry-encyclopedia': [TITLE, within('encyclopedia')],
  hearing: [TITLE, DATE],
  interview: [need('person interviewed', 'author', 'interviewer'), DATE],
  legal_case: [
    need('name', 'title', 'title-short'),
    need(
      'court, number or law report',
      'authority',
      'number',
      'container-title',
      'references',
    ),
  ],
  legislation: [need('name', 'title', 'title-short', 'number'), MADE_LAW],
  manuscript: [need('title', 'title', 'title-short', 'genre')],
  'paper-conference': [
    TITLE,
    AUTHOR,
    need('conference', 'container-title', 'event-title', 'event'),
    DATE,
  ],
  patent: [need('number', 'number'), TITLE],
  personal_communication: [need('writer', 'author', 'recipient'), DATE],
  post: [need('title or author', 'title', 'author'), ...SAVED_PAGE],
  'post-weblog': [TITLE, ...SAVED_PAGE],
  regulation: [need('name', 'title', 'title-short', 'number'), MADE_LAW],
  report: [TITLE, BODY, DATE],
  standard: [need('number or title', 'number', 'title')],
  thesis: [TITLE, AUTHOR, need('university', 'publisher'), DATE],
  treaty: [TITLE, DATE],
  webpage: [TITLE, ...SAVED_PAGE],
};

function has(item: CslItem, field: string): boolean {
  const value: unknown = Object.hasOwn(item, field) ? item[field] : undefined;
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null;
}

/** `its a, its b and its c`. */
const listed = (missing: readonly Need[]): string => {
  const each = missing.map(({ words }) => `its ${words}`);
  const last = each.at(-1) ?? '';
  return each.length > 1 ? `${each.slice(0, -1).join(', ')} and ${last}` : last;
};

/** One finding a source, at its first citation. What is cited in words of its own needs no fields. */
export const missingFields: Check = (document, sources) =>
  citedSourcesOf(document, sources).flatMap(({ source, block, footnote }) => {
    const { item, citekey, citeAs, id } = source;
    const missing = (NEEDS[item.type] ?? [TITLE]).filter(
      ({ fields }) => !fields.some((field) => has(item, field)),
    );
    return citeAs || missing.length === 0
      ? []
      : [
          {
            check: 'missing-field',
            severity: 'warning',
            block,
            footnote,
            source: id,
            text: citekey,
            message: `The source ${citekey} lacks what a reader needs to find it: ${listed(missing)}.`,
          },
        ];
  });
