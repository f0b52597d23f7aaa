// Whether the library holds what the page believes it holds: a digest of the blocks as the library got them, compared with
// the one that it answers each save with. The page may write a block in another way than the library, which is no
// disagreement. The long sum over all that was loaded is made in small pieces while nobody waits, and what is saved
// meanwhile is kept beside it.
import {
  addDigest,
  blockDigest,
  takeDigest,
} from '#core/document/block-digest.ts';
import type { Block, BlockId } from '#core/document/document.ts';
import type { Delta } from './delta.ts';
import type { Held } from './reconcile.ts';

/** Blocks that are summed at once: about a millisecond and a half. */
const PIECE = 200;
/** Milliseconds until it begins, so that a page is drawn first. */
const DELAY = 500;

export type Agreement = {
  /** The library has taken it. */
  readonly saved: (delta: Delta) => void;
  /** Null while the sum is not made yet. */
  readonly agrees: (digest: number) => boolean | null;
  /** From here on the library is known to hold this. */
  readonly restart: (held: Pick<Held, 'blocks' | 'digest'>) => void;
  readonly stop: () => void;
};

const byId = (blocks: readonly Block[]): Map<BlockId, Block> =>
  new Map(blocks.map((block) => [block.id, block]));

/** `loaded` is what the library held, as it was read. */
export function createAgreement(loaded: readonly Block[]): Agreement {
  let held = byId(loaded);
  let sum = 0;
  let shift = 0;
  let summed = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const sumPiece = (): void => {
    for (const block of loaded.slice(summed, summed + PIECE))
      sum = addDigest(sum, blockDigest(block));
    summed += PIECE;
    timer = summed < loaded.length ? setTimeout(sumPiece) : undefined;
  };
  if (loaded.length <= PIECE) sumPiece();
  else timer = setTimeout(sumPiece, DELAY);

  const change = (id: BlockId, now: Block | null): void => {
    const formerly = held.get(id);
    if (formerly) shift = takeDigest(shift, blockDigest(formerly));
    if (now) {
      shift = addDigest(shift, blockDigest(now));
      held.set(id, now);
    } else held.delete(id);
  };

  return {
    saved({ put, move, remove }) {
      for (const { block } of put) change(block.id, block);
      for (const { id, rank } of move) {
        const formerly = held.get(id);
        if (formerly) change(id, { ...formerly, rank });
      }
      for (const { id } of remove) change(id, null);
    },
    agrees: (digest) =>
      summed < loaded.length ? null : addDigest(sum, shift) === digest,
    restart({ blocks, digest }) {
      clearTimeout(timer);
      summed = loaded.length;
      sum = digest;
      shift = 0;
      held = byId(blocks);
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
