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
