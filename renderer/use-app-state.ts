// What the whole program knows: settings, the open library, the recent ones. Main says it once and again when it changes.
import { useCallback, useEffect, useState } from 'react';
import type { AppState } from '#core/contract.ts';
import { call, CallError, listen } from './api/call.ts';

export type KnownAppState = {
  /** Null until main has answered. */
  readonly app: AppState | null;
  /** The briefing that this window was opened for; null for home. */
  readonly begin: string | null;
  /** One sentence where it can't be had. */
  readonly failed: string | null;
  readonly askAgain: () => void;
};

export function useAppState(): KnownAppState {
  const [app, setApp] = useState<AppState | null>(null);
  const [begin, setBegin] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const ask = useCallback(async (): Promise<void> => {
    try {
      const [{ briefing }, state] = await Promise.all([
        call('window.begin', {}),
        call('app.state', {}),
      ]);
      setBegin(briefing);
      setApp(state);
      setFailed(null);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setFailed(error.message);
    }
  }, []);
  useEffect(() => {
    const end = listen('app.changed', (state) => {
      // What the window was opened for comes with the first answer, and is shown first.
      setApp((before) => before && state);
    });
    // The answer comes later, so that no state is set while the effect runs.
    const first = setTimeout(() => void ask());
    return () => {
      clearTimeout(first);
      end();
    };
  }, [ask]);
  return { app, begin, failed, askAgain: () => void ask() };
}
