// The levels of the headings in the tagged file. A tagged PDF may not skip one, a document may.
import type { Block, BlockId, Heading } from '#core/document/document.ts';
import { plainInline } from '#core/document/walk.ts';

/**
 * Whether a heading has a word that is printed. One that has none would be a nameless entry in the bookmarks, which a
 * tagged file may not have; what it holds besides is set as a paragraph.
 */
export const hasWords = ({ content }: Heading): boolean =>
  /[^\s\p{DI}]/u.test(plainInline(content));

/**
 * For each heading with words the depth at which it stands: one more than the headings that enclose it. Levels 1, 3, 3, 2 come
 * out as 1, 2, 2, 2.
 */
export function headingDepths(
  blocks: readonly Block[],
): ReadonlyMap<BlockId, number> {
  const depths = new Map<BlockId, number>();
  const open: number[] = [];
  for (const block of blocks) {
    if (block.type !== 'heading' || !hasWords(block)) continue;
    while ((open.at(-1) ?? 0) >= block.level) open.pop();
    open.push(block.level);
    depths.set(block.id, open.length);
  }
  return depths;
}
