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

const WRITTEN =
  /^(?<label>s\.vv?|sub verbo|[A-Za-z]+|[§¶]{1,2})\s*\.?\s*(?<value>\S.*)$/su;

function labelled(written: string): Locator | null {
  const match = WRITTEN.exec(written);
  const label = LABEL_OF.get(match?.groups?.['label']?.toLowerCase() ?? '');
  const value = match?.groups?.['value'];
  if (!label || value === undefined) return null;
  // "part icular": letters that go on are a word, not a label with its value.
  const rest = written.slice(match?.groups?.['label']?.length ?? 0);
  return /^\p{L}/u.test(rest) ? null : { label, value };
}

/** The locator in `written`; words without a label that we know are a page. `written` may not be blank. */
export function parseLocator(written: string): Locator {
  const trimmed = written.trim();
  return labelled(trimmed) ?? { label: 'page', value: trimmed };
}

/** As `parseLocator`, but null unless `written` starts with a label and goes on with a number, or is one. */
export function strictLocator(written: string): Locator | null {
  const trimmed = written.trim();
  const locator = labelled(trimmed) ?? { label: 'page', value: trimmed };
  return /^[\divxlcIVXLC]/.test(locator.value) ? locator : null;
}

const PLURAL = /[–—,&-]|\d\s+(?:and|to)\s+\d/u;
const PLURAL_FORM: Partial<Record<LocatorLabel, string>> = {
  page: 'pp.',
  paragraph: 'paras',
  section: 'ss',
  chapter: 'chs.',
  'article-locator': 'arts',
  note: 'nn.',
  line: 'll.',
};

/** The locator as a person writes it: `p. 4`, `pp. 4–6`, `paras 6–9`. `parseLocator` reads it back. */
export function writeLocator(locator: Locator): string {
  const form = FORMS[locator.label][0] ?? locator.label;
  const plural = PLURAL.test(locator.value)
    ? PLURAL_FORM[locator.label]
    : undefined;
  const stopped =
    form.length > 5 || form === 'at' || form === 'act' ? form : `${form}.`;
  return `${plural ?? stopped} ${locator.value}`;
}
