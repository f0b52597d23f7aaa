// The meeting packs of the library as they are now.
import { useCallback, useEffect, useState } from 'react';
import type { PageOutput } from '#core/contract.ts';
import { call, CallError, listen } from '../api/call.ts';

export type ListedPack = PageOutput<'packs.list'>['packs'][number];

export function usePacks(): {
  /** Null while they are not known. */
  readonly packs: readonly ListedPack[] | null;
  readonly failed: string | null;
} {
  const [packs, setPacks] = useState<readonly ListedPack[] | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const refresh = useCallback(async (): Promise<void> => {
    try {
      setPacks((await call('packs.list', {})).packs);
      setFailed(null);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setFailed(error.message);
    }
  }, []);
  useEffect(() => {
    // Settled when the answer comes, and so not at once.
    void Promise.resolve().then(refresh);
    return listen('library.changed', ({ what }) => {
      if (what === 'packs') void refresh();
    });
  }, [refresh]);
  return { packs, failed };
}
