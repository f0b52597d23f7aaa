// When something was last changed, in the words of someone who looks at a list of such moments: the nearer, the finer.
import { dateFormat } from './date-format.ts';

const clock = dateFormat({
  hour: '2-digit',
  minute: '2-digit',
});
const day = dateFormat({
  day: 'numeric',
  month: 'short',
});
const dayAndYear = dateFormat({
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const exact = dateFormat({
  dateStyle: 'full',
  timeStyle: 'short',
});

const sameDay = (one: Date, other: Date): boolean =>
  one.toDateString() === other.toDateString();

function dayBefore(date: Date): Date {
  const before = new Date(date);
  // Not 24 hours: a day on which the clocks change is longer or shorter.
  before.setDate(before.getDate() - 1);
  return before;
}

/**
 * "Today, 09:42", "Yesterday, 18:20", "20 Nov", and "20 Nov 2024" for another year than now's. `changed` is ISO 8601; the
 * days are those of this machine's place.
 */
export function momentInWords(changed: string, now: Date): string {
  const date = new Date(changed);
  if (Number.isNaN(date.getTime())) return '';
  if (sameDay(date, now)) return `Today, ${clock(date)}`;
  if (sameDay(date, dayBefore(now))) return `Yesterday, ${clock(date)}`;
  return date.getFullYear() === now.getFullYear()
    ? day(date)
    : dayAndYear(date);
}

/** The same within a sentence: "today, 09:42". */
export const momentWithin = (changed: string, now: Date): string =>
  momentInWords(changed, now).replace(/^(?:Today|Yesterday)/u, (word) =>
    word.toLowerCase(),
  );

/** The whole of it: "Friday 20 November 2026 at 18:20". */
export function exactMoment(changed: string): string {
  const date = new Date(changed);
  return Number.isNaN(date.getTime()) ? '' : exact(date);
}
