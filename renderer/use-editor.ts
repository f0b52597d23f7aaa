// What the screen reads of the editor as it changes, each part by itself. What is told of the text (its length, its
// outline) follows the text at a distance, so that no key waits for it.
import {
  startTransition,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Block, BlockId, FootnoteId } from '#core/document/document.ts';
import { toldAfterPaint } from './ui/after-paint.ts';
import type { EditorHandle } from './editor-handle.ts';

const nothing = (): (() => void) => () => undefined;

/** Milliseconds without a change until what is told of the text, and the most while changes go on. */
const IDLE = 200;
const LONGEST = 4000;
/** Milliseconds that it waits for a moment in which there is nothing else to do: none while a key is being drawn. */
const BUSY = 500;

/** The blocks as they stood a moment ago: for what is told of the text, not for what changes it. */
export function useBlocks(
  handle: EditorHandle | null,
  initial: readonly Block[],
): readonly Block[] {
  const [blocks, setBlocks] = useState(initial);
  useEffect(() => {
    if (!handle) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let idle = 0;
    let first: number | null = null;
    const read = (): void => {
      first = null;
      startTransition(() => {
        setBlocks(handle.blocks());
      });
    };
    const later = (): void => {
      const now = performance.now();
      first ??= now;
      clearTimeout(timer);
      cancelIdleCallback(idle);
      timer = setTimeout(
        () => {
          idle = requestIdleCallback(read, { timeout: BUSY });
        },
        Math.max(0, Math.min(IDLE, first + LONGEST - now)),
      );
    };
    later();
    const end = handle.onChange(later);
    return () => {
      clearTimeout(timer);
      cancelIdleCallback(idle);
      end();
    };
  }, [handle]);
  return blocks;
}

/** The footnote that is chosen in the text, once the frame that shows so is painted. */
export function useChosenFootnote(
  handle: EditorHandle | null,
): FootnoteId | null {
  return useSyncExternalStore(
    useMemo(() => toldAfterPaint(handle?.onChoice ?? nothing), [handle]),
    useCallback(() => handle?.chosenFootnote() ?? null, [handle]),
  );
}

/** The block that is written in, once the frame that shows so is painted. */
export function useCurrentBlock(handle: EditorHandle | null): BlockId | null {
  return useSyncExternalStore(
    useMemo(() => toldAfterPaint(handle?.onCurrentBlock ?? nothing), [handle]),
    useCallback(() => handle?.currentBlock() ?? null, [handle]),
  );
}
