// Which CSL type and variables a BibTeX or BibLaTeX entry has: the BibLaTeX manual's types and fields (with BibTeX's
// older names) on one side, CSL 1.0.2 on the other.
import { SOURCE_TYPES } from '../citations/source-fields.ts';
import type { CslDate, CslItem } from '../citations/source.ts';
import { readCaptured } from './captured-day.ts';
import { writtenDate, yearDate } from './bibtex-date.ts';
import type { LatexFields } from './bibtex-latex.ts';

type SourceType = CslItem['type'];

const TYPE_OF = new Map<string, SourceType>(
  Object.entries({
    article: 'article-journal',
    artwork: 'graphic',
    audio: 'song',
    book: 'book',
    bookinbook: 'chapter',
    booklet: 'pamphlet',
    collection: 'book',
    conference: 'paper-conference',
    dataset: 'dataset',
    electronic: 'webpage',
    image: 'graphic',
    inbook: 'chapter',
    incollection: 'chapter',
    inproceedings: 'paper-conference',
    inreference: 'entry-encyclopedia',
    jurisdiction: 'legal_case',
    legal: 'treaty',
    letter: 'personal_communication',
    manual: 'book',
    mastersthesis: 'thesis',
    movie: 'motion_picture',
    music: 'song',
    mvbook: 'book',
    mvcollection: 'book',
    mvproceedings: 'book',
    mvreference: 'book',
    online: 'webpage',
    phdthesis: 'thesis',
    proceedings: 'book',
    reference: 'book',
    suppbook: 'chapter',
    suppcollection: 'chapter',
    suppperiodical: 'article-journal',
    techreport: 'report',
    unpublished: 'manuscript',
    video: 'motion_picture',
    www: 'webpage',
  }),
);

const CSL_TYPE = new Map<string, SourceType>(
  SOURCE_TYPES.map((type) => [type.replaceAll('_', '-'), type]),
);

/** Whether BibTeX, BibLaTeX or CSL has a type of this name; others come in as documents. */
export const isKnownType = (type: string): boolean =>
  type === 'misc' ||
  TYPE_OF.has(type) ||
  CSL_TYPE.has(type.replaceAll('_', '-'));

/** Fields that hold names, and where they go. */
const NAMES = {
  author: 'author',
  bookauthor: 'container-author',
  director: 'director',
  editor: 'editor',
  translator: 'translator',
} as const;
export const NAME_FIELDS_OF_BIBTEX: ReadonlySet<string> = new Set(
  Object.keys(NAMES),
);

/** Fields that are no LaTeX: addresses and numbers, taken as they stand. */
export const VERBATIM_FIELDS: ReadonlySet<string> = new Set([
  'doi',
  'eprint',
  'url',
  'date',
  'urldate',
  'origdate',
  'eventdate',
]);

/** Fields of which one name is BibTeX's and one BibLaTeX's. */
const ALIASES = new Map<string, string>(
  Object.entries({
    address: 'location',
    annote: 'annotation',
    archiveprefix: 'eprinttype',
    journal: 'journaltitle',
    key: 'sortkey',
    pdf: 'file',
    primaryclass: 'eprintclass',
    school: 'institution',
  }),
);
export const fieldName = (name: string): string => ALIASES.get(name) ?? name;

/** Fields that say in other words what a variable of CSL says. */
export const SAME = new Map<string, string>(
  Object.entries({
    abstract: 'abstract',
    annotation: 'annote',
    chapter: 'chapter-number',
    edition: 'edition',
    eventtitle: 'event-title',
    isbn: 'ISBN',
    issn: 'ISSN',
    keywords: 'keyword',
    location: 'publisher-place',
    origlocation: 'original-publisher-place',
    origpublisher: 'original-publisher',
    origtitle: 'original-title',
    pagetotal: 'number-of-pages',
    part: 'part-number',
    pubstate: 'status',
    series: 'collection-title',
    shortjournal: 'container-title-short',
    shorttitle: 'title-short',
    venue: 'event-place',
    version: 'version',
    volume: 'volume',
    volumes: 'number-of-volumes',
  }),
);

const GENRES = new Map<string, string>(
  Object.entries({
    bathesis: 'Bachelor’s thesis',
    candthesis: 'Candidate thesis',
    mastersthesis: 'Master’s thesis',
    mathesis: 'Master’s thesis',
    phdthesis: 'PhD thesis',
    resreport: 'Research report',
    techreport: 'Technical report',
  }),
);

/** By the name that Babel has for it. */
export const LANGUAGES = new Map<string, string>(
  Object.entries({
    american: 'en-US',
    australian: 'en-AU',
    austrian: 'de-AT',
    british: 'en-GB',
    canadian: 'en-CA',
    chinese: 'zh-CN',
    dutch: 'nl-NL',
    english: 'en-US',
    french: 'fr-FR',
    german: 'de-DE',
    italian: 'it-IT',
    japanese: 'ja-JP',
    ngerman: 'de-DE',
    polish: 'pl-PL',
    portuguese: 'pt-PT',
    russian: 'ru-RU',
    spanish: 'es-ES',
    swedish: 'sv-SE',
    ukenglish: 'en-GB',
    usenglish: 'en-US',
  }),
);

