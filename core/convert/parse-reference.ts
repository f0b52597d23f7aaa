// One entry of a reference list as a new source, carefully: a field is filled only where the form of the words leaves no
// doubt, with the words as they are written. What is not understood stays in the title or the note, and is told of.
import { cutEnd } from '../citations/cut-end.ts';
import { parseDate } from '../citations/parse-date.ts';
import type { CslDate, CslItem, CslName } from '../citations/source.ts';

export type ParsedReference = {
  readonly item: CslItem;
  /** The words that are in no field of their own but the note; '' for none. */
  readonly rest: string;
};

type Fields = { -readonly [Field in keyof CslItem]?: CslItem[Field] };

/** Takes what `form` finds out of the words: what it found, and what is left. */
function take(
  words: string,
  form: RegExp,
): { found: RegExpExecArray | null; rest: string } {
  const found = form.exec(words);
  if (!found) return { found, rest: words };
  const before = words.slice(0, found.index);
  const after = words.slice(found.index + found[0].length);
  return { found, rest: `${before} ${after}` };
}

const tidy = (words: string): string =>
  cutEnd(
    words
      .replace(/\s+/gu, ' ')
      .replace(/\s+([.,;:])/gu, '$1')
      .replace(/(?:[([]\s*[)\]])/gu, '')
      .replace(/([.,;:])(?:\s*[.,;:])+/gu, '$1')
      .replace(/^[\s.,;:–—-]+/u, ''),
    /[\s,;:–—-]/u,
  ).trim();

const DAY =
  '(?:\\d{1,2}(?:st|nd|rd|th)?\\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?(?:\\s+\\d{1,2},)?\\s+(?:1[5-9]|20)\\d\\d';
const ISO = '(?:1[5-9]|20)\\d\\d-\\d\\d-\\d\\d';
const YEAR = '(?:1[5-9]|20)\\d\\d';

const ACCESSED = new RegExp(
  `[([]?\\b(?:last\\s+)?(?:accessed|retrieved|visited|viewed|read|consulted)(?:\\s+on)?:?\\s+(?<date>${DAY}|${ISO})[)\\]]?`,
  'iu',
);
const IN_BRACKETS = new RegExp(
  `\\(\\s*(?<date>${DAY}|${ISO}|${YEAR}(?:,\\s*[A-Z][a-z]+(?:\\s+\\d{1,2})?)?)\\s*\\)`,
  'u',
);
const DATE_AFTER_COMMA = new RegExp(
  `(?:^|[,.]\\s+)(?<date>${DAY}|${ISO})(?=\\s*(?:[,.;:]|$))`,
  'u',
);
const YEAR_AFTER_COMMA = new RegExp(
  `(?:^|[,.]\\s+)(?<date>${YEAR})(?=\\s*(?:[,.;:]|$))`,
  'u',
);

function dateOf(written: string | undefined): CslDate | null {
  if (written === undefined) return null;
  // "2024, March 3" is how one style writes it.
  const turned = /^(\d{4}),\s*(\p{L}+)(?:\s+(\d{1,2}))?$/u.exec(written);
  const words = turned
    ? [turned[3], turned[2], turned[1]].filter(Boolean).join(' ')
    : written;
  return parseDate(words).date;
}

const INITIALS = '(?:\\p{Lu}\\.(?:[\\s-]?\\p{Lu}\\.)*)';
const FAMILY =
  "(?:(?:[Dd]e(?:r|l)?|[Vv]an|[Vv]on|[Ll]a|[Ll]e|[Dd]i|[Dd]a)\\s+){0,2}\\p{Lu}[\\p{L}\\p{M}'’-]+(?:\\s\\p{Lu}[\\p{L}\\p{M}'’-]+)?";
const INVERTED = `${FAMILY},\\s+${INITIALS}`;
/** "Okafor, I., Lind, P. and Holt, S. P." and nothing else. */
const NAMES_INVERTED = new RegExp(
  `^${INVERTED}(?:(?:,|;|,?\\s+(?:&|and))\\s+${INVERTED})*$`,
  'u',
);
const ONE_INVERTED = new RegExp(`(${FAMILY}),\\s+(${INITIALS})`, 'gu');
/** "I Okafor and P Lind", "A. B. Surname": initials and one family name. */
const DIRECT =
  "(\\p{Lu}\\.?(?:[\\s-]?\\p{Lu}\\.?)*)\\s+(\\p{Lu}[\\p{Ll}\\p{M}'’][\\p{L}\\p{M}'’-]*)";
const NAMES_DIRECT = new RegExp(
  `^${DIRECT}(?:(?:,|,?\\s+(?:&|and))\\s+${DIRECT})*$`,
  'u',
);
const ONE_DIRECT = new RegExp(DIRECT, 'gu');

