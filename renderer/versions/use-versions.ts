// The versions of a briefing, the last first; read again when something says that they may have changed.
import { useEffect, useState } from 'react';
import { call, CallError } from '../api/call.ts';
import type { Version } from './version-words.ts';

export type KnownVersions = {
  /** Null until they are here. */
  readonly versions: readonly Version[] | null;
  /** When they were read: what "Today" is. */
  readonly now: Date;
  /** One sentence where they can't be read. */
  readonly failed: string | null;
};

/** They are read again whenever `changes` is another value. */
export function useVersions(briefing: string, changes: unknown): KnownVersions {
  const [known, setKnown] = useState<KnownVersions>(() => ({
    versions: null,
    now: new Date(),
    failed: null,
  }));
  useEffect(() => {
    let left = false;
    async function read(): Promise<void> {
      try {
        const { versions } = await call('versions.list', { briefing });
        if (!left) setKnown({ versions, now: new Date(), failed: null });
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        const { message } = error;
        if (!left) setKnown((before) => ({ ...before, failed: message }));
      }
    }
    // The answer comes later, so that no state is set while the effect runs.
    const first = setTimeout(() => void read());
    return () => {
      left = true;
      clearTimeout(first);
    };
  }, [briefing, changes]);
  return known;
}
