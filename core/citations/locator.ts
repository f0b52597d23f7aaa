// Locators as people write them (`p. 4`, `paras 6–9`, `§ 2`) and as CSL names them.
import type { Locator, LocatorLabel } from '../document/document.ts';

// The written forms, without their stop, by CSL term; the first is the one that we write.
const FORMS: Readonly<Record<LocatorLabel, readonly string[]>> = {
  page: ['p', 'pp', 'pg', 'pgs', 'page', 'pages'],
  paragraph: [
    'para',
    'paras',
    'par',
    'pars',
    'paragraph',
    'paragraphs',
    '¶',
    '¶¶',
  ],
  section: [
    's',
    'ss',
    'sec',
    'secs',
    'sect',
    'sects',
    'section',
    'sections',
    '§',
    '§§',
  ],
  chapter: ['ch', 'chs', 'chap', 'chaps', 'chapter', 'chapters'],
  'article-locator': ['art', 'arts', 'article', 'articles'],
  volume: ['vol', 'vols', 'volume', 'volumes'],
  issue: ['no', 'nos', 'issue', 'issues'],
  note: ['n', 'nn', 'note', 'notes'],
  line: ['l', 'll', 'line', 'lines'],
  part: ['pt', 'pts', 'part', 'parts'],
  column: ['col', 'cols', 'column', 'columns'],
  figure: ['fig', 'figs', 'figure', 'figures'],
  table: ['table', 'tables', 'tbl'],
  book: ['bk', 'bks', 'book', 'books'],
  folio: ['fol', 'fols', 'folio', 'folios'],
  verse: ['v', 'vv', 'verse', 'verses'],
  rule: ['r', 'rr', 'rule', 'rules'],
  appendix: ['app', 'apps', 'appendix', 'appendices'],
  equation: ['eq', 'eqs', 'equation', 'equations'],
  opus: ['op', 'opus'],
  'sub-verbo': ['s.v', 's.vv', 'sub verbo'],
  supplement: ['supp', 'supps', 'supplement', 'supplements'],
  timestamp: ['at', 'time', 'timestamp'],
  act: ['act', 'acts'],
  scene: ['scene', 'scenes'],
  canon: ['canon', 'canons'],
  elocation: ['loc', 'location', 'elocation'],
  'title-locator': ['title', 'titles'],
};

const LABEL_OF = new Map<string, LocatorLabel>(
  Object.entries(FORMS).flatMap(([label, forms]) =>
    forms.map((form): [string, LocatorLabel] => [form, label as LocatorLabel]),
  ),
);

// A stop belongs to the label only straight behind it: a value may start with one ("table .5").
const WRITTEN =
  /^(?<label>s\.vv?|sub verbo|[a-z]+|[§¶]{1,2})(?:\.\s*|\s+|(?=[^\s\p{L}]))(?<value>\S.*)$/isu;

type Written = { readonly form: string; readonly locator: Locator };

function labelled(written: string): Written | null {
  const groups = WRITTEN.exec(written)?.groups;
  const form = groups?.['label']?.toLowerCase() ?? '';
  const label = LABEL_OF.get(form);
  const value = groups?.['value'];
  return label && value !== undefined
    ? { form, locator: { label, value } }
    : null;
}

export const isLocatorLabel = (value: unknown): value is LocatorLabel =>
  typeof value === 'string' && Object.hasOwn(FORMS, value);

/** The locator in `written`; words without a label that we know are a page. `written` may not be blank. */
export function parseLocator(written: string): Locator {
  const trimmed = written.trim();
  return labelled(trimmed)?.locator ?? { label: 'page', value: trimmed };
}

// "A12", "12r", "xiv", "B", "(3)"; not "in 10", "cut", "of".
const NUMBERED =
  /^(?:[("[]?\p{L}{0,2}[-.]?\d|[ivxlcdm]+(?![\p{L}\p{N}])|\p{Lu}(?![\p{L}\p{N}]))/u;
const ROMAN_CAPITALS = /^[IVXLCDM]+(?![\p{L}\p{N}])/u;

/**
 * As `parseLocator`, for words that may be none: null unless `written` is a label that we know and a number, Arabic,
 * Roman or a capital letter.
 */
export function strictLocator(written: string): Locator | null {
  const locator = labelled(written.trim())?.locator;
  return locator &&
    (NUMBERED.test(locator.value) || ROMAN_CAPITALS.test(locator.value))
    ? locator
    : null;
}

/** Whether `written` has a label for more than one: `pp. 4`, `§§ 2`. */
export function isPluralLocator(written: string): boolean {
  const found = labelled(written.trim());
  if (!found || found.form === 'opus') return false;
  return /^(.)\1$|..s$|^appendices$|vv$/.test(found.form);
}

const PLURAL = /[–—,&-]|\d\s+(?:and|to)\s+\d/u;
const PLURAL_FORM: Partial<Record<LocatorLabel, string>> = {
  page: 'pp.',
  paragraph: 'paras',
  section: 'ss',
  chapter: 'chs',
  'article-locator': 'arts',
  note: 'nn.',
  line: 'll.',
};

const WHOLE_WORDS: ReadonlySet<string> = new Set([
  'act',
  'at',
  'canon',
  'scene',
  'table',
  'title',
]);

/** The locator as a person writes it: `p. 4`, `pp. 4–6`, `paras 6–9`, `table 2`. `parseLocator` reads it back. */
export function writeLocator({ label, value }: Locator): string {
  const form = FORMS[label][0] ?? label;
  const plural = PLURAL.test(value) ? PLURAL_FORM[label] : undefined;
  const single = WHOLE_WORDS.has(form) ? form : `${form}.`;
  return `${plural ?? single} ${value}`;
}
