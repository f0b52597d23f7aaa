// Where the threads stand on the page while it is written. What main keeps is true of the text as it was saved last; from
// there on the same rule that main applies when it saves is applied to what was changed since, so that both say the same.
import {
  moveAnchor,
  type BlockShift,
  mayReturn,
} from '#core/review/move-anchors.ts';
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

/** What of the blocks is not as it was saved: by their places, and those that are gone. */
type Shifts = {
  readonly here: ReadonlyMap<number, BlockShift>;
  readonly gone: readonly BlockShift[];
};

export function createThreadPlaces<Thread extends Anchor>(
  loaded: readonly Block[],
): ThreadPlaces<Thread> {
  const saved = new Map<BlockId, Block>(
    loaded.map((block) => [block.id, block]),
  );
  let kept: readonly Thread[] = [];
  /** What was told of last. A key changes one block of thousands: the others are not looked up again. */
  let last: {
    readonly blocks: readonly Block[];
    readonly shifts: Shifts;
    readonly threads: readonly Thread[];
  } | null = null;

  function shiftsTo(blocks: readonly Block[]): Shifts {
    const here = new Map<number, BlockShift>();
    let known = 0;
    for (const [place, after] of blocks.entries()) {
      const before = saved.get(after.id);
      if (before) known += 1;
      if (before !== after) here.set(place, { before: before ?? null, after });
    }
    const gone: BlockShift[] = [];
    if (known < saved.size) {
      const ids = new Set(blocks.map(({ id }) => id));
      for (const [id, before] of saved)
        if (!ids.has(id)) gone.push({ before, after: null });
    }
    return { here, gone };
  }

  /** As `shiftsTo`; null where blocks came, went or moved since the last time. */
  function shiftsSinceLast(blocks: readonly Block[]): Shifts | null {
    if (last?.blocks.length !== blocks.length) return null;
    const here = new Map(last.shifts.here);
    for (let place = 0; place < blocks.length; place += 1) {
      const former = last.blocks[place];
      const after = blocks[place];
      if (former === after || !after) continue;
      if (former?.id !== after.id) return null;
      const before = saved.get(after.id) ?? null;
      if (before === after) here.delete(place);
      else here.set(place, { before, after });
    }
    return { here, gone: last.shifts.gone };
  }

  const moved = (shifts: readonly BlockShift[]): readonly Thread[] => {
    if (shifts.length === 0 || kept.length === 0) return kept;
    const changed = new Set(
      shifts.map(({ before, after }) => (after ?? before)?.id ?? null),
    );
    return kept.map((thread) =>
      changed.has(thread.block) || mayReturn(thread)
        ? (moveAnchor(thread, shifts) as Thread)
        : thread,
    );
  };

  return {
    set(threads) {
      kept = threads;
      last = null;
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
      last = null;
      for (const { block } of put) saved.set(block.id, block);
      for (const { id } of remove) saved.delete(id as BlockId);
    },
    on(blocks) {
      if (kept.length === 0) return kept;
      if (last?.blocks === blocks) return last.threads;
      const shifts = shiftsSinceLast(blocks) ?? shiftsTo(blocks);
      const inOrder = [...shifts.here].sort(([one], [other]) => one - other);
      const threads = moved([
        ...inOrder.map(([, shift]) => shift),
        ...shifts.gone,
      ]);
      last = { blocks, shifts, threads };
      return threads;
    },
  };
}
