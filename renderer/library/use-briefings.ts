// The briefings of the library, the last changed first, and those in the bin, the last that came there first. A long list
// begins with what the window shows of it, and the rest comes behind.
import type { PageOutput } from '#core/contract.ts';
import { useAnswer } from '../api/use-answer.ts';

export type ListedBriefing = PageOutput<'briefings.list'>['briefings'][number];
export type BinnedBriefing = PageOutput<'bin.list'>['briefings'][number];

export type Briefings = {
  /** Null until the first of them are here. */
  readonly briefings: readonly ListedBriefing[] | null;
  /** Whether they are all here. */
  readonly complete: boolean;
  /** How many there are, those that are not here yet too; null until it is known. */
  readonly count: number | null;
  /** Null until they are here. */
  readonly binned: readonly BinnedBriefing[] | null;
  /** One sentence where they can't be read; what was read before stays. */
  readonly failed: string | null;
  readonly refresh: () => Promise<void>;
};

export function useBriefings(): Briefings {
  const recent = useAnswer('briefings.recent', null);
  const first = recent.answer;
  const hasBegun = first !== null || recent.failed !== null;
  const list = useAnswer('briefings.list', 'briefings', hasBegun);
  const all = list.answer?.briefings ?? null;
  const hasAll = all !== null || list.failed !== null;
  const bin = useAnswer('bin.list', 'briefings', hasAll);
  return {
    briefings: all ?? first?.briefings ?? null,
    complete: all !== null || (first?.briefings.length ?? -1) === first?.all,
    count: all?.length ?? first?.all ?? null,
    binned: bin.answer?.briefings ?? null,
    failed: list.failed ?? bin.failed,
    refresh: list.refresh,
  };
}
