// Reading something again whenever it may have changed, one call at a time, so that an older answer never follows a newer.
import { useCallback, useRef } from 'react';

/** The same function as long as `read` is. What it returns settles once nothing is read any more. */
export function useRefresh(read: () => Promise<void>): () => Promise<void> {
  /** `again` where something changed after the call that runs was made. */
  const running = useRef<{ done: Promise<void>; again: boolean } | null>(null);
  return useCallback((): Promise<void> => {
    if (running.current) {
      running.current.again = true;
      return running.current.done;
    }
    const readAll = async (): Promise<void> => {
      do {
        if (running.current) running.current.again = false;
        await read();
      } while (running.current?.again === true);
    };
    const done = readAll().finally(() => {
      running.current = null;
    });
    running.current = { done, again: false };
    return done;
  }, [read]);
}
