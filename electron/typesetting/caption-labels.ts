// The numbers of the tables and figures that have a caption. The typesetter prints them and the proof expects them.
import type { BriefingDocument } from '#core/document/document.ts';
import { printedWords } from './printed-words.ts';

/** `Table 2`, `Figure 1` for the blocks that have a caption, by the block's id. */
export function captionLabels(document: BriefingDocument): Map<string, string> {
  const words = printedWords(document.language);
  const labels = new Map<string, string>();
  const counts = { table: 0, image: 0 };
  for (const block of document.blocks)
    if ((block.type === 'table' || block.type === 'image') && block.caption) {
      counts[block.type] += 1;
      labels.set(
        block.id,
        block.type === 'table'
          ? words.table(counts.table)
          : words.figure(counts.image),
      );
    }
  return labels;
}
