// The briefings of the library, the last changed first. Asked for once, and again when they change.
import { useCallback, useEffect, useState } from 'react';
import type { PageOutput } from '#core/contract.ts';
import { call, CallError, listen } from '../api/call.ts';

export type ListedBriefing = PageOutput<'briefings.list'>['briefings'][number];

export type Briefings = {
  /** Null until they are here. */
  readonly briefings: readonly ListedBriefing[] | null;
  /** One sentence where they can't be read; what was read before stays. */
  readonly failed: string | null;
  readonly refresh: () => Promise<void>;
};

export function useBriefings(): Briefings {
  const [briefings, setBriefings] = useState<readonly ListedBriefing[] | null>(
    null,
  );
  const [failed, setFailed] = useState<string | null>(null);
  const refresh = useCallback(async (): Promise<void> => {
    try {
      const answer = await call('briefings.list', {});
      setBriefings(answer.briefings);
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
      if (what === 'briefings') void refresh();
    });
    return () => {
      clearTimeout(first);
      end();
    };
  }, [refresh]);
  return { briefings, failed, refresh };
}
