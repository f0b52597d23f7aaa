// The title, marking and front matter of the briefing on the sheet: what is typed shows at once, is saved when typing
// rests, and is kept and tried again where saving fails.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PageInput } from '#core/contract.ts';
import type { BriefingHead } from '#core/document/document.ts';
import { call, CallError } from '../api/call.ts';
import type { SaveState } from '../editor-handle.ts';

type Change = PageInput<'briefings.change'>['change'];

/** Milliseconds without a key before what was typed is sent, and before what could not be saved is tried again. */
const IDLE = 400;
const RETRY = 2_000;

export type HeadOnSheet = {
  readonly head: BriefingHead;
  readonly change: (change: Change) => void;
  readonly state: SaveState;
  /** Sends what is not saved yet; true when all of it is acknowledged. */
  readonly flush: () => Promise<boolean>;
};

export function useHead(id: string, initial: BriefingHead): HeadOnSheet {
  const [head, setHead] = useState(initial);
  const [state, setState] = useState<SaveState>({ kind: 'saved' });
  const pending = useRef<Change>({});
  const sending = useRef<Promise<boolean> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const send = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    const change = pending.current;
    if (Object.keys(change).length === 0) return true;
    pending.current = {};
    try {
      await call('briefings.change', { id, change });
      const more = Object.keys(pending.current).length > 0;
      if (!more) setState({ kind: 'saved' });
      return !more;
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      // What was typed meanwhile is newer than what could not be saved.
      pending.current = { ...change, ...pending.current };
      setState({ kind: 'waiting', message: error.message });
      if (error.code !== 'bad-input')
        timer.current = setTimeout(() => void sendInTurn(), RETRY);
      return false;
    }
    function sendInTurn(): Promise<boolean> {
      sending.current = (sending.current ?? Promise.resolve(true)).then(send);
      return sending.current;
    }
  }, [id]);

  const flush = useCallback((): Promise<boolean> => {
    sending.current = (sending.current ?? Promise.resolve(true)).then(send);
    return sending.current;
  }, [send]);

  const change = useCallback(
    (part: Change) => {
      setHead((before) => ({ ...before, ...(part as Partial<BriefingHead>) }));
      pending.current = { ...pending.current, ...part };
      setState({ kind: 'saving' });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), IDLE);
    },
    [flush],
  );

  useEffect(() => {
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') void flush();
    };
    const blurred = (): void => void flush();
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('blur', blurred);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('blur', blurred);
      void flush();
    };
  }, [flush]);

  return { head, change, state, flush };
}
