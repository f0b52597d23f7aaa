// A pane that folds away, by hand or with the window, takes the focus with it when it was inside: the text has it then.
import { useEffect, useRef } from 'react';
import type { EditorHandle } from './editor-handle.ts';

export function useFocusAfterFold(
  open: boolean,
  handle: EditorHandle | null,
): void {
  const wasOpen = useRef(open);
  useEffect(() => {
    const folds = wasOpen.current && !open;
    wasOpen.current = open;
    // Whoever folds a pane by its button keeps the focus there.
    if (folds && document.activeElement === document.body) handle?.focus();
  }, [open, handle]);
}
