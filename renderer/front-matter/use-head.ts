// The title, marking and front matter of the briefing on the sheet: what is typed shows at once, and is saved behind it.
import { useCallback, useEffect, useState } from 'react';
import type { BriefingHead } from '#core/document/document.ts';
import { call } from '../api/call.ts';
import type { SaveState } from '../editor-handle.ts';
import { createHeadSaver, type HeadChange } from './head-saver.ts';

export type HeadOnSheet = {
  readonly head: BriefingHead;
  readonly change: (change: HeadChange) => void;
  readonly state: SaveState;
  /** Sends what is not saved yet; true when all of it is acknowledged. */
  readonly flush: () => Promise<boolean>;
};

export function useHead(id: string, initial: BriefingHead): HeadOnSheet {
  const [head, setHead] = useState(initial);
  const [state, setState] = useState<SaveState>({ kind: 'saved' });
  const [saver] = useState(() =>
    createHeadSaver(
      (change) => call('briefings.change', { id, change }),
      setState,
    ),
  );
  const change = useCallback(
    (part: HeadChange) => {
      setHead((before) => ({ ...before, ...(part as Partial<BriefingHead>) }));
      saver.change(part);
    },
    [saver],
  );
  useEffect(() => {
    const blurred = (): void => void saver.flush();
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') blurred();
    };
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('blur', blurred);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('blur', blurred);
      blurred();
    };
  }, [saver]);
  return { head, change, state, flush: saver.flush };
}
