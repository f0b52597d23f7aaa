// Moments that came in a package. Of two edits the later one holds, and the clock of whoever made the package may be ahead:
// what it says of the future is put back by as much as the package itself is ahead, and never comes after the time of
// merging. So an edit that claims to be of next year is not held for ever against what is done here.
import type { ReviewRow } from './merge-review-rows.ts';

/** The columns of all tables of a review that hold a moment; ISO 8601 in UTC with milliseconds, so that they compare as text. */
const MOMENTS = ['at', 'changed', 'edited'] as const;

/** `made` is when the package says that it was made, `now` the time of merging. The row itself where it has no such moment. */
export function believedMoments(
  row: ReviewRow,
  { made, now }: { readonly made: string; readonly now: string },
): ReviewRow {
  const ahead = Math.max(0, Date.parse(made) - Date.parse(now));
  const believed: Record<string, string> = {};
  for (const column of MOMENTS) {
    const moment = row[column];
    if (typeof moment !== 'string' || moment <= now) continue;
    const back = new Date(Date.parse(moment) - ahead).toISOString();
    believed[column] = back < now ? back : now;
  }
  return Object.keys(believed).length === 0 ? row : { ...row, ...believed };
}
