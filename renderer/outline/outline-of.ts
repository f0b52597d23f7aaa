// The headings of a briefing as an outline.
import type { Block, BlockId } from '#core/document/document.ts';
import { footnotesOf, plainText } from '#core/document/walk.ts';

export type OutlineEntry = {
  readonly id: BlockId;
  readonly level: number;
  readonly text: string;
  /** The footnotes from this heading to the next. */
  readonly notes: number;
};

/** The headings in their order. */
export function outlineOf(blocks: readonly Block[]): OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  for (const block of blocks) {
    if (block.type === 'heading')
      entries.push({
        id: block.id,
        level: block.level,
        text: plainText(block).replaceAll('\n', ' ').trim(),
        notes: 0,
      });
    const last = entries.at(-1);
    const notes = footnotesOf([block]).length;
    if (last && notes > 0)
      entries[entries.length - 1] = { ...last, notes: last.notes + notes };
  }
  return entries;
}

/** The heading under which a block stands: itself where it is one; null before the first. */
export function headingOver(
  blocks: readonly Block[],
  block: BlockId | null,
): BlockId | null {
  const at = blocks.findIndex(({ id }) => id === block);
  return (
    blocks.slice(0, at + 1).findLast(({ type }) => type === 'heading')?.id ??
    null
  );
}
