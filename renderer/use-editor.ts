// What the screen reads of the editor as it changes, each part by itself so that typing redraws no more than it must.
import { useCallback, useSyncExternalStore } from 'react';
import type { Block, FootnoteId } from '#core/document/document.ts';
import type { EditorHandle, SaveState } from './editor-handle.ts';

const nothing = (): (() => void) => () => undefined;
const NO_BLOCKS: readonly Block[] = [];
const SAVED: SaveState = { kind: 'saved' };

export function useBlocks(
  handle: EditorHandle | null,
  initial: readonly Block[] = NO_BLOCKS,
): readonly Block[] {
  return useSyncExternalStore(
    handle?.onChange ?? nothing,
    useCallback(() => handle?.blocks() ?? initial, [handle, initial]),
  );
}

export function useChosenFootnote(
  handle: EditorHandle | null,
): FootnoteId | null {
  return useSyncExternalStore(
    handle?.onChoice ?? nothing,
    useCallback(() => handle?.chosenFootnote() ?? null, [handle]),
  );
}

/** The editor hands out the same state until it changes. */
export function useSaveState(handle: EditorHandle | null): SaveState {
  return useSyncExternalStore(
    handle?.onSaveState ?? nothing,
    useCallback(() => handle?.saveState() ?? SAVED, [handle]),
  );
}
