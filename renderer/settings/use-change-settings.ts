// Keeps a changed setting at once; what can't be kept is said in a sentence.
import { useCallback, useState } from 'react';
import type { Settings } from '#core/settings.ts';
import { call, CallError } from '../api/call.ts';

export function useChangeSettings(): {
  readonly failed: string | null;
  readonly change: (part: Partial<Settings>) => Promise<void>;
} {
  const [failed, setFailed] = useState<string | null>(null);
  const change = useCallback(async (part: Partial<Settings>) => {
    try {
      await call('settings.change', part);
      setFailed(null);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setFailed(error.message);
    }
  }, []);
  return { failed, change };
}