function languageOf(written: string): string | undefined {
  const known = LANGUAGES.get(written.toLowerCase());
  if (known !== undefined) return known;
  return /^[a-z]{2}(-[A-Za-z]{2,4})?$/.test(written) ? written : undefined;
}

const joined = (parts: readonly string[], between: string): string =>
  [...new Set(parts.filter((part) => part !== ''))].join(between);

/** Title and subtitle; the title's own question mark takes the colon's place. */
function titled(title: string, subtitle: string): string {
  if (title === '' || subtitle === '') return title || subtitle;
  return `${title}${/[?!:.]$/.test(title) ? '' : ':'} ${subtitle}`;
}

/** An item from an entry's fields under BibLaTeX's names. Null where there is nothing to cite it by. */
export function itemOf(
  entryType: string,
  { text, names }: LatexFields,
): CslItem | null {
  const get = (name: string): string => text.get(name) ?? '';
  const url =
    get('url') || (/https?:\/\/\S+/.exec(get('howpublished'))?.[0] ?? '');
  const type = typeOf(entryType, get, url);
  const item: Record<string, unknown> & { type: SourceType } = { type };
  const set = (name: string, value: string | undefined): void => {
    if (value !== undefined && value !== '') item[name] = value;
  };

  for (const [field, variable] of Object.entries(NAMES)) {
    const list = names.get(field);
    if (list && list.length > 0) item[variable] = list;
  }
  for (const [field, variable] of SAME) set(variable, get(field));

  const title = joined(
    [titled(get('title'), get('subtitle')), get('titleaddon')],
    '. ',
  );
  const main = titled(get('maintitle'), get('mainsubtitle'));
  const book = titled(get('booktitle'), get('booksubtitle'));
  const journal = titled(get('journaltitle'), get('journalsubtitle'));
  set('title', main !== '' && book === '' ? main : title);
  set('container-title', journal || (book !== '' && main !== '' ? main : book));
  if (main !== '') set('volume-title', book || title);

  const pages = get('pages').replace(/\s*(?:--?|–|—)\s*/g, '-');
  set('page', pages);
  setNumber(type, get, set);
  set(
    'publisher',
    joined(
      [
        get('institution'),
        get('organization'),
        /https?:\/\//.test(get('howpublished')) ? '' : get('howpublished'),
        get('publisher'),
      ],
      '; ',
    ),
  );
  const kind =
    get('type') ||
    (entryType.endsWith('thesis') && GENRES.has(entryType) ? entryType : '');
  set('genre', GENRES.get(kind.toLowerCase()) ?? kind);
  const captured = readCaptured(get('addendum'));
  if (captured) Object.assign(item, captured);
  set(
    'note',
    joined([get('note'), ...(captured ? [] : [get('addendum')])], '. '),
  );
  set('language', languageOf(get('langid') || get('language')));
  set(
    'DOI',
    get('doi').replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, ''),
  );
  set('URL', url || eprintUrl(get('eprinttype'), get('eprint')));

  const dates: Record<string, CslDate | undefined> = {
    issued:
      writtenDate(get('date')) ??
      yearDate(get('year'), get('month'), get('day')),
    accessed: writtenDate(get('urldate')),
    'original-date': writtenDate(get('origdate')),
    'event-date': writtenDate(get('eventdate')),
  };
  for (const [name, date] of Object.entries(dates)) if (date) item[name] = date;

  return Object.keys(item).length > 1 ? (item as CslItem) : null;
}

function typeOf(
  entryType: string,
  get: (name: string) => string,
  url: string,
): SourceType {
  const subtype = get('entrysubtype').toLowerCase();
  const named = CSL_TYPE.get(subtype.replaceAll('_', '-'));
  if (named) return named;
  if (entryType === 'article') {
    if (subtype === 'newspaper') return 'article-newspaper';
    if (subtype === 'magazine') return 'article-magazine';
    return get('journaltitle') === '' ? 'article' : 'article-journal';
  }
  if (entryType === 'misc') return url === '' ? 'document' : 'webpage';
  return (
    TYPE_OF.get(entryType) ??
    CSL_TYPE.get(entryType.replaceAll('_', '-')) ??
    'document'
  );
}

export const IN_A_JOURNAL: ReadonlySet<SourceType> = new Set<SourceType>([
  'article',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'periodical',
]);
export const IN_A_SERIES: ReadonlySet<SourceType> = new Set<SourceType>([
  'book',
  'chapter',
  'paper-conference',
]);

/** `number` is the issue of a journal, the place in a book's series, or a number of the thing itself. */
function setNumber(
  type: SourceType,
  get: (name: string) => string,
  set: (name: string, value: string) => void,
): void {
  if (IN_A_JOURNAL.has(type)) {
    set('issue', joined([get('number'), get('issue')], ', '));
    set('number', get('eid'));
    return;
  }
  set(IN_A_SERIES.has(type) ? 'collection-number' : 'number', get('number'));
  set('issue', get('issue'));
}

function eprintUrl(type: string, eprint: string): string {
  return type.toLowerCase() === 'arxiv' && eprint !== ''
    ? `https://arxiv.org/abs/${eprint}`
    : '';
}
