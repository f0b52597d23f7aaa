// Where the threads stand on the page while it is written. What main keeps is true of the text as it was saved last; from
// there on the same rule that main applies when it saves is applied to what was changed since, so that both say the same.
import { moveAnchor, type BlockShift } from '#core/review/move-anchors.ts';
import type { Anchor } from '#core/review/thread.ts';
import type { Block, BlockId } from '#core/document/document.ts';

/** What was saved of the blocks, as far as words can move with it. */
export type SavedBlocks = {
  readonly put: readonly { readonly block: Block }[];
  readonly remove: readonly { readonly id: string }[];
};

export type ThreadPlaces<Thread extends Anchor> = {
  /** As main has them. */
  readonly set: (threads: readonly Thread[]) => void;
  readonly saved: (delta: SavedBlocks) => void;
  /** All of them as they stand on these blocks, those of the page; the same objects where nothing about them is another. */
  readonly on: (blocks: readonly Block[]) => readonly Thread[];
};

export function createThreadPlaces<Thread extends Anchor>(
  loaded: readonly Block[],
): ThreadPlaces<Thread> {
  const saved = new Map<BlockId, Block>(
    loaded.map((block) => [block.id, block]),
  );
  let kept: readonly Thread[] = [];

  function shiftsTo(blocks: readonly Block[]): BlockShift[] {
    const shifts: BlockShift[] = [];
    let known = 0;
    for (const after of blocks) {
      const before = saved.get(after.id);
      if (before) known += 1;
      if (before !== after) shifts.push({ before: before ?? null, after });
    }
    if (known < saved.size) {
      const here = new Set(blocks.map(({ id }) => id));
      for (const [id, before] of saved)
        if (!here.has(id)) shifts.push({ before, after: null });
    }
    return shifts;
  }

  const moved = (shifts: readonly BlockShift[]): readonly Thread[] => {
    if (shifts.length === 0 || kept.length === 0) return kept;
    const changed = new Set(
      shifts.map(({ before, after }) => (after ?? before)?.id ?? null),
    );
    return kept.map((thread) =>
      thread.lost || changed.has(thread.block)
        ? (moveAnchor(thread, shifts) as Thread)
        : thread,
    );
  };

  return {
    set(threads) {
      kept = threads;
    },
    saved({ put, remove }) {
      kept = moved([
        ...put.map(({ block }) => ({
          before: saved.get(block.id) ?? null,
          after: block,
        })),
        ...remove.map(({ id }) => ({
          before: saved.get(id as BlockId) ?? null,
          after: null,
        })),
      ]);
      for (const { block } of put) saved.set(block.id, block);
      for (const { id } of remove) saved.delete(id as BlockId);
    },
    on: (blocks) => (kept.length === 0 ? kept : moved(shiftsTo(blocks))),
  };
}
