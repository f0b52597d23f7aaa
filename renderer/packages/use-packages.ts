// What was sent of a briefing and what came back, and where people disagree: read once, and again when a review changes.
import { useEffect, useState } from 'react';
import type { PageOutput } from '#core/contract.ts';
import { call, CallError, listen } from '../api/call.ts';

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
} {
  const [packages, setPackages] = useState<Packages | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    async function read(): Promise<void> {
      try {
        const answer = await call('packages.list', { briefing });
        if (left) return;
        setPackages(answer);
        setFailed(null);
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        if (!left) setFailed(error.message);
      }
    }
    void read();
    const end = listen('library.changed', ({ what }) => {
      if (what === 'review' || what === 'briefings') void read();
    });
    return () => {
      left = true;
      end();
    };
  }, [briefing, changes]);
  return { packages, failed };
}
