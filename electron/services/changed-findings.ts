// What the checks find, as a window that shows it is told after each change: thousands of findings of a long briefing stay
// as they are when one sentence is changed, and are not sent again.
import type { PageOutput } from '#core/contract.ts';
import type { Finding } from '#core/checks/finding.ts';
import type { BriefingId } from '#core/document/document.ts';
import type { Checked } from './check-briefing.ts';

type Answer = PageOutput<'findings.changed'>;

/** `since` is the number of an earlier answer; null for none. Of each briefing only the last is remembered. */
export function rememberFindings(): (
  briefing: BriefingId,
  checked: Pick<Checked, 'findings' | 'silenced'>,
  since: number | null,
) => Answer {
  let answers = 0;
  const last = new Map<
    BriefingId,
    { readonly answer: number; readonly keys: readonly string[] }
  >();
  return (briefing, { findings, silenced }, since) => {
    const known = last.get(briefing);
    const former = known?.answer === since ? known.keys : [];
    const keys = findings.map(keyOf);
    const { before, behind } = sameEnds(former, keys);
    answers += 1;
    last.set(briefing, { answer: answers, keys });
    return {
      answer: answers,
      before,
      behind,
      findings: findings.slice(before, findings.length - behind),
      silenced,
    };
  };
}

const keyOf = (finding: Finding): string => JSON.stringify(finding);

/** How many are the same at the start, and of the others at the end. */
function sameEnds(
  former: readonly string[],
  now: readonly string[],
): { readonly before: number; readonly behind: number } {
  const most = Math.min(former.length, now.length);
  let before = 0;
  while (before < most && former[before] === now[before]) before += 1;
  let behind = 0;
  while (
    behind < most - before &&
    former[former.length - 1 - behind] === now[now.length - 1 - behind]
  )
    behind += 1;
  return { before, behind };
}
