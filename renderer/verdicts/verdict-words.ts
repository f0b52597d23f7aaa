// How verdicts are called, drawn and told.
import type { ComponentProps } from 'react';
import { SENTENCE_END } from '#core/review/thread.ts';
import type { Verdict } from '#core/review/verdict.ts';
import { dateFormat } from '../ui/date-format.ts';
import type { Sign } from '../ui/Sign.tsx';
import type { ReviewedCitation } from './use-citations.ts';

type SignKind = ComponentProps<typeof Sign>['kind'];

export type VerdictLook = {
  readonly verdict: Verdict;
  readonly label: string;
  readonly sign: SignKind;
  readonly key: string;
};

export const VERDICT_LOOKS: readonly VerdictLook[] = [
  { verdict: 'supports', label: 'Supports', sign: 'ok', key: '1' },
  { verdict: 'partly', label: 'Partly', sign: 'part', key: '2' },
  {
    ...{ verdict: 'does-not-support', label: 'Does not support' },
    ...{ sign: 'no', key: '3' },
  },
  { verdict: 'cannot-find', label: 'Cannot find', sign: 'unknown', key: '4' },
];

const LOOKS = new Map(VERDICT_LOOKS.map((look) => [look.verdict, look]));

export function lookOf(verdict: Verdict): VerdictLook {
  const look = LOOKS.get(verdict);
  if (!look) throw new Error(`no such verdict: ${verdict}`);
  return look;
}

/** How a citation stands, in a sign and a word or two. */
export function standingLook({
  standing,
  verdict,
}: Pick<ReviewedCitation, 'standing' | 'verdict'>): {
  readonly sign: SignKind;
  readonly label: string;
} {
  if (!verdict) return { sign: 'todo', label: 'Not checked' };
  const { sign, label } = lookOf(verdict.verdict);
  return standing === 'stale'
    ? { sign: 'stale', label: `Stale: was “${label.toLowerCase()}”` }
    : { sign, label };
}

const PARTS = {
  sentence: 'the sentence',
  citation: 'the citation',
  locator: 'the place in the source',
  source: 'the source',
} as const;

/** What became of it: `the sentence and the source changed`, `another source is cited`, or both. */
export function changeInWords({
  changes,
}: Pick<ReviewedCitation, 'changes'>): string {
  const isOther = changes.some(({ part }) => part === 'other');
  const parts = [
    ...new Set(
      changes.filter(({ part }) => part !== 'other').map(({ of }) => PARTS[of]),
    ),
  ];
  const last = parts.pop();
  const changed =
    last === undefined
      ? []
      : [
          `${parts.length > 0 ? `${parts.join(', ')} and ${last}` : last} changed`,
        ];
  return [...(isOther ? ['another source is cited'] : []), ...changed].join(
    ', and ',
  );
}

/** What ends the sentence that tells of a verdict: its reason, where there is one, and one full stop. */
export function reasonInWords(reason: string): string {
  const said = reason.trim();
  if (said === '') return '.';
  return `: “${said}”${SENTENCE_END.test(said) ? '' : '.'}`;
}

const DAY = dateFormat({ day: 'numeric', month: 'short', year: 'numeric' });

/** `14 Nov 2026` */
export const dayOf = (at: string): string => DAY(new Date(at));
