// The title, marking and front matter of the briefing on the sheet: what is typed shows at once, and is saved behind it.
import { useCallback, useEffect, useState } from 'react';
import type { BriefingHead } from '#core/document/document.ts';
import { call } from '../api/call.ts';
import { reportFault } from '../api/report-fault.ts';
import type { SaveState } from '../editor-handle.ts';
import {
  createHeadSaver,
  type HeadChange,
  type RefusedParts,
} from './head-saver.ts';

export type HeadOnSheet = {
  readonly head: BriefingHead;
  readonly change: (change: HeadChange) => void;
  /** Another window has saved these parts. */
  readonly receive: (parts: HeadChange) => void;
  readonly state: SaveState;
  readonly refused: RefusedParts;
  /** What was written and is not saved, each value by itself. */
  readonly unsaved: () => readonly string[];
};

export function useHead(id: string, initial: BriefingHead): HeadOnSheet {
  const [head, setHead] = useState(initial);
  const [{ state, refused }, setSaving] = useState<{
    readonly state: SaveState;
    readonly refused: RefusedParts;
  }>({ state: { kind: 'saved' }, refused: {} });
  const [saver] = useState(() =>
    createHeadSaver({
      save: (change) => call('briefings.change', { id, change }),
      onState: (now, parts) => {
        setSaving({ state: now, refused: parts });
      },
      onFault: reportFault,
    }),
  );
  const change = useCallback(
    (part: HeadChange) => {
      setHead((before) => ({ ...before, ...(part as Partial<BriefingHead>) }));
      saver.change(part);
    },
    [saver],
  );
  const receive = useCallback(
    (parts: HeadChange) => {
      // What was written here and is not saved yet stays, and is saved over it.
      const received = { ...parts, ...saver.unsaved() };
      setHead((before) => ({
        ...before,
        ...(received as Partial<BriefingHead>),
      }));
    },
    [saver],
  );
  const unsaved = useCallback(
    () =>
      Object.values(saver.unsaved()).flatMap((value) =>
        typeof value === 'object'
          ? Object.values(value).map((each) =>
              typeof each === 'object' ? each.join('; ') : String(each),
            )
          : (value ?? []),
      ),
    [saver],
  );
  useEffect(() => {
    const stop = saver.start();
    const blurred = (): void => void saver.flush();
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') blurred();
    };
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('blur', blurred);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('blur', blurred);
      stop();
    };
  }, [saver]);
  return { head, change, receive, state, refused, unsaved };
}
