// Changes within blocks that the editor keeps as they are stored.
import type { Block, BlockId, Inline, Rank } from '#core/document/document.ts';
import { mapInlineContainers } from '#core/document/walk.ts';
import type { Preserved } from '../nodes/preserved.ts';

/** The block with `change` applied to each part of its content; itself where nothing changed. */
export function mapPreserved(
  preserved: Preserved,
  change: (inline: Inline) => Inline,
): Preserved {
  const block = {
    ...preserved,
    id: '' as BlockId,
    rank: '' as Rank,
  } as Block;
  const mapped = mapInlineContainers(block, (content) => {
    const next = content.map(change);
    return next.some((inline, place) => inline !== content[place])
      ? next
      : content;
  });
  if (mapped === block) return preserved;
  return Object.fromEntries(
    Object.entries(mapped).filter(([key]) => key !== 'id' && key !== 'rank'),
  ) as Preserved;
}