const EDITORS = /,?\s*\((?:eds?|editors?)\.?\)\s*[.,]?\s*$/iu;

/** Who stands before the title: its authors, or its editors where it says so. */
function addNames(written: string, fields: Fields): void {
  const names = namesOf(written.replace(EDITORS, ''));
  if (names.length > 0)
    fields[EDITORS.test(written) ? 'editor' : 'author'] = names;
}

/** Names where the form of all of them is plain; else the words whole, as of an institution. */
function namesOf(written: string): CslName[] {
  const words = tidy(written);
  if (NAMES_INVERTED.test(words))
    return [...words.matchAll(ONE_INVERTED)].map(
      ([, family = '', given = '']) => ({
        family,
        given,
      }),
    );
  if (NAMES_DIRECT.test(words))
    return [...words.matchAll(ONE_DIRECT)].map(
      ([, given = '', family = '']) => ({
        family,
        given,
      }),
    );
  const literal = words.replace(/\.$/u, '');
  return literal === '' ? [] : [{ literal }];
}

const QUOTED =
  /“(?<curly>[^“”]{3,400})”|(?<![\p{L}\p{N}])‘(?<single>(?:[^‘’]|’(?=\p{L})){3,400})’(?!\p{L})|"(?<straight>[^"]{3,400})"|«\s*(?<guillemets>[^«»]{3,400}?)\s*»|「(?<kagi>[^「」]{2,200})」/u;

/** Volume, issue and pages: "41(3), 201–219", "vol. 41, no. 3, pp. 201-219". */
const VOLUME =
  /\bvol(?:ume)?\.?\s*(?<volume>\d{1,4})\b,?(?:\s*(?:no|issue|iss)\.?\s*(?<issue>\d{1,4})\b)?|\b(?<volume2>\d{1,4})\s*\((?<issue2>\d{1,4})\)/iu;
const PAGES = /\bpp?\.?\s*(?<pages>\d{1,5}\s*[-–—]\s*\d{1,5}|\d{1,5})(?!\d)/u;

/** The words of `words` up to the first comma, stop or bracket that parts them from what follows. */
function firstPart(words: string): { part: string; rest: string } {
  const found = /^(?<part>[^,;:([]{2,200}?)(?=\s*[,;:([]|\.(?:\s|$)|$)/u.exec(
    words,
  );
  const part = found?.groups?.['part'] ?? '';
  return { part: part.trim(), rest: words.slice(found?.[0].length ?? 0) };
}

/** What can be told wherever it stands: addresses, numbers, the day on which it was read. */
function takeNumbers(written: string, fields: Fields): string {
  let { found, rest } = take(written, ACCESSED);
  const accessed = dateOf(found?.groups?.['date']);
  if (accessed) fields.accessed = accessed;
  else rest = written;
  ({ found, rest } = take(
    rest,
    /(?:\bdoi:?\s*)?(?:https?:\/\/(?:dx\.)?doi\.org\/|\bdoi:?\s*)(?<doi>10\.\d{4,9}\/[^\s"<>]+)|\b(?<bare>10\.\d{4,9}\/[^\s"<>]+)/iu,
  ));
  const doi = found?.groups?.['doi'] ?? found?.groups?.['bare'];
  if (doi !== undefined) fields['DOI'] = cutEnd(doi, /[.,;:)\]}]/u);
  ({ found, rest } = take(
    rest,
    /[<(]?\b(?<url>https?:\/\/[^\s"<>]+[^\s"<>.,;:)\]}])[>)]?/iu,
  ));
  const url = found?.groups?.['url'];
  if (url !== undefined) fields['URL'] = url;
  if (url !== undefined)
    rest = rest.replace(
      /\b(?:available\s+(?:at|from)|url)\s*:?\s*(?=[.,;]|$|\s)/iu,
      ' ',
    );
  ({ found, rest } = take(
    rest,
    /\bISBN(?:-1[03])?:?\s*(?<isbn>(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx])/u,
  ));
  const isbn = found?.groups?.['isbn'];
  if (isbn !== undefined) fields['ISBN'] = isbn;
  return rest;
}

type Dated = {
  readonly date: CslDate | null;
  readonly before: string;
  readonly after: string;
  /** "(2019)" parts the author from the title, as no other date does. */
  readonly bracketed: boolean;
};

