// The briefings of the library, the last changed first.
import type { PageOutput } from '#core/contract.ts';
import { useAnswer } from '../api/use-answer.ts';

export type ListedBriefing = PageOutput<'briefings.list'>['briefings'][number];

export type Briefings = {
  /** Null until they are here. */
  readonly briefings: readonly ListedBriefing[] | null;
  /** One sentence where they can't be read; what was read before stays. */
  readonly failed: string | null;
  readonly refresh: () => Promise<void>;
};

export function useBriefings(): Briefings {
  const { answer, failed, refresh } = useAnswer('briefings.list', 'briefings');
  return { briefings: answer?.briefings ?? null, failed, refresh };
}
