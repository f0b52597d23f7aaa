// Prepares the library's sources for being looked for while nothing else is to be done, so that the first key in a picker
// is as quick as the others.
import { useEffect } from 'react';
import { prepareSources } from '#core/citations/find-sources.ts';
import type { Source } from '#core/citations/source.ts';

/** Well under a millisecond's worth, and for how many milliseconds a key may have to wait. */
const AT_ONCE = 10;
const MOST = 5;

export function usePreparedSources(sources: readonly Source[]): void {
  useEffect(() => {
    let waiting = 0;
    const go = (from: number): void => {
      waiting = requestIdleCallback(() => {
        const until = performance.now() + MOST;
        let next: number | null = from;
        while (next !== null && performance.now() < until)
          next = prepareSources(sources, next, AT_ONCE);
        if (next !== null) go(next);
      });
    };
    go(0);
    return () => {
      cancelIdleCallback(waiting);
    };
  }, [sources]);
}
