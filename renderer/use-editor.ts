// What the screen reads of the editor as it changes, each part by itself. What is told of the text (its length, its
// outline) follows the text at a distance, so that no key waits for it.
import {
  startTransition,
  useCallback,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Block, BlockId, FootnoteId } from '#core/document/document.ts';
import type { EditorHandle, SaveState } from './editor-handle.ts';

const nothing = (): (() => void) => () => undefined;
const SAVED: SaveState = { kind: 'saved' };

/** Milliseconds from a change to what is told of it. */
const DISTANCE = 150;

/** The blocks as they stood a moment ago: for what is told of the text, not for what changes it. */
export function useBlocks(
  handle: EditorHandle | null,
  initial: readonly Block[],
): readonly Block[] {
  const [blocks, setBlocks] = useState(initial);
  useEffect(() => {
    if (!handle) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const later = (): void => {
      timer ??= setTimeout(() => {
        timer = null;
        startTransition(() => {
          setBlocks(handle.blocks());
        });
      }, DISTANCE);
    };
    later();
    const end = handle.onChange(later);
    return () => {
      if (timer !== null) clearTimeout(timer);
      end();
    };
  }, [handle]);
  return blocks;
}

export function useChosenFootnote(
  handle: EditorHandle | null,
): FootnoteId | null {
  return useSyncExternalStore(
    handle?.onChoice ?? nothing,
    useCallback(() => handle?.chosenFootnote() ?? null, [handle]),
  );
}

/** The block that is written in. */
export function useCurrentBlock(handle: EditorHandle | null): BlockId | null {
  return useSyncExternalStore(
    handle?.onCurrentBlock ?? nothing,
    useCallback(() => handle?.currentBlock() ?? null, [handle]),
  );
}

/** The editor hands out the same state until it changes. */
export function useSaveState(handle: EditorHandle | null): SaveState {
  return useSyncExternalStore(
    handle?.onSaveState ?? nothing,
    useCallback(() => handle?.saveState() ?? SAVED, [handle]),
  );
}
