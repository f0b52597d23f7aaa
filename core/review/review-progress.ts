// How far the review of a briefing is, in counts.
import type { Verdict } from './verdict.ts';

export type ReviewProgress = {
  readonly all: number;
  /** With a verdict that holds. */
  readonly checked: number;
  readonly stale: number;
  /** Of those that are checked. */
  readonly verdicts: Readonly<Record<Verdict, number>>;
};

export type ReviewedCitation = {
  readonly standing: 'none' | 'holds' | 'stale';
  readonly verdict: { readonly verdict: Verdict } | null;
};

export function reviewProgress(
  citations: readonly ReviewedCitation[],
): ReviewProgress {
  const verdicts = {
    supports: 0,
    partly: 0,
    'does-not-support': 0,
    'cannot-find': 0,
  };
  let checked = 0;
  let stale = 0;
  for (const { standing, verdict } of citations)
    if (standing === 'stale') stale += 1;
    else if (standing === 'holds' && verdict) {
      checked += 1;
      verdicts[verdict.verdict] += 1;
    }
  return { all: citations.length, checked, stale, verdicts };
}
