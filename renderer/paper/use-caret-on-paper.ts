// Where the caret stands on paper: read anew when it moves, and when the pages are set anew.
import { useEffect, useState } from 'react';
import type { TextPlace } from '../editor-handle.ts';
import type { EditorHandle } from '../editor-handle.ts';
import { placeOnPaper, type PaperPlace } from './paper-places.ts';
import type { PaperPages } from './use-paper-pages.ts';

export type CaretOnPaper = PaperPlace & {
  /** The block that it is in, or that stands where it is. */
  readonly block: string;
};

/** Null where there are no pages, or the caret stands in no text. */
export function useCaretOnPaper(
  handle: EditorHandle,
  pages: PaperPages | null,
): CaretOnPaper | null {
  const [caret, setCaret] = useState<TextPlace | null>(null);
  useEffect(() => {
    let frame = 0;
    const read = (): void => {
      frame = 0;
      const block = handle.currentBlock();
      setCaret(
        handle.caretPlace() ??
          // A mark that is selected, or a text that was not written in yet.
          (block && { block, place: 0, offset: 0 }),
      );
    };
    const later = (): void => {
      frame ||= requestAnimationFrame(read);
    };
    later();
    document.addEventListener('selectionchange', later);
    const ends = [handle.onCurrentBlock(later), handle.onChange(later)];
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('selectionchange', later);
      for (const end of ends) end();
    };
  }, [handle]);
  return pages && caret && placeOnPaper(pages.places, pages.blocks, caret);
}
