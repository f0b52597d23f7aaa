// Dates as people write them for a source (`14 April 2026`, `2019–2021`, `c. 1990`) and as CSL keeps them. A date that
// could be two different days is refused with a sentence, never guessed.
import type { CslDate } from './source.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const SEASONS = ['spring', 'summer', 'autumn', 'winter'];
const SEASON_NAMES = ['Spring', 'Summer', 'Autumn', 'Winter'] as const;

/** A year, a year and a month, or a day. */
type Parts = readonly number[];

/** `date` where the words are one, else `problem`: one sentence for the person who wrote them. */
export type ParsedDate =
  | { readonly date: CslDate; readonly problem: null }
  | { readonly date: null; readonly problem: string };

/** The parts, or the sentence that refuses them; null where the words are of no form that is known here. */
type Read = Parts | string | null;

const day = (year: number, month: number, of: number): string =>
  `${of} ${MONTHS[month - 1] ?? ''} ${year}`;

function daysIn(year: number, month: number): number {
  if (month === 2)
    return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The parts as they are where the calendar has them. */
function inCalendar(parts: Parts): Parts | string {
  const [year = 0, month, date] = parts;
  if (year === 0) return 'There is no year 0: write the year.';
  if (month === undefined) return parts;
  const name = MONTHS[month - 1];
  if (!name)
    return `There is no month ${month}: write the month in words, as in 14 April 2026.`;
  if (date === undefined) return parts;
  const most = daysIn(year, month);
  return date >= 1 && date <= most
    ? parts
    : `${name} ${year} has ${most} days, not ${date}.`;
}

function monthNamed(word: string | undefined): number | null {
  const bare = word?.toLowerCase().replace(/\.$/, '') ?? '';
  if (bare.length < 3) return null;
  const found = MONTHS.findIndex((month) =>
    month.toLowerCase().startsWith(bare === 'sept' ? 'sep' : bare),
  );
  return found < 0 ? null : found + 1;
}

/** `04/05/2026`: taken where only one order is a date, or both are the same day. */
function numbered(first: number, second: number, year: number): Read {
  const dayFirst = second <= 12;
  const monthFirst = first <= 12;
  if (dayFirst && monthFirst && first !== second)
    return `That could be ${day(year, second, first)} or ${day(year, first, second)}: write the month in words.`;
  return dayFirst ? [year, second, first] : [year, first, second];
}

const YEAR = String.raw`(?<year>\d{3,4})`;
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;
const MONTH = String.raw`(?<month>[A-Za-z]{3,9}\.?)`;
const GAP = String.raw`[\s,]+`;
const NAMED = [
  new RegExp(`^${DAY}${GAP}(?:of${GAP})?${MONTH}${GAP}${YEAR}$`, 'i'),
  new RegExp(`^${MONTH}${GAP}${DAY}${GAP}${YEAR}$`, 'i'),
  new RegExp(`^${YEAR}${GAP}${MONTH}${GAP}${DAY}$`, 'i'),
  new RegExp(`^${MONTH}${GAP}${YEAR}$`, 'i'),
  new RegExp(`^${YEAR}${GAP}${MONTH}$`, 'i'),
];
const WEEKDAY =
  /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?[\s,]+/i;
const JAPANESE = /^(\d{3,4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?$/u;

/** One date: null where it is none that is known here. */
function readOne(words: string): Read {
  const written = words.trim().replace(WEEKDAY, '');
  const era = /^(\d{1,4})\s*(BCE?|B\.C\.(?:E\.)?)$/i.exec(written);
  if (era) return [-Number(era[1])];
  const common = /^(?:AD\s*(\d{1,4})|(\d{1,4})\s*(?:AD|CE))$/i.exec(written);
  if (common) return [Number(common[1] ?? common[2])];
  if (/^\d{3,4}$/.test(written)) return [Number(written)];
  if (/^\d{1,2}$/.test(written))
    return 'Write the year with all of its digits, as in 2026.';
  const iso = /^(\d{4})([-./])(\d{1,2})(?:\2(\d{1,2}))?$/.exec(written);
  if (iso?.[2] !== undefined)
    return [iso[1], iso[3], iso[4]]
      .filter((part) => part !== undefined)
      .map(Number);
  const digits = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4})$/.exec(written);
  if (digits)
    return numbered(Number(digits[1]), Number(digits[3]), Number(digits[4]));
  const monthYear = /^(\d{1,2})[-./](\d{4})$/.exec(written);
  if (monthYear) return [Number(monthYear[2]), Number(monthYear[1])];
  const japanese = JAPANESE.exec(written);
  if (japanese)
    return japanese
      .slice(1)
      .filter((part: string | undefined) => part !== undefined)
      .map(Number);
  for (const form of NAMED) {
    const groups = form.exec(written)?.groups;
    const month = monthNamed(groups?.['month']);
    if (!groups || month === null) continue;
    const date = groups['day'];
    return [
      Number(groups['year']),
      month,
      ...(date === undefined ? [] : [Number(date)]),
    ];
  }
  return null;
}

/** `2019–21`, `3–5 March 2024`, `March–May 2024`: what the first date leaves out is the second's. */
function readFirst(first: string, second: Parts, words: string): Read {
  const [year = 0, month] = second;
  const bare = first.trim();
  if (/^\d{1,2}(?:st|nd|rd|th)?$/i.test(bare) && second.length === 3)
    return [year, month ?? 0, Number.parseInt(bare, 10)];
  const named = monthNamed(bare);
  if (named !== null && second.length >= 2) return [year, named];
  const dayMonth =
    second.length === 3 && !/\d{3,}/.test(bare)
      ? readOne(`${bare} ${year}`)
      : null;
  return dayMonth ?? readOne(words);
}

/** `2019–21`: the second is written short. */
function readSecond(second: string, first: string): Read {
  const short = /^\d{1,2}$/.exec(second.trim());
  const year = /^\s*(\d{4})\s*$/.exec(first)?.[1];
  if (!short || year === undefined) return readOne(second);
  return [Number(year.slice(0, 4 - short[0].length) + short[0])];
}

function isBefore(first: Parts, second: Parts): boolean {
  for (const [index, part] of first.entries()) {
    const other = second[index];
    if (other === undefined || part < other) return true;
    if (part > other) return false;
  }
  return first.length < second.length;
}

function readRange(first: string, second: string): Parts[] | string | null {
  const end = readSecond(second, first);
  if (!end || typeof end === 'string') return end;
  const start = readFirst(first, end, first);
  if (!start || typeof start === 'string') return start;
  for (const parts of [start, end]) {
    const known = inCalendar(parts);
    if (typeof known === 'string') return known;
  }
  return isBefore(start, end)
    ? [start, end]
    : 'The second date of a range comes after the first.';
}

const RANGE = /\s*(?:–|—|\s-\s|\sto\s|\suntil\s|\/(?=\d{4}))\s*/iu;

/** Two dates with a sign between them, in the ways in which they are written; null where there is none. */
function splitRange(written: string): [string, string] | null {
  // 2019-2021 and 2019/20 are ranges; 2019-04 is a month.
  const years = /^(\d{4})[-/](\d{2}|\d{4})$/.exec(written);
  const [, from = '', to = ''] = years ?? [];
  if (to.length === 4 || (Number(to) > 12 && to > from.slice(2)))
    return [from, to];
  const parts = written.split(RANGE);
  if (/^(?:\d{1,2}\/){1,2}\d{4}$/.test(written)) return null;
  const [first, second] = parts;
  if (parts.length === 2 && first && second) return [first, second];
  // 3-5 March 2024, March-May 2024
  const hyphen = /^(\d{1,2}|[A-Za-z]{3,9}\.?)-(.*[A-Za-z].*)$/.exec(written);
  return hyphen?.[1] && hyphen[2] ? [hyphen[1], hyphen[2]] : null;
}

const CIRCA = /^(?:c\.|ca\.?|circa|about|around|c(?=\s?\d))\s*/i;

const UNKNOWN =
  'That is not a date: write it as 14 April 2026, April 2026, 2026 or 2019–2021, or leave it empty.';

const refused = (problem: string): ParsedDate => ({ date: null, problem });

function readSeason(written: string): CslDate | null {
  const found = /^([a-z]+)[\s,]+(\d{4})$/i.exec(written);
  const name = found?.[1]?.toLowerCase().replace('fall', 'autumn') ?? '';
  const season = SEASONS.indexOf(name) + 1;
  return found && season > 0
    ? { 'date-parts': [[Number(found[2])]], season }
    : null;
}

/**
 * The date in `written`: a day, month, season or year, a range of two, `c.` or a question mark for one that is not
 * certain; in English, ISO 8601 or Japanese. Days and months in figures are taken where only one order can be meant.
 * `written` may not be blank.
 */
export function parseDate(written: string): ParsedDate {
  const trimmed = written.normalize('NFKC').trim().replace(/\s+/gu, ' ');
  const certain = trimmed.replace(CIRCA, '').replace(/\s*[?~]$/, '');
  const circa = certain !== trimmed && { circa: true };
  const season = readSeason(certain);
  if (season) return { date: { ...season, ...circa }, problem: null };
  const ambiguous = /^(\d{4})\/(\d{2})$/.exec(certain);
  if (ambiguous && Number(ambiguous[2]) <= 12)
    return refused(
      `That could be a month or two years: write ${MONTHS[Number(ambiguous[2]) - 1] ?? 'the month'} ${ambiguous[1] ?? ''} or ${ambiguous[1] ?? ''}–${ambiguous[2] ?? ''}.`,
    );
  const range = splitRange(certain);
  const read = range ? readRange(...range) : readOne(certain);
  if (!read) return refused(UNKNOWN);
  if (typeof read === 'string') return refused(read);
  if (range)
    return {
      date: {
        'date-parts': (read as Parts[]).map((parts) => [...parts]),
        ...circa,
      },
      problem: null,
    };
  const known = inCalendar(read as Parts);
  if (typeof known === 'string') return refused(known);
  return { date: { 'date-parts': [[...known]], ...circa }, problem: null };
}

function writeParts(parts: readonly (number | string)[]): string {
  const [year, month, date] = parts.map(Number);
  if (
    year === undefined ||
    !parts.every((part) => Number.isInteger(Number(part)))
  )
    return parts.join('-');
  const bare = year < 0 ? `${-year} BC` : year < 100 ? `AD ${year}` : `${year}`;
  const name = month === undefined ? undefined : MONTHS[month - 1];
  if (month === undefined) return bare;
  if (name === undefined) return parts.join('-');
  return date === undefined ? `${name} ${bare}` : `${date} ${name} ${bare}`;
}

/** The date as a person writes it, in English; words that are no date as they are. `parseDate` reads its dates back. */
export function writeDate(date: CslDate): string {
  const parts = date['date-parts'];
  if (!parts) return date.literal ?? date.raw ?? date.edtf ?? '';
  const season = SEASON_NAMES[Number(date.season) - 1];
  const written = parts.map(writeParts).join(' – ');
  const whole = season === undefined ? written : `${season} ${written}`;
  return date.circa ? `c. ${whole}` : whole;
}
