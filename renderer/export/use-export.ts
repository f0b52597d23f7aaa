// One export from the choice to its proof: saves first, asks where to, can be cancelled, and ends with what was found in
// the file or with a sentence that says why there is none.
import { useEffect, useRef, useState } from 'react';
import type { PageInput } from '#core/contract.ts';
import { call, listen } from '../api/call.ts';
import { attemptExport, type Stage } from './attempt-export.ts';

const SLOW = 300;

export function useExport(beforeExport: () => Promise<boolean>): {
  readonly stage: Stage;
  /** How it ended. */
  readonly run: (request: PageInput<'window.export'>) => Promise<Stage>;
  readonly cancel: () => Promise<void>;
} {
  const [stage, setStage] = useState<Stage>({
    kind: 'choosing',
    message: null,
  });
  const cancelled = useRef(false);
  const slow = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(
    () =>
      listen('export.progressed', (progress) => {
        setStage((now) =>
          now.kind === 'running' ? { ...now, progress } : now,
        );
      }),
    [],
  );
  useEffect(
    () => () => {
      clearTimeout(slow.current);
    },
    [],
  );

  return {
    stage,
    run: async (request) => {
      cancelled.current = false;
      setStage({
        kind: 'running',
        slow: false,
        cancelling: false,
        progress: null,
      });
      slow.current = setTimeout(() => {
        setStage((now) =>
          now.kind === 'running' ? { ...now, slow: true } : now,
        );
      }, SLOW);
      try {
        const ended = await attemptExport({
          save: beforeExport,
          isCancelled: () => cancelled.current,
          write: () => call('window.export', request),
        });
        setStage(ended);
        return ended;
      } finally {
        clearTimeout(slow.current);
      }
    },
    cancel: async () => {
      cancelled.current = true;
      setStage((now) =>
        now.kind === 'running' ? { ...now, cancelling: true } : now,
      );
      await call('window.cancel', {});
    },
  };
}
