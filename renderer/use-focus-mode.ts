// Focus mode: the sheet alone, and on it the block that is written in; everything else steps back until it is wanted.
import { useCallback, useEffect, useState } from 'react';
import type { EditorHandle } from './editor-handle.ts';
import { matchesKeys } from './ui/keys.ts';

export const FOCUS_KEYS = 'Mod+Alt+J';

export type FocusMode = {
  readonly on: boolean;
  readonly toggle: () => void;
  /** For what is asked for beside the sheet; the focus is left where it is. */
  readonly leave: () => void;
};

export function useFocusMode(handle: EditorHandle | null): FocusMode {
  const [on, setOn] = useState(false);
  const toggle = useCallback(() => {
    setOn((before) => !before);
    handle?.focus();
  }, [handle]);
  const leave = useCallback(() => {
    setOn(false);
  }, []);
  useEffect(() => {
    handle?.drawCurrentBlock(on);
  }, [handle, on]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!matchesKeys(event, FOCUS_KEYS)) return;
      event.preventDefault();
      toggle();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [toggle]);
  return { on, toggle, leave };
}
