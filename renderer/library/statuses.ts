// How far a briefing can be: the words for it, in the order in which it goes.
import type { BriefingStatus } from '#core/document/document.ts';

export const STATUSES = [
  { status: 'draft', word: 'Draft' },
  { status: 'in-review', word: 'In review' },
  { status: 'cleared', word: 'Cleared' },
  { status: 'final', word: 'Final' },
  { status: 'withdrawn', word: 'Withdrawn' },
] as const satisfies readonly {
  readonly status: BriefingStatus;
  readonly word: string;
}[];

/** The status itself where a newer Precis knows one that this does not. */
export const statusWord = (status: string): string =>
  STATUSES.find((each) => each.status === status)?.word ?? status;

/** Of one that is not known, after all others. */
export function statusPlace(status: string): number {
  const place = STATUSES.findIndex((each) => each.status === status);
  return place === -1 ? STATUSES.length : place;
}
