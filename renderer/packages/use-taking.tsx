// How far a package is that is being read, and a way to stop it.
import { useEffect, useState, type ReactNode } from 'react';
import type { ImportProgress } from '#core/contract.ts';
import { call, listen } from '../api/call.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';

export type Taking = {
  readonly runs: boolean;
  readonly during: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** How far it is, with a way to stop it, once there is something to tell. */
  readonly notice: ReactNode;
};

/** While a package is read, or read and merged. */
export function useTaking(): Taking {
  const [runs, setRuns] = useState(false);
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const [isStopping, setStopping] = useState(false);
  useEffect(() => {
    if (!runs) return;
    // What is done before anyone could read of it is not told.
    let wait: ReturnType<typeof setTimeout> | null = null;
    let last: ImportProgress | null = null;
    const end = listen('import.progressed', (next) => {
      last = next;
      wait ??= setTimeout(() => {
        setProgress(last);
        wait = null;
      }, 300);
    });
    return () => {
      end();
      if (wait !== null) clearTimeout(wait);
    };
  }, [runs]);
  return {
    runs,
    async during(work) {
      setRuns(true);
      try {
        return await work();
      } finally {
        setRuns(false);
        setProgress(null);
        setStopping(false);
      }
    },
    notice:
      runs && progress ? (
        <Notice
          kind="info"
          action={
            <Button
              size="small"
              disabled={isStopping}
              onClick={() => {
                setStopping(true);
                void call('window.cancel', {});
              }}
            >
              {isStopping ? 'Stopping…' : 'Stop'}
            </Button>
          }
        >
          <span role="status">{takingWords(progress)}</span>
        </Notice>
      ) : null,
  };
}

const takingWords = ({ file, stage, done, all }: ImportProgress): string =>
  stage === 'reading' || all === 0
    ? `Reading ${file}…`
    : `Bringing in the files of ${file}: ${done} of ${all}…`;
