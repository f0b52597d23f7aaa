// The levels of the headings in the tagged file. A tagged PDF may not skip one, a document may.
import type { Block, BlockId, Inline } from '#core/document/document.ts';
import { plainInline } from '#core/document/walk.ts';

/** Whether there is a character that is seen. */
export const hasWords = (content: readonly Inline[]): boolean =>
  /[^\s\p{DI}]/u.test(plainInline(content));

/**
 * For each heading the depth at which it stands: one more than the headings that enclose it. Levels 1, 3, 3, 2 come
 * out as 1, 2, 2, 2. One without a word has none: it would be a nameless entry in the bookmarks, which a tagged file may
 * not have, and what it holds besides is set as a paragraph.
 */
export function headingDepths(
  blocks: readonly Block[],
): ReadonlyMap<BlockId, number> {
  const depths = new Map<BlockId, number>();
  const open: number[] = [];
  for (const block of blocks) {
    if (block.type !== 'heading' || !hasWords(block.content)) continue;
    while ((open.at(-1) ?? 0) >= block.level) open.pop();
    open.push(block.level);
    depths.set(block.id, open.length);
  }
  return depths;
}
