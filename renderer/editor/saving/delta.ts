// What has to be sent so that the library holds what the page holds: pure, from the acknowledged blocks and those of the
// page alone, so that no change can be forgotten, whichever way it came about.
import type { Block, BlockId, Rank } from '#core/document/document.ts';
import { sameBlock } from '../blocks/same-block.ts';

/** As `briefings.save` takes it. `parent` is the revision that the change was made on, null for a block that is new. */
export type Delta = {
  put: { block: Block; parent: number | null }[];
  move: { id: BlockId; rank: Rank; parent: number }[];
  remove: { id: BlockId; parent: number }[];
  /** A person asked for it; see core/document/removes-most.ts. */
  removesMost?: true;
};

/** What the library is known to hold, and the revision of each block; of removed blocks, that of their removal. */
export type Acknowledged = {
  readonly blocks: ReadonlyMap<
    BlockId,
    { readonly block: Block; readonly revision: number }
  >;
  readonly removals: ReadonlyMap<BlockId, number>;
};

/**
 * The page that was last known to hold just what is acknowledged. Of a page that grew out of it only what lies between
 * the first and the last block that is another object has to be looked at, which is one block of thousands as a rule.
 */
const agreed = new WeakMap<Acknowledged, readonly Block[]>();

/** Null where the library holds the page already. */
export function deltaBetween(
  acknowledged: Acknowledged,
  page: readonly Block[],
): Delta | null {
  const { blocks, removals } = acknowledged;
  const { former, present } = unlike(
    agreed.get(acknowledged) ?? [...blocks.values()].map(({ block }) => block),
    page,
  );
  const put: Delta['put'] = [];
  const move: Delta['move'] = [];
  const seen = new Set<BlockId>();
  for (const block of present) {
    seen.add(block.id);
    const known = blocks.get(block.id);
    if (!known) put.push({ block, parent: removals.get(block.id) ?? null });
    else if (!sameBlock(known.block, block))
      if (sameBlock({ ...known.block, rank: block.rank }, block))
        move.push({
          id: block.id,
          rank: block.rank,
          parent: known.revision,
        });
      else put.push({ block, parent: known.revision });
  }
  const remove = former.flatMap(({ id }) => {
    const known = blocks.get(id);
    return known && !seen.has(id) ? [{ id, parent: known.revision }] : [];
  });
  if (put.length + move.length + remove.length > 0)
    return { put, move, remove };
  agreed.set(acknowledged, page);
  return null;
}

/** What is left of both without the same objects at their start and at their end. */
function unlike(
  former: readonly Block[],
  present: readonly Block[],
): { former: readonly Block[]; present: readonly Block[] } {
  const most = Math.min(former.length, present.length);
  let start = 0;
  while (start < most && former[start] === present[start]) start += 1;
  let end = 0;
  while (
    end < most - start &&
    former[former.length - 1 - end] === present[present.length - 1 - end]
  )
    end += 1;
  return {
    former: former.slice(start, former.length - end),
    present: present.slice(start, present.length - end),
  };
}

/** The same changes, each in a delta of its own. */
export const oneByOne = ({ put, move, remove }: Delta): Delta[] => [
  ...put.map((each) => ({ put: [each], move: [], remove: [] })),
  ...move.map((each) => ({ put: [], move: [each], remove: [] })),
  ...remove.map((each) => ({ put: [], move: [], remove: [each] })),
];

export const together = (deltas: readonly Delta[]): Delta => ({
  put: deltas.flatMap(({ put }) => put),
  move: deltas.flatMap(({ move }) => move),
  remove: deltas.flatMap(({ remove }) => remove),
});

/** The blocks that a delta changes. */
export const changedBy = ({ put, move, remove }: Delta): BlockId[] => [
  ...put.map(({ block }) => block.id),
  ...move.map(({ id }) => id),
  ...remove.map(({ id }) => id),
];

/**
 * What is acknowledged once `delta` is saved with these revisions, one for each of its blocks. `page` is the page that
 * the delta was made from. Throws where a revision is missing.
 */
export function acknowledge(
  before: Acknowledged,
  delta: Delta,
  page: readonly Block[],
  revisions: Readonly<Record<string, number>>,
): Acknowledged {
  const blocks = new Map(before.blocks);
  const removals = new Map(before.removals);
  const revisionOf = (id: BlockId): number => {
    const revision = revisions[id];
    if (revision === undefined)
      throw new Error(`No revision came back for block ${id}`);
    return revision;
  };
  const changed = new Set<BlockId>([
    ...delta.put.map(({ block }) => block.id),
    ...delta.move.map(({ id }) => id),
  ]);
  for (const block of page)
    if (changed.has(block.id)) {
      blocks.set(block.id, { block, revision: revisionOf(block.id) });
      removals.delete(block.id);
    }
  for (const { id } of delta.remove) {
    blocks.delete(id);
    removals.set(id, revisionOf(id));
  }
  const after = { blocks, removals };
  if (isWhole(delta, deltaBetween(before, page))) agreed.set(after, page);
  return after;
}

/** Whether `delta` changes the very blocks that `whole` does, and each in the same way. */
function isWhole(delta: Delta, whole: Delta | null): boolean {
  if (!whole) return false;
  const sameIds = (a: readonly BlockId[], b: readonly BlockId[]): boolean =>
    a.length === b.length && new Set([...a, ...b]).size === a.length;
  const idsOf = ({ put, move }: Delta): BlockId[] => [
    ...put.map(({ block }) => block.id),
    ...move.map(({ id }) => id),
  ];
  return (
    sameIds(idsOf(delta), idsOf(whole)) &&
    sameIds(
      delta.remove.map(({ id }) => id),
      whole.remove.map(({ id }) => id),
    )
  );
}
