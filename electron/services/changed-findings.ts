// What the checks find, as a window that shows it is told after each change: thousands of findings of a long briefing stay
// as they are when one sentence is changed, and are not sent again.
import type { PageOutput } from '#core/contract.ts';
import type { Finding } from '#core/checks/finding.ts';
import type { BriefingId } from '#core/document/document.ts';
import type { Checked } from './check-briefing.ts';

type Answer = PageOutput<'findings.changed'>;

type Told = { readonly answer: number; readonly keys: readonly string[] };

/** Answers that are remembered of a briefing: two windows that show it are told in turn. */
const MOST_ANSWERS = 4;
/** Briefings of which answers are remembered. */
const MOST_BRIEFINGS = 8;

/** `since` is the number of an earlier answer; null for none. One that is remembered no more counts as none. */
export function rememberFindings(): (
  briefing: BriefingId,
  checked: Pick<Checked, 'findings' | 'silenced'>,
  since: number | null,
) => Answer {
  let answers = 0;
  // The last that was asked for is the last.
  const known = new Map<BriefingId, readonly Told[]>();
  return (briefing, { findings, silenced }, since) => {
    const before = known.get(briefing) ?? [];
    const former = before.find(({ answer }) => answer === since)?.keys ?? [];
    const same = sameEnds(former, findings.map(keyOf));
    answers += 1;
    known.delete(briefing);
    known.set(briefing, [
      ...before.slice(1 - MOST_ANSWERS),
      { answer: answers, keys: same.keys },
    ]);
    for (const oldest of known.keys())
      if (known.size > MOST_BRIEFINGS) known.delete(oldest);
    return {
      answer: answers,
      before: same.before,
      behind: same.behind,
      findings: findings.slice(same.before, findings.length - same.behind),
      silenced,
    };
  };
}

const keyOf = (finding: Finding): string => JSON.stringify(finding);

/** How many are the same at the start, and of the others at the end; `keys` are those of `now`, the same texts where they are the same. */
function sameEnds(
  former: readonly string[],
  now: readonly string[],
): {
  readonly before: number;
  readonly behind: number;
  readonly keys: readonly string[];
} {
  const most = Math.min(former.length, now.length);
  let before = 0;
  while (before < most && former[before] === now[before]) before += 1;
  let behind = 0;
  while (
    behind < most - before &&
    former[former.length - 1 - behind] === now[now.length - 1 - behind]
  )
    behind += 1;
  return {
    before,
    behind,
    keys: [
      ...former.slice(0, before),
      ...now.slice(before, now.length - behind),
      ...former.slice(former.length - behind),
    ],
  };
}
