// A day as people write it, in the front matter or to look for it, and the day that is meant.
import { parseDate } from '../citations/parse-date.ts';
import { isDay } from './date-in-words.ts';

/** `day` is ISO 8601; null where the words are no day. `problem` says why where they look as if they should be one. */
export type WrittenDate =
  | { readonly day: string; readonly problem: null }
  | { readonly day: null; readonly problem: string | null };

const padded = (part: number, length: number): string =>
  String(part).padStart(length, '0');

const later = (today: string, days: number): string => {
  const date = new Date(`${today}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};

const NEAR: Readonly<Record<string, number>> = {
  yesterday: -1,
  today: 0,
  tomorrow: 1,
};

const WEEKDAY =
  /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+/i;

/** `today` is ISO 8601. Words that are no date at all (“Routine”) are no problem: a form may say that. */
export function writtenDate(written: string, today: string): WrittenDate {
  const words = written.trim().replace(WEEKDAY, '');
  const near = NEAR[words.toLowerCase()];
  if (near !== undefined) return { day: later(today, near), problem: null };
  if (words === '' || !/\d/.test(words)) return { day: null, problem: null };
  const { date, problem } = parseDate(words);
  if (date === null) return { day: null, problem };
  const [[year, month, day] = [], end] = date['date-parts'] ?? [];
  const iso =
    year === undefined || month === undefined || day === undefined || end
      ? ''
      : `${padded(Number(year), 4)}-${padded(Number(month), 2)}-${padded(Number(day), 2)}`;
  return isDay(iso) && date.circa === undefined
    ? { day: iso, problem: null }
    : {
        day: null,
        problem: 'This is not one day: write it as 4 December 2026.',
      };
}

const MONTHS = Array.from({ length: 12 }, (_, month) => month);

/** The names of the month in a language, longest first; none where the tag is one that \`Intl\` refuses. */
function monthNames(language: string, month: number): string[] {
  const day = new Date(Date.UTC(2026, month, 15));
  try {
    return (['long', 'short'] as const).map((form) =>
      (
        new Intl.DateTimeFormat(language, {
          day: 'numeric',
          month: form,
          year: 'numeric',
          timeZone: 'UTC',
        })
          .formatToParts(day)
          .find(({ type }) => type === 'month')?.value ?? ''
      ).toLowerCase(),
    );
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** As `writtenDate`, and with the names that the months have in \`language\`, a BCP 47 tag: `4 décembre 2026`. */
export function writtenDateIn(
  written: string,
  today: string,
  language: string,
): WrittenDate {
  const read = writtenDate(written, today);
  if (read.day !== null) return read;
  const words = written.toLowerCase();
  const numbers = words.match(/\d+/gu) ?? [];
  const [first = '', second = ''] = numbers;
  const [day, year] = first.length === 4 ? [second, first] : [first, second];
  if (numbers.length !== 2 || year.length !== 4) return read;
  const named = words.match(/[\p{L}\p{M}]+/gu) ?? [];
  // Hebrew writes “in” as one letter before the name.
  const names = (word: string, name: string): boolean =>
    name !== '' &&
    (word === name || (word.length === name.length + 1 && word.endsWith(name)));
  const months = MONTHS.filter((month) =>
    monthNames(language, month).some((name) =>
      named.some((word) => names(word, name.replace('.', ''))),
    ),
  );
  const [month] = months;
  const iso = `${year}-${padded((month ?? 0) + 1, 2)}-${day.padStart(2, '0')}`;
  return month !== undefined && months.length === 1 && isDay(iso)
    ? { day: iso, problem: null }
    : read;
}