function takeDate(words: string): Dated {
  for (const form of [IN_BRACKETS, DATE_AFTER_COMMA, YEAR_AFTER_COMMA]) {
    const found = form.exec(words);
    const date = dateOf(found?.groups?.['date']);
    if (!found || !date) continue;
    return {
      date,
      before: words.slice(0, found.index),
      after: words.slice(found.index + found[0].length),
      bracketed: form === IN_BRACKETS,
    };
  }
  return { date: null, before: words, after: '', bracketed: false };
}

const hasDay = (date: CslDate | undefined): boolean =>
  date?.['date-parts']?.[0]?.length === 3;

/** The words with a quoted title in them: who stands before it, where it appeared behind it. */
function readQuoted(
  words: string,
  found: RegExpExecArray,
  fields: Fields,
): string {
  const title = Object.values(found.groups ?? {}).find(Boolean) ?? '';
  fields['title'] = title.replace(/[,.]$/u, '').trim();
  const ahead = words.slice(0, found.index);
  const dated = takeDate(ahead);
  const isDated = dated.date !== null && dated.bracketed;
  if (dated.date && dated.bracketed) fields.issued = dated.date;
  addNames(isDated ? dated.before : ahead, fields);
  const between = isDated ? dated.after : '';
  let after = words
    .slice(found.index + found[0].length)
    .replace(/^[\s,.]+/u, '');
  after = after.replace(/^in:?\s+/iu, '');
  const { part, rest } = firstPart(after);
  const isPlace = /^(?:\d|pp?\.|vol)/iu.test(part) || !/\p{L}/u.test(part);
  const isDate = part !== '' && dateOf(part) !== null;
  if (part !== '' && !isPlace && !isDate) {
    // "Journal of Coasts 41" is a name and its volume.
    const volume = /^(?<name>.*\p{L})\s+(?<volume>\d{1,4})$/u.exec(
      part,
    )?.groups;
    fields['container-title'] = volume?.['name'] ?? part;
    if (volume?.['volume'] !== undefined) fields['volume'] = volume['volume'];
    after = rest;
  }
  return `${between} ${after}`;
}

function readPlain(words: string, fields: Fields): string {
  const { date, before, after, bracketed } = takeDate(words);
  if (date && bracketed && tidy(before) !== '' && tidy(after) !== '') {
    fields.issued = date;
    addNames(before, fields);
    const body = after.replace(/^[\s.,:;]+/u, '');
    const stop = /[.?!](?=\s+\p{Lu}|\s*$)/u.exec(body);
    const end = stop ? stop.index + (stop[0] === '.' ? 0 : 1) : body.length;
    fields['title'] = tidy(body.slice(0, end)) || tidy(body);
    return body.slice(end);
  }
  // No sign of where the author ends: it stays one title.
  if (date) fields.issued = date;
  fields['title'] = tidy(date ? `${before}, ${after}` : words).replace(
    /\.$/u,
    '',
  );
  return '';
}

function typeOf(fields: Fields): CslItem['type'] {
  const within = fields['container-title'] !== undefined;
  if (
    within &&
    (fields['volume'] ?? fields['issue'] ?? fields['DOI']) !== undefined
  )
    return 'article-journal';
  if (within && hasDay(fields.issued)) return 'article-newspaper';
  if (fields['ISBN'] !== undefined && !within) return 'book';
  if (fields['URL'] !== undefined && !within) return 'webpage';
  return 'document';
}

/** `text` may not be blank. */
export function parseReference(text: string): ParsedReference {
  const fields: Fields = {};
  const words = tidy(takeNumbers(text, fields));
  const quoted = QUOTED.exec(words);
  let rest = quoted
    ? readQuoted(words, quoted, fields)
    : readPlain(words, fields);
  if (quoted) {
    let { found, rest: left } = take(rest, VOLUME);
    const groups = found?.groups;
    const volume = groups?.['volume'] ?? groups?.['volume2'];
    const issue = groups?.['issue'] ?? groups?.['issue2'];
    if (volume !== undefined) fields['volume'] = volume;
    if (issue !== undefined) fields['issue'] = issue;
    ({ found, rest: left } = take(left, PAGES));
    const pages = found?.groups?.['pages'];
    if (pages !== undefined) fields['page'] = pages.replace(/\s/gu, '');
    if (!fields.issued) {
      const dated = takeDate(left);
      if (dated.date) {
        fields.issued = dated.date;
        left = `${dated.before} ${dated.after}`;
      }
    }
    rest = left;
  }
  if (typeof fields['title'] !== 'string' || fields['title'] === '')
    fields['title'] = tidy(words) || text.trim();
  const left = tidy(rest).replace(/^\.$/u, '');
  const note = /[\p{L}\p{N}]/u.test(left) ? left : '';
  if (note !== '') fields['note'] = note;
  return { item: { ...fields, type: typeOf(fields) } as CslItem, rest: note };
}
