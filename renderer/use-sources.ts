// The sources of the library, for whatever shows or cites them.
import { useMemo } from 'react';
import { sortSources } from '#core/citations/sort-sources.ts';
import type { Source } from '#core/citations/source.ts';
import { useAnswer } from './api/use-answer.ts';

const NONE: readonly Source[] = [];

export type Sources = {
  /** None until they are here. */
  readonly sources: readonly Source[];
  /** Those that may be cited anew: none from the bin. */
  readonly offered: readonly Source[];
  /** One sentence where they can't be read. */
  readonly failed: string | null;
  readonly refresh: () => Promise<void>;
};

export function useSources(): Sources {
  const { answer, failed, refresh } = useAnswer('sources.list', 'sources');
  const sources = useMemo(() => sortSources(answer?.sources ?? NONE), [answer]);
  const offered = useMemo(
    // The same list where it can be: what is prepared of one need not be of another.
    () =>
      sources.some(({ binned }) => binned !== undefined)
        ? sources.filter(({ binned }) => binned === undefined)
        : sources,
    [sources],
  );
  return { sources, offered, failed, refresh };
}
