// What tells a person whether all is saved is drawn by itself at each change of that: while one types it changes twice a
// second, and the desk around it has nothing to do with it.
import type { ReactNode } from 'react';
import { combinedSaveState } from './combined-save-state.ts';
import type { EditorHandle, SaveState } from './editor-handle.ts';
import { useSaveState } from './use-editor.ts';

export function Saving({
  handle,
  head,
  children,
}: {
  readonly handle: EditorHandle | null;
  /** How far the head of the briefing is saved. */
  readonly head: SaveState;
  /** Given how far the text and the head are. */
  readonly children: (save: SaveState) => ReactNode;
}) {
  return children(combinedSaveState(useSaveState(handle), head));
}
