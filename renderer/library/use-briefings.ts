// The briefings of the library, the last changed first, and those in the bin, the last that came there first.
import type { PageOutput } from '#core/contract.ts';
import { useAnswer } from '../api/use-answer.ts';

export type ListedBriefing = PageOutput<'briefings.list'>['briefings'][number];
export type BinnedBriefing = PageOutput<'bin.list'>['briefings'][number];

export type Briefings<Briefing> = {
  /** Null until they are here. */
  readonly briefings: readonly Briefing[] | null;
  /** One sentence where they can't be read; what was read before stays. */
  readonly failed: string | null;
  readonly refresh: () => Promise<void>;
};

export function useBriefings(): Briefings<ListedBriefing> {
  const { answer, failed, refresh } = useAnswer('briefings.list', 'briefings');
  return { briefings: answer?.briefings ?? null, failed, refresh };
}

export function useBin(): Briefings<BinnedBriefing> {
  const { answer, failed, refresh } = useAnswer('bin.list', 'briefings');
  return { briefings: answer?.briefings ?? null, failed, refresh };
}
