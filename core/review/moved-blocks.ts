// Which blocks were moved between two texts, as few as can be, and what may not be moved apart: lines that are suggested to be
// divided or joined, until that is decided.
import type { Block, BlockId } from '../document/document.ts';
import { atomsOf } from './atoms.ts';
import { longestRise } from './longest-rise.ts';
import { isLine } from './suggestions.ts';

/** `before` in the order that its blocks have in `after`, and the blocks that are moved for it: as few as can be. */
export function movedAlong(
  before: readonly Block[],
  after: readonly Block[],
): { blocks: readonly Block[]; moved: readonly BlockId[] } {
  const place = new Map(before.map(({ id }, at) => [id, at]));
  const common = after.filter(({ id }) => place.has(id));
  const staying = new Set(
    longestRise(common.map(({ id }) => place.get(id) ?? 0)),
  );
  if (staying.size === common.length) return { blocks: before, moved: [] };
  const moved = common.filter((_, at) => !staying.has(at)).map(({ id }) => id);
  const gone = new Set(moved);
  const byId = new Map(before.map((block) => [block.id, block]));
  const blocks = before.filter(({ id }) => !gone.has(id));
  for (const [at, { id }] of common.entries()) {
    const block = byId.get(id);
    if (!gone.has(id) || !block) continue;
    const previous = common[at - 1];
    const behind = previous
      ? blocks.findIndex((each) => each.id === previous.id) + 1
      : 0;
    blocks.splice(behind, 0, block);
  }
  return { blocks, moved };
}

/** Whether a line that may yet be joined to the one before it would come to stand behind another. */
export function isTornApart(
  before: readonly Block[],
  ordered: readonly Block[],
): boolean {
  const heads = headsOf(ordered);
  return [...headsOf(before)].some(([id, head]) => heads.get(id) !== head);
}

/** For each line that may be joined, the block behind which it stands once what would come in between is not there. */
function headsOf(blocks: readonly Block[]): Map<BlockId, BlockId | null> {
  const heads = new Map<BlockId, BlockId | null>();
  let last: BlockId | null = null;
  for (const block of blocks) {
    const isJoined = mayBeJoined(block);
    if (isJoined) heads.set(block.id, last);
    if (isJoined || !block.inserted) last = block.id;
  }
  return heads;
}

/** Where all of its words come or go with it, nothing is left to be joined. */
const mayBeJoined = (block: Block): boolean =>
  isLine(block) &&
  ((block.inserted !== undefined &&
    !atomsOf(block.content).every(({ piece }) => piece.inserted)) ||
    (block.deleted !== undefined &&
      !atomsOf(block.content).every(({ piece }) => piece.deleted)));
