// To the place of a hit on the sheet: its footnote, or the words in its block.
import type { BlockId, FootnoteId } from '#core/document/document.ts';
import type { EditorHandle } from './editor-handle.ts';
import type { SearchPlace } from './search/search-place.ts';

export function goToPlace(
  handle: EditorHandle,
  { block, footnote, words }: SearchPlace,
): void {
  if (footnote !== null) handle.goToFootnote(footnote as FootnoteId);
  else if (block !== null) handle.goToBlock(block as BlockId, words);
  else handle.focus();
}
