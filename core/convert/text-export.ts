// A briefing as plain text: the words of its blocks and nothing else. No title, no notes; markers that are not linked
// stand as they were written; a list of sources has a line for each entry.
import { plainList, type ListedEntry } from '../citations/listed-entry.ts';
import type { Block, BriefingDocument } from '../document/document.ts';
import { plainText } from '../document/walk.ts';

/** The words of a block, of a list of sources those of its entries. */
export const exportedText = (
  block: Block,
  list: readonly ListedEntry[],
): string =>
  block.type === 'bibliography' ? plainList(list) : plainText(block);

/**
 * The blocks with a blank line between them and a line feed at the end. Blocks without words are left out. `list` is what
 * a list of sources says.
 */
export function exportText(
  document: Pick<BriefingDocument, 'blocks'>,
  list: readonly ListedEntry[],
): string {
  const words = document.blocks
    .map((block) => exportedText(block, list))
    .filter((text) => text.trim() !== '');
  return `${words.join('\n\n')}\n`;
}
