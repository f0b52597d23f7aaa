// Prepares the library's sources for being looked for while nothing else is to be done, so that the first key in a picker
// is as quick as the others.
import { useEffect } from 'react';
import { prepareSources } from '#core/citations/find-sources.ts';
import type { Source } from '#core/citations/source.ts';

/** A few milliseconds' worth. */
const AT_ONCE = 100;

export function usePreparedSources(sources: readonly Source[]): void {
  useEffect(() => {
    let waiting = 0;
    const go = (from: number): void => {
      waiting = requestIdleCallback(() => {
        const next = prepareSources(sources, from, AT_ONCE);
        if (next !== null) go(next);
      });
    };
    go(0);
    return () => {
      cancelIdleCallback(waiting);
    };
  }, [sources]);
}
