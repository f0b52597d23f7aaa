// What to do where the page and the library no longer agree: pure, block by block. What the page has and the library has
// not is sent again; what the library has and the page has not is shown; what was changed on both sides stays as it is on
// the page, for the library to refuse and a person to decide. Nothing is dropped.
import { blockDigest } from '#core/document/block-digest.ts';
import type { Block, BlockId } from '#core/document/document.ts';
import { sameBlock } from '../blocks/same-block.ts';
import type { Acknowledged } from './delta.ts';

/** What the library holds, as `briefings.blocks` answers. */
export type Held = {
  readonly blocks: readonly Block[];
  readonly revisions: Readonly<Record<string, number>>;
  readonly digest: number;
};

export type Reconciled = {
  readonly acknowledged: Acknowledged;
  /** The library's blocks that have to be put on the page, in their order. */
  readonly show: readonly Block[];
};

export function reconcile(
  { blocks, removals }: Acknowledged,
  page: readonly Block[],
  held: Held,
): Reconciled {
  const onPage = new Map(page.map((block) => [block.id, block]));
  const next = new Map<BlockId, { block: Block; revision: number }>();
  const show: Block[] = [];
  for (const stored of held.blocks) {
    const revision = held.revisions[stored.id];
    if (revision === undefined)
      throw new Error(`No revision came with block ${stored.id}`);
    const known = blocks.get(stored.id);
    const shown = onPage.get(stored.id);
    const isNews = known?.revision !== revision;
    // Blocks of the page are written in one way, and are compared by how they are written.
    const block = shown && says(stored, shown) ? shown : stored;
    if (!shown) {
      // Removed on the page, which is not saved yet, or not known to it.
      if (isNews) show.push(stored);
      next.set(stored.id, { block, revision });
    } else if (!known || !isNews || block === shown)
      next.set(stored.id, { block, revision });
    else if (sameBlock(known.block, shown)) {
      show.push(stored);
      next.set(stored.id, { block, revision });
    } else next.set(stored.id, known);
  }
  return {
    acknowledged: {
      blocks: next,
      removals: new Map([...removals].filter(([id]) => !next.has(id))),
    },
    show,
  };
}

const says = (stored: Block, shown: Block): boolean =>
  sameBlock(stored, shown) || blockDigest(stored) === blockDigest(shown);
