// Sources as RIS, so that our import of it gives the same again for what RIS has tags for. A value is one line.
import { writeDate } from '../citations/parse-date.ts';
import type { CslDate, CslItem, CslName, Source } from '../citations/source.ts';
import { writeCaptured } from './captured-day.ts';

const TYPES: Readonly<Partial<Record<CslItem['type'], string>>> = {
  article: 'JOUR',
  'article-journal': 'JOUR',
  'article-magazine': 'MGZN',
  'article-newspaper': 'NEWS',
  bill: 'BILL',
  book: 'BOOK',
  chapter: 'CHAP',
  classic: 'CLSWK',
  dataset: 'DATA',
  'entry-dictionary': 'DICT',
  'entry-encyclopedia': 'ENCYC',
  figure: 'FIGURE',
  graphic: 'ART',
  hearing: 'HEAR',
  interview: 'INTV',
  legal_case: 'CASE',
  legislation: 'STAT',
  manuscript: 'UNPB',
  map: 'MAP',
  motion_picture: 'MPCT',
  musical_score: 'MUSIC',
  pamphlet: 'PAMP',
  'paper-conference': 'CONF',
  patent: 'PAT',
  periodical: 'JFULL',
  personal_communication: 'PCOMM',
  post: 'BLOG',
  'post-weblog': 'BLOG',
  report: 'RPRT',
  software: 'COMP',
  song: 'SOUND',
  speech: 'SLIDE',
  standard: 'STAND',
  thesis: 'THES',
  webpage: 'ELEC',
};

function written(name: CslName): string {
  if (name.family === undefined) return name.literal ?? name.given ?? '';
  const family = [
    name['dropping-particle'],
    name['non-dropping-particle'],
    name.family,
  ]
    .filter(Boolean)
    .join(' ');
  return [family, name.given ?? '', name.suffix ?? '']
    .join(', ')
    .replace(/(?:, )+$/, '');
}

/**
 * `2020/03/14`, and behind the figures the whole date in words where they can't say it: `2019///2019 – 2021`. The words of a
 * date that is none, or before our era.
 */
function dated(date: CslDate | undefined): string {
  const [first, second] = date?.['date-parts'] ?? [];
  if (!date || !first) return date?.literal ?? date?.raw ?? date?.edtf ?? '';
  const [year = '', ...rest] = first;
  if (Number(year) < 1) return writeDate(date);
  const figures = [
    String(year).padStart(4, '0'),
    ...rest.map((part) => String(part).padStart(2, '0')),
  ];
  const isWhole = !second && !date.circa && date.season === undefined;
  if (isWhole) return figures.join('/');
  return [0, 1, 2]
    .map((place) => figures[place] ?? '')
    .concat(writeDate(date))
    .join('/');
}

function linesOf(item: CslItem): [tag: string, value: string][] {
  const lines: [string, string][] = [];
  const text = (field: string): string => {
    const value = item[field];
    return typeof value === 'string' || typeof value === 'number'
      ? String(value).replace(/\s+/g, ' ').trim()
      : '';
  };
  const put = (tag: string, ...values: readonly string[]): void => {
    for (const value of values) if (value !== '') lines.push([tag, value]);
  };
  const names = (tag: string, list: readonly CslName[] | undefined): void => {
    put(tag, ...(list ?? []).map(written));
  };
  const journal = /^(?:article|periodical)/.test(item.type);
  names('AU', item.author);
  names('ED', item.editor);
  names('A3', item['collection-editor']);
  names('A4', item.translator);
  put('TI', text('title'));
  put('ST', text('title-short'));
  if (item.type !== 'book') put('T2', text('container-title'));
  put('J2', text('container-title-short'));
  put('T3', text('collection-title'));
  const issued = dated(item.issued);
  const [year = ''] = issued.split('/');
  if (/^\d{4}$/.test(year)) put('PY', year);
  else put('PY', issued);
  if (/^\d{4}\//.test(issued)) put('DA', issued);
  put('Y2', dated(item.accessed));
  put('VL', text('volume'));
  put(
    'IS',
    text(
      journal
        ? 'issue'
        : [
              'book',
              'chapter',
              'paper-conference',
              'entry-dictionary',
              'entry-encyclopedia',
            ].includes(item.type)
          ? 'collection-number'
          : 'number',
    ),
  );
  if (journal && text('issue') !== '') put('M1', text('number'));
  const [, first = text('page'), last = ''] =
    /^(\w*\d\w*)-(\w*\d\w*)$/.exec(text('page')) ?? [];
  put('SP', first);
  put('EP', last);
  put('ET', text('edition'));
  put('PB', text('publisher'));
  put('CY', text('publisher-place'));
  put('NV', text('number-of-volumes'));
  put('SE', text('section'));
  put('SN', text('ISSN') || text('ISBN'));
  put('DO', text('DOI'));
  put('UR', text('URL'));
  put('M3', text('genre'));
  put('AB', text('abstract'));
  put('N1', text('note'));
  put('KW', ...text('keyword').split(/\s*,\s*/));
  put('LA', text('language'));
  put('CN', text('call-number'));
  put('DB', text('archive'));
  put('DP', text('source'));
  return lines;
}

const researchNotes = (words: string): [tag: string, value: string][] =>
  words === '' ? [] : [['RN', words]];

/** One record a source, in their order. */
export function exportRis(sources: readonly Source[]): string {
  return sources
    .map((source) =>
      [
        ['TY', TYPES[source.item.type] ?? 'GEN'],
        ['ID', source.citekey],
        ...linesOf(source.item),
        ...researchNotes(writeCaptured(source)),
        ['ER', ''],
      ]
        .map(([tag, value]) => `${tag ?? ''}  - ${value ?? ''}\r\n`)
        .join(''),
    )
    .join('\r\n');
}
