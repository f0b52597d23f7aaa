// RIS in: the tags of Reference Manager's format as its own description, EndNote, Zotero, Mendeley and publishers use them.
import { readCaptured } from './captured-day.ts';
import { entryName, gatherSources } from './gather-sources.ts';
import type { ReadingProgress, SourcesImport } from './imported-source.ts';
import {
  bareIssn,
  isIssn,
  languageTag,
  pageRange,
  personNames,
  recordDate,
} from './record-values.ts';
import { readRisRecords, type TaggedRecord } from './tagged-records.ts';

/** By `TY`; those that are missing are documents. `ris-export.ts` goes the other way. */
const TYPES: Readonly<Record<string, string>> = {
  ABST: 'article-journal',
  ADVS: 'motion_picture',
  AGGR: 'dataset',
  ANCIENT: 'classic',
  ART: 'graphic',
  BILL: 'bill',
  BLOG: 'post-weblog',
  BOOK: 'book',
  CASE: 'legal_case',
  CHAP: 'chapter',
  CHART: 'figure',
  CLSWK: 'classic',
  COMP: 'software',
  CONF: 'paper-conference',
  CPAPER: 'paper-conference',
  CTLG: 'book',
  DATA: 'dataset',
  DBASE: 'dataset',
  DICT: 'entry-dictionary',
  EBOOK: 'book',
  ECHAP: 'chapter',
  EDBOOK: 'book',
  EJOUR: 'article-journal',
  ELEC: 'webpage',
  ENCYC: 'entry-encyclopedia',
  EQUA: 'figure',
  FIGURE: 'figure',
  GOVDOC: 'report',
  GRANT: 'report',
  HEAR: 'hearing',
  ICOMM: 'personal_communication',
  INPR: 'article-journal',
  INTV: 'interview',
  JFULL: 'periodical',
  JOUR: 'article-journal',
  LEGAL: 'legislation',
  MANSCPT: 'manuscript',
  MAP: 'map',
  MGZN: 'article-magazine',
  MPCT: 'motion_picture',
  MULTI: 'motion_picture',
  MUSIC: 'musical_score',
  NEWS: 'article-newspaper',
  PAMP: 'pamphlet',
  PAT: 'patent',
  PCOMM: 'personal_communication',
  RPRT: 'report',
  SER: 'book',
  SLIDE: 'speech',
  SOUND: 'song',
  STAND: 'standard',
  STAT: 'legislation',
  THES: 'thesis',
  UNBILL: 'bill',
  UNPB: 'manuscript',
  VIDEO: 'motion_picture',
  WEB: 'webpage',
};

const IN_A_WHOLE = new Set([
  'chapter',
  'paper-conference',
  'entry-dictionary',
  'entry-encyclopedia',
]);
const IN_A_JOURNAL = new Set([
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'periodical',
]);

type Get = (...tags: readonly string[]) => string;

