// Sources as BibLaTeX, so that our import of it gives the same items again: a type that BibLaTeX has none for stands in
// `entrysubtype`. What a source has beyond BibLaTeX's fields is not in the file.
import type { CslDate, CslItem, CslName, Source } from '../citations/source.ts';
import { allAtOnce, mapInSteps, type Steps } from '../steps.ts';
import { writeCaptured } from './captured-day.ts';
import { IN_A_JOURNAL, IN_A_SERIES, LANGUAGES, SAME } from './bibtex-item.ts';

/** With the entry type, and the subtype where the type alone would be read as another. */
const TYPES: Readonly<
  Record<CslItem['type'], readonly [type: string, subtype?: string]>
> = {
  article: ['article', 'article'],
  'article-journal': ['article', 'article-journal'],
  'article-magazine': ['article', 'magazine'],
  'article-newspaper': ['article', 'newspaper'],
  bill: ['legislation', 'bill'],
  book: ['book'],
  broadcast: ['video', 'broadcast'],
  chapter: ['incollection'],
  classic: ['book', 'classic'],
  collection: ['collection', 'collection'],
  dataset: ['dataset'],
  document: ['misc', 'document'],
  entry: ['inreference', 'entry'],
  'entry-dictionary': ['inreference', 'entry-dictionary'],
  'entry-encyclopedia': ['inreference'],
  event: ['misc', 'event'],
  figure: ['image', 'figure'],
  graphic: ['image'],
  hearing: ['misc', 'hearing'],
  interview: ['misc', 'interview'],
  legal_case: ['jurisdiction'],
  legislation: ['legislation'],
  manuscript: ['unpublished'],
  map: ['image', 'map'],
  motion_picture: ['movie'],
  musical_score: ['misc', 'musical_score'],
  pamphlet: ['booklet'],
  'paper-conference': ['inproceedings'],
  patent: ['patent'],
  performance: ['performance'],
  periodical: ['periodical'],
  personal_communication: ['letter'],
  post: ['online', 'post'],
  'post-weblog': ['online', 'post-weblog'],
  regulation: ['legislation', 'regulation'],
  report: ['report'],
  review: ['review'],
  'review-book': ['review', 'review-book'],
  software: ['software'],
  song: ['music'],
  speech: ['unpublished', 'speech'],
  standard: ['standard'],
  thesis: ['thesis'],
  treaty: ['legal'],
  webpage: ['online'],
};

const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '\u00a0': '~',
};

/** Words as LaTeX that prints them. */
export function toLatex(words: string): string {
  return words
    .replace(/[\\~^\u00a0]|[&%#_${}]/g, (sign) => ESCAPED[sign] ?? `\\${sign}`)
    .replace(/-(?=-)/g, '-{}')
    .replace(/`(?=`)/g, '`{}')
    .replace(/'(?=')/g, "'{}");
}

/** A title: words whose capitals a style may not make small are in braces. */
const titleLatex = (words: string): string =>
  words
    .split(/(\s+)/)
    .map((word) =>
      /\p{L}\p{M}*.*\p{Lu}/u.test(word) ? `{${toLatex(word)}}` : toLatex(word),
    )
    .join('');

/** An address or an identifier, which is taken as it stands. */
const verbatim = (value: string): string =>
  value.replace(/[{}\\\s]/g, (sign) => encodeURIComponent(sign));

/** A part of a name: in braces where something in it would be taken for what divides names. */
function namePart(words: string): string {
  const latex = toLatex(words);
  return /,|(?:^|\s)(?:and|others)(?:\s|$)/i.test(words) ? `{${latex}}` : latex;
}

function nameLatex(name: CslName): string {
  const { family, given, suffix, literal } = name;
  const dropping = name['dropping-particle'];
  const kept = name['non-dropping-particle'];
  if (family === undefined) return `{${toLatex(literal ?? given ?? '')}}`;
  // A family name that begins small would be taken for a particle.
  const startsSmall = /^\p{Ll}/u.test(family) || /\s\p{Ll}/u.test(family);
  const last = startsSmall ? `{${toLatex(family)}}` : namePart(family);
  const particle = [kept, dropping].filter(Boolean).join(' ');
  if (!given && suffix)
    return [
      `family={${toLatex(family)}}`,
      ...(particle ? [`prefix={${toLatex(particle)}}`] : []),
      `suffix={${toLatex(suffix)}}`,
    ].join(', ');
  // Of several words and no comma the last alone would be the family name.
  if (!given)
    return particle
      ? `${particle} ${last}`
      : last.startsWith('{') || !/\s/.test(last)
        ? last
        : `{${last}}`;
  return [
    [particle, last].filter(Boolean).join(' '),
    ...(suffix ? [namePart(suffix)] : []),
    namePart(given),
  ].join(', ');
}

const digits = (number: number | string, count: number): string =>
  String(number).padStart(count, '0');

