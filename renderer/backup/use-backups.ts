// The backups of the open library, as main knows them, and what a person can have done with them.
import { useCallback, useEffect, useState } from 'react';
import type { PageOutput } from '#core/contract.ts';
import { call, CallError, listen } from '../api/call.ts';
import { flushAll } from '../api/unsaved.ts';

export type BackupList = PageOutput<'backups.list'>;
export type Backup = BackupList['backups'][number];

export type Backups = {
  /** Null until it is here, and where no library can be written to. */
  readonly list: BackupList | null;
  /** One sentence; what was asked for last was not done. */
  readonly failed: string | null;
  /** What was done last, to be read once. */
  readonly done: string | null;
  readonly busy: boolean;
  readonly make: () => void;
  readonly restore: (backup: Backup) => void;
  readonly chooseFolder: (own: boolean) => void;
};

export function useBackups(readOnly: boolean): Backups {
  const [list, setList] = useState<BackupList | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const attempt = useCallback(
    async (work: () => Promise<string | null>): Promise<void> => {
      setBusy(true);
      setFailed(null);
      setDone(null);
      try {
        setDone(await work());
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        setFailed(error.message);
      } finally {
        setBusy(false);
      }
    },
    [],
  );
  useEffect(() => {
    if (readOnly) return;
    const read = async (): Promise<void> => {
      try {
        setList(await call('backups.list', {}));
      } catch (error) {
        // There may be no library for a moment; the next change reads it again.
        if (!(error instanceof CallError)) throw error;
      }
    };
    const first = setTimeout(() => void read());
    const end = listen('backups.changed', () => void read());
    return () => {
      clearTimeout(first);
      end();
    };
  }, [readOnly]);
  return {
    list,
    failed,
    done,
    busy,
    make: () =>
      void attempt(async () => {
        await call('backups.make', {});
        return 'The backup is made, and was read back whole.';
      }),
    restore: ({ name }) =>
      void attempt(async () => {
        if (!(await flushAll()))
          throw new CallError(
            'unavailable',
            'Nothing was brought back, because something written here is not saved yet.',
          );
        await call('backups.restore', { name });
        return 'The library is as it was then. What it was a moment ago is the first backup of this list.';
      }),
    chooseFolder: (own) =>
      void attempt(async () => {
        await call('backups.chooseFolder', { own });
        return null;
      }),
  };
}
