// The words of the markers pane: lists of numbers, and what has become of each number.
import type {
  MarkerGap,
  MarkerNumber,
} from '#core/citations/marker-progress.ts';
import { counted } from '../ui/counted.ts';

/** `1`, `1 and 2`, `1, 2 and 5`. */
export function listed(parts: readonly (number | string)[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length > 1
    ? `${parts.slice(0, -1).join(', ')} and ${last}`
    : String(last);
}

const gapName = ({ from, to }: MarkerGap): string =>
  from === to
    ? `${from}`
    : to === from + 1
      ? `${from}, ${to}`
      : `${from}–${to}`;

/** `3 and 6 are missing from the run.`; null where none is. */
export function gapSentence(gaps: readonly MarkerGap[]): string | null {
  const [first] = gaps;
  if (!first) return null;
  const only = gaps.length === 1 && first.from === first.to;
  const names = gaps.map(gapName).flatMap((name) => name.split(', '));
  return `${listed(names)} ${only ? 'is' : 'are'} missing from the run.`;
}

export const gapLabel = ({ from, to }: MarkerGap): string =>
  from === to ? `[${from}]` : `[${from}–${to}]`;

/** `3 places, now notes 1, 2 and 5`; of a number that waits in part, how many are left as well. */
export function placesWords({ waiting, linked, count }: MarkerNumber): string {
  const notes = [
    ...new Set(
      linked.flatMap((each) => each.notes.map(({ number }) => number)),
    ),
  ].sort((a, b) => a - b);
  const places = counted(count, 'place', 'places');
  if (notes.length === 0) return places;
  const now = `${notes.length === 1 ? 'note' : 'notes'} ${listed(notes)}`;
  return waiting.length === 0
    ? `${places}, now ${now}`
    : `${places}, ${waiting.length} not linked, the rest in ${now}`;
}

/** What is told of an unlinked number: a page that went with it is said: a page that somebody wrote is not lost unseen. */
export function unlinkedWords(
  number: number,
  unlinked: number,
  dropped: number,
): string {
  const done = `Number ${number} is unlinked at ${counted(unlinked, 'place', 'places')}.`;
  return dropped === 0
    ? done
    : `${done} ${dropped === 1 ? 'A page or words that one of them had went' : `Pages or words that ${dropped} of them had went`} with it; undo brings them back.`;
}
