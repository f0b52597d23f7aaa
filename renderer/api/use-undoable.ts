// What is done to lists at home. Each change can be undone, the last first, while home is shown.
import { useCallback, useMemo, useRef, useState } from 'react';
import { CallError } from './call.ts';

export type Undo = () => Promise<unknown>;

export type Undoable = {
  /** What was done last, in words, until it is undone or put away. */
  readonly done: string | null;
  /** One sentence where the last could not be done. */
  readonly failed: string | null;
  /** Does what can't be undone. */
  readonly attempt: (work: () => Promise<unknown>) => Promise<void>;
  /** `work` gives what takes it back, null where nothing had to be changed. */
  readonly change: (words: string, work: () => Promise<Undo | null>) => void;
  readonly undo: () => void;
  /** Puts away what `done` and `failed` say. */
  readonly dismiss: () => void;
};

/** More than anyone takes back one by one. */
const MOST_UNDONE = 100;

export function useUndoable(): Undoable {
  const [done, setDone] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const undos = useRef<Undo[]>([]);
  const attempt = useCallback(
    async (work: () => Promise<unknown>): Promise<void> => {
      setDone(null);
      setFailed(null);
      try {
        await work();
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        setFailed(error.message);
      }
    },
    [],
  );
  const does = useMemo(
    () => ({
      attempt,
      change: (words: string, work: () => Promise<Undo | null>) =>
        void attempt(async () => {
          const undo = await work();
          if (!undo) return;
          undos.current = [...undos.current.slice(1 - MOST_UNDONE), undo];
          setDone(words);
        }),
      undo: () => {
        const last = undos.current.pop();
        if (!last) return;
        void attempt(async () => {
          try {
            await last();
          } catch (error) {
            // What the machine can't do now it may do later.
            if (error instanceof CallError && error.code === 'unavailable')
              undos.current.push(last);
            throw error;
          }
        });
      },
      dismiss: () => {
        setDone(null);
        setFailed(null);
      },
    }),
    [attempt],
  );
  return { done, failed, ...does };
}