function itemOf({ fields }: TaggedRecord): Record<string, unknown> & {
  type: string;
} {
  const all = (...tags: readonly string[]): string[] =>
    tags
      .flatMap((tag) => fields.get(tag) ?? [])
      .filter((value) => value !== '');
  const get: Get = (...tags) => all(...tags)[0] ?? '';
  const written = get('TY').toUpperCase();
  const type = TYPES[written] ?? 'document';
  const whole = IN_A_WHOLE.has(type);
  const journal = IN_A_JOURNAL.has(type);
  // BT is the title of a book by itself, and of the book that a part is in.
  const title = get('TI', 'T1', 'CT', ...(whole || journal ? [] : ['BT']));
  const held = whole
    ? get('T2', 'BT', 'JO', 'JF')
    : get('JF', 'T2', 'JO', 'JA', 'J2', 'J1');
  const series =
    get('T3') || (type === 'book' && held !== title ? get('T2') : '');
  const number = get('SN');
  const isbn = number !== '' && !isIssn(number) && !journal;
  return {
    type,
    author: personNames(all('AU', 'A1')),
    editor: personNames(
      all(
        'ED',
        ...(type === 'book' && !all('AU', 'A1').length
          ? ['A2']
          : whole || journal
            ? ['A2']
            : []),
      ),
    ),
    'collection-editor': personNames(
      all('A3', ...(type === 'book' && all('AU', 'A1').length ? ['A2'] : [])),
    ),
    translator: personNames(all('A4', 'TA')),
    title,
    'title-short': get('ST'),
    'container-title': type === 'book' ? '' : held,
    'container-title-short': abbreviation(get, held),
    'collection-title': series,
    issued: issued(get),
    accessed: recordDate(get('Y2')),
    volume: get('VL'),
    ...numbers(type, get),
    page: pageRange(get('SP'), get('EP')),
    edition: get('ET'),
    publisher: get('PB'),
    'publisher-place': get('CY', 'PP'),
    'number-of-volumes': get('NV'),
    section: get('SE'),
    [isbn ? 'ISBN' : 'ISSN']: isbn
      ? all('SN').join(' ')
      : bareIssn(all('SN').join(' ')),
    DOI: get('DO') || doiIn(all('M3', 'N1', 'UR', 'L3', 'ID')),
    URL: get('UR', 'L2', 'LK').split(/;\s+(?=https?:)/)[0],
    genre: /^10\.\d/.test(get('M3')) ? '' : get('M3'),
    abstract: get('AB', 'N2'),
    note: all('N1').join('\n'),
    keyword: all('KW').join(', '),
    language: languageTag(get('LA')),
    'call-number': get('CN'),
    archive: get('DB'),
    source: get('DP'),
    ...readCaptured(get('RN')),
  };
}

function abbreviation(get: Get, held: string): string {
  const found = get('J2', 'JA', 'J1');
  return found === held ? '' : found;
}

function numbers(type: string, get: Get): Record<string, string> {
  const issue = get('IS');
  const number = get('M1');
  if (IN_A_JOURNAL.has(type))
    return { issue: issue || number, number: issue ? number : '' };
  if (type === 'book' || IN_A_WHOLE.has(type))
    return { 'collection-number': issue || number };
  return { number: issue || number };
}

/** The fullest of the dates that say the same year. */
function issued(get: Get): unknown {
  const year = get('PY', 'Y1');
  const day = recordDate(get('DA'));
  if (year === '') return day;
  const [first, second] = day?.['date-parts'] ?? [];
  const isFuller =
    first !== undefined &&
    (first.length > 1 ||
      second !== undefined ||
      Boolean(day?.circa) ||
      day?.season !== undefined);
  return isFuller && Number.parseInt(year, 10) === Number(first[0])
    ? day
    : recordDate(year);
}

/** The DOI in a field that is not for it, where the whole of it is one. */
const doiIn = (values: readonly string[]): string =>
  values.find((value) =>
    /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?10\.\d{3,9}(?:\.\d+)*\/\S+$/i.test(
      value,
    ),
  ) ?? '';

/** The sources in a RIS text. A record without a type is skipped. */
export function importRis(
  text: string,
  progress?: ReadingProgress,
): SourcesImport {
  const gathering = gatherSources();
  const records = readRisRecords(text);
  for (const [index, record] of records.entries()) {
    const key = record.fields.get('ID')?.[0] ?? null;
    const { line } = record;
    const type = record.fields.get('TY')?.[0] ?? '';
    if (type === '')
      gathering.skip({
        entry: entryName(key, index + 1),
        line,
        reason: record.fields.has('TY')
          ? 'Its TY line names no type.'
          : 'It does not begin with a TY line, so its type is not known.',
      });
    else {
      gathering.add({
        // Databases number their records there; only words are keys.
        key: key !== null && /^\p{L}\S*$/u.test(key) ? key : null,
        line,
        item: itemOf(record),
        raw: { format: 'ris', text: record.raw },
      });
      if (!record.closed && index === records.length - 1)
        gathering.remark(
          null,
          'The last entry has no ER line at its end: the file may have been cut off.',
        );
    }
    if (index % 500 === 0) progress?.(index, records.length);
  }
  return gathering.result();
}
