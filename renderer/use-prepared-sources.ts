// Prepares the library's sources for being looked for while nothing else is to be done, so that the first key in a picker
// is as quick as the others.
import { useEffect } from 'react';
import { findSources, prepareSources } from '#core/citations/find-sources.ts';
import type { Source } from '#core/citations/source.ts';

/** Well under a millisecond's worth, and for how many milliseconds a key may have to wait. */
const AT_ONCE = 10;
const MOST = 5;

/**
 * Looked for once each, for nobody: what has not run yet is not compiled, and would take its first key several times as long.
 * A letter, one more, two words, and what is in no library, which may be a slip.
 */
const REHEARSED = ['a', 'an', 'in 19', 'in 199', 'xqzv', 'xqzvj'];
const FOUND = 30;

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
        else rehearse(0);
      });
    };
    const rehearse = (at: number): void => {
      const typed = REHEARSED[at];
      if (typed === undefined) return;
      waiting = requestIdleCallback(() => {
        findSources(sources, typed, FOUND);
        rehearse(at + 1);
      });
    };
    go(0);
    return () => {
      cancelIdleCallback(waiting);
    };
  }, [sources]);
}
