// What was sent of a briefing and what came back, and where people disagree: read once, and again when a review changes.
import { useCallback, useEffect, useState } from 'react';
import type { PageOutput } from '#core/contract.ts';
import { call, CallError, listen } from '../api/call.ts';
import { useRefresh } from '../api/use-refresh.ts';

export type Packages = PageOutput<'packages.list'>;
export type Conflict = Packages['conflicts'][number];
export type SentPackage = Packages['packages'][number];

/** `changes` is another value whenever they may have changed here. */
export function usePackages(
  briefing: string,
  changes: unknown,
): {
  readonly packages: Packages | null;
  readonly failed: string | null;
  /** Done once what it answers is what there is. */
  readonly refresh: () => Promise<void>;
} {
  const [packages, setPackages] = useState<Packages | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const read = useCallback(async (): Promise<void> => {
    try {
      setPackages(await call('packages.list', { briefing }));
      setFailed(null);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setFailed(error.message);
    }
  }, [briefing]);
  const refresh = useRefresh(read);
  useEffect(() => {
    void Promise.resolve().then(refresh);
    return listen('library.changed', ({ what }) => {
      if (what === 'review' || what === 'briefings') void refresh();
    });
  }, [refresh, changes]);
  return { packages, failed, refresh };
}
