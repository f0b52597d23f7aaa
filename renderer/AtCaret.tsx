// What follows the caret is drawn by itself: the desk around it has nothing to do with where the caret is, and no key waits
// for it to be drawn again.
import type { ReactNode } from 'react';
import type { BlockId, FootnoteId } from '#core/document/document.ts';
import type { EditorHandle } from './editor-handle.ts';
import { useChosenFootnote, useCurrentBlock } from './use-editor.ts';

export function AtBlock({
  handle,
  children,
}: {
  readonly handle: EditorHandle | null;
  /** Given the block that is written in. */
  readonly children: (current: BlockId | null) => ReactNode;
}) {
  return children(useCurrentBlock(handle));
}

export function AtFootnote({
  handle,
  children,
}: {
  readonly handle: EditorHandle | null;
  /** Given the footnote that is chosen in the text. */
  readonly children: (chosen: FootnoteId | null) => ReactNode;
}) {
  return children(useChosenFootnote(handle));
}
