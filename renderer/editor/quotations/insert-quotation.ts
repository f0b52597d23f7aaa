// Words of a source as a quotation of their own, with the note that says where they stand behind the last of them.
import type {
  BlockId,
  Footnote,
  Quotation,
  Rank,
} from '#core/document/document.ts';
import { $insertBlock } from '../breaks/breaks-extension.ts';
import { $nodeFromBlock } from '../convert.ts';

/** `paragraphs` are the words, at least one and none empty. The caret goes on behind the quotation. */
export function $insertQuotation(
  id: BlockId,
  paragraphs: readonly string[],
  footnote: Footnote,
): void {
  const quotation: Quotation = {
    type: 'quotation',
    id,
    // The page's own rank is that of its place.
    rank: '' as Rank,
    paragraphs: paragraphs.map((text, at) => [
      { type: 'text', text },
      ...(at === paragraphs.length - 1 ? [footnote] : []),
    ]),
  };
  $insertBlock($nodeFromBlock(quotation));
}
