// A briefing as plain text: the words of its blocks and nothing else. No title, no notes; markers that are not linked
// stand as they were written.
import type { BriefingDocument } from '../document/document.ts';
import { plainText } from '../document/walk.ts';

/** The blocks with a blank line between them and a line feed at the end. Blocks without words are left out. */
export function exportText(document: Pick<BriefingDocument, 'blocks'>): string {
  const words = document.blocks
    .map(plainText)
    .filter((text) => text.trim() !== '');
  return `${words.join('\n\n')}\n`;
}
