// Dates as checks compare them: as far as both are exact, and what is only about a time (`c. 1990`) with nothing.
import type { CslDate } from '../citations/source.ts';

/** A year, a year and a month, or a day. */
export type Parts = readonly number[];

/** `place` is 1 for the end of a range. Null where the date is not exact. */
export function partsOf(
  date: CslDate | undefined,
  place: number,
): Parts | null {
  const parts = date?.['date-parts']?.[place]?.map(Number);
  return parts &&
    parts.length > 0 &&
    !date?.circa &&
    parts.every(Number.isInteger) &&
    parts[0] !== 0
    ? parts
    : null;
}

/** Whether the first is surely before the second. */
export function isBefore(a: Parts | null, b: Parts | null): boolean {
  if (!a || !b) return false;
  for (const [place, part] of a.entries()) {
    const other = b[place];
    if (other === undefined) return false;
    if (part !== other) return part < other;
  }
  return false;
}
