// Dates of BibLaTeX (EDTF) and of BibTeX (a year, a month, perhaps a day) as CSL dates.
import { edtfParse } from 'biblatex-csl-converter';
import type { CslDate } from '../citations/source.ts';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

type Parts = readonly (number | string)[];
const numbers = (parts: Parts): number[] => parts.slice(0, 3).map(Number);
const isDate = (parts: readonly number[]): boolean =>
  parts.length > 0 && parts.every(Number.isInteger);

/** A date in EDTF, BibLaTeX's form; null where it is none. An open end makes it circa. */
function edtfDate(written: string): CslDate | null {
  const read = edtfParse(written);
  if (!read.valid) return null;
  const values = read.values as unknown as (number | string | Parts)[];
  const ranged = values.filter((value): value is Parts => Array.isArray(value));
  const dates =
    ranged.length > 0 ? ranged.map(numbers) : [numbers(values as Parts)];
  if (!dates.every(isDate)) return null;
  const open = read.type === 'Interval' && dates.length < 2;
  return {
    'date-parts': dates,
    ...((open || read.uncertain || read.approximate) && { circa: true }),
  };
}

/** A date as it is written: EDTF where it is that, the words themselves where it is not; undefined where it is empty. */
export function writtenDate(written: string): CslDate | undefined {
  if (written === '') return undefined;
  return edtfDate(written) ?? { literal: written };
}

function monthNumber(written: string): number | null {
  const number = /^\d{1,2}$/.test(written)
    ? Number(written)
    : MONTHS.indexOf(written.slice(0, 3).toLowerCase()) + 1;
  return number >= 1 && number <= 12 ? number : null;
}

/** BibTeX's year, month and day; a year that is none is kept in its words. Undefined where there is none. */
export function yearDate(
  year: string,
  month: string,
  day: string,
): CslDate | undefined {
  if (!/^\d{4}$/.test(year)) return writtenDate(year);
  // BibTeX's way of giving a day: month = "12~" # feb, or feb # "~12".
  const words = month.split(/[\s\u00a0~.,-]+/).filter(Boolean);
  const named = words.find((word) => /^\D/.test(word)) ?? words[0] ?? '';
  const found = monthNumber(named);
  if (found === null) return { 'date-parts': [[Number(year)]] };
  const rest = words.find((word) => word !== named && /^\d{1,2}$/.test(word));
  const dayFound = Number(day || rest);
  return {
    'date-parts': [
      dayFound >= 1 && dayFound <= 31
        ? [Number(year), found, dayFound]
        : [Number(year), found],
    ],
  };
}
