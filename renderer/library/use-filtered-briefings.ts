// The briefings of the library and those of them that the filter leaves.
import { useMemo } from 'react';
import { filterBriefings } from './filter-briefings.ts';
import { useBriefings, type ListedBriefing } from './use-briefings.ts';

export type FilteredBriefings = {
  /** Null until they are here. */
  readonly all: readonly ListedBriefing[] | null;
  readonly shown: readonly ListedBriefing[];
  readonly typed: string;
  readonly setTyped: (typed: string) => void;
  readonly failed: string | null;
  readonly refresh: () => Promise<void>;
};

/** What was typed is kept by whoever outlives the list, so that it stands again when a briefing is left. */
export function useFilteredBriefings([typed, setTyped]: readonly [
  string,
  (typed: string) => void,
]): FilteredBriefings {
  const { briefings: all, failed, refresh } = useBriefings();
  const shown = useMemo(() => filterBriefings(all ?? [], typed), [all, typed]);
  return { all, shown, typed, setTyped, failed, refresh };
}