/** EDTF; null for a date in words. */
function edtf(date: CslDate): string | null {
  const parts = date['date-parts'];
  if (!parts?.every((each) => each.every((part) => /^\d+$/.test(String(part)))))
    return null;
  const season = Number(date.season);
  const written = parts.map((each) =>
    each.map((part, index) => digits(part, index === 0 ? 4 : 2)).join('-'),
  );
  const [first = ''] = written;
  const whole =
    season >= 1 && season <= 4 && parts.length === 1 && first.length === 4
      ? `${first}-${20 + season}`
      : written.join('/');
  return date.circa ? `${whole}~` : whole;
}

const LANGID = new Map(
  [...LANGUAGES].map(([name, tag]) => [tag, name] as const).reverse(),
);

const NAMES = {
  author: 'author',
  'container-author': 'bookauthor',
  director: 'director',
  editor: 'editor',
  translator: 'translator',
} as const;
const DATES = {
  accessed: 'urldate',
  'original-date': 'origdate',
  'event-date': 'eventdate',
} as const;
const WITH_INSTITUTION = new Set(['report', 'thesis']);
const VERBATIM = new Set(['DOI', 'URL']);

function fieldsOf(item: CslItem): [string, string][] {
  const fields: [string, string][] = [];
  const text = (variable: string): string => {
    const value = item[variable];
    return typeof value === 'string' || typeof value === 'number'
      ? String(value)
      : '';
  };
  const put = (field: string, latex: string): void => {
    if (latex !== '') fields.push([field, latex]);
  };
  const [, subtype] =
    item.type === 'article-journal' && item['container-title'] !== undefined
      ? []
      : TYPES[item.type];
  for (const [variable, field] of Object.entries(NAMES)) {
    const names = item[variable as keyof typeof NAMES] ?? [];
    put(field, names.map(nameLatex).join(' and '));
  }
  const title = titleLatex(text('title'));
  const held = titleLatex(text('container-title'));
  const volume = titleLatex(text('volume-title'));
  if (IN_A_JOURNAL.has(item.type)) {
    put('title', title);
    put('journaltitle', held);
  } else if (volume !== '' && held !== '') {
    put('title', title);
    put('booktitle', volume);
    put('maintitle', held);
  } else if (volume !== '') {
    put('maintitle', title);
    put('title', volume);
  } else {
    put('title', title);
    put('booktitle', held);
  }
  const { issued } = item;
  const date = issued && edtf(issued);
  if (date) put('date', date);
  else if (issued)
    put('year', toLatex(issued.literal ?? issued.raw ?? issued.edtf ?? ''));
  for (const [variable, field] of Object.entries(DATES)) {
    const value = item[variable as keyof typeof DATES];
    if (value)
      put(field, edtf(value) ?? toLatex(value.literal ?? value.raw ?? ''));
  }
  put('pages', toLatex(text('page')).replace(/(?<=\d)-(?=\d)/g, '--'));
  if (IN_A_JOURNAL.has(item.type)) {
    put('number', toLatex(text('issue')));
    put('eid', toLatex(text('number')));
  } else {
    put(
      'number',
      toLatex(
        text(IN_A_SERIES.has(item.type) ? 'collection-number' : 'number'),
      ),
    );
    put('issue', toLatex(text('issue')));
  }
  put(
    WITH_INSTITUTION.has(item.type) ? 'institution' : 'publisher',
    toLatex(text('publisher')),
  );
  put('type', toLatex(text('genre')));
  put('note', toLatex(text('note')));
  const language = text('language');
  const babel = LANGID.get(language);
  put(babel === undefined ? 'language' : 'langid', babel ?? toLatex(language));
  put('doi', verbatim(text('DOI')));
  put('url', verbatim(text('URL')));
  for (const [field, variable] of SAME)
    if (!VERBATIM.has(variable))
      put(
        field,
        /^(?:title|series|shorttitle|origtitle|eventtitle)/.test(field)
          ? titleLatex(text(variable))
          : toLatex(text(variable)),
      );
  put('entrysubtype', subtype ?? '');
  return fields;
}

/** One entry a source, in their order. */
export const exportBiblatex = (sources: readonly Source[]): string =>
  allAtOnce(biblatexInSteps(sources));

export function* biblatexInSteps(sources: readonly Source[]): Steps<string> {
  const entries = yield* mapInSteps(sources, (source) => {
    const { citekey, item } = source;
    const captured = writeCaptured(source);
    const lines = [
      ...fieldsOf(item),
      // What BibLaTeX prints at the end of an entry.
      ...(captured === '' ? [] : [['addendum', captured] as const]),
    ].map(([field, value]) => `  ${field} = {${value}}`);
    return `@${TYPES[item.type][0]}{${citekey},\n${lines.join(',\n')}\n}\n`;
  });
  return entries.join('\n');
}
