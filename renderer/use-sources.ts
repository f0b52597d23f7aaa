// The sources of the library, for whatever shows or cites them. Asked for once and again when they change.
import { useCallback, useEffect, useState } from 'react';
import type { Source } from '#core/citations/source.ts';
import { call, CallError, listen } from './api/call.ts';

export type Sources = {
  readonly sources: readonly Source[];
  /** One sentence where they can't be read. */
  readonly failed: string | null;
  readonly refresh: () => Promise<void>;
};

export function useSources(): Sources {
  const [sources, setSources] = useState<readonly Source[]>([]);
  const [failed, setFailed] = useState<string | null>(null);
  const refresh = useCallback(async () => {
    try {
      const answer = await call('sources.list', {});
      setSources(answer.sources);
      setFailed(null);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setFailed(error.message);
    }
  }, []);
  useEffect(() => {
    // The answer comes later, so that no state is set while the effect runs.
    const first = setTimeout(() => void refresh());
    const end = listen('library.changed', ({ what }) => {
      if (what === 'sources') void refresh();
    });
    return () => {
      clearTimeout(first);
      end();
    };
  }, [refresh]);
  return { sources, failed, refresh };
}
