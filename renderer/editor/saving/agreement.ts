// Whether the library holds what the page believes it holds: the page's own digest of the acknowledged blocks, compared
// with the one that the library answers each save with. The long sum over all that was loaded is made in small pieces
// while nobody waits, and what is saved meanwhile is kept beside it.
import {
  addDigest,
  blockDigest,
  takeDigest,
} from '#core/document/block-digest.ts';
import type { Block } from '#core/document/document.ts';
import { changedBy, type Acknowledged, type Delta } from './delta.ts';

/** Blocks that are summed at once: about a millisecond and a half. */
const PIECE = 200;
/** Milliseconds until it begins, so that a page is drawn first. */
const DELAY = 500;

export type Agreement = {
  /** The blocks of `delta` were acknowledged: `after` is made of `before` and it. */
  readonly saved: (
    delta: Delta,
    before: Acknowledged,
    after: Acknowledged,
  ) => void;
  /** Null while the sum is not made yet. */
  readonly agrees: (digest: number) => boolean | null;
  /** From here on the library is known to have this digest. */
  readonly restart: (digest: number) => void;
  readonly stop: () => void;
};

export function createAgreement(loaded: readonly Block[]): Agreement {
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

  return {
    saved(delta, before, after) {
      for (const id of changedBy(delta)) {
        const formerly = before.blocks.get(id)?.block;
        const now = after.blocks.get(id)?.block;
        if (formerly) shift = takeDigest(shift, blockDigest(formerly));
        if (now) shift = addDigest(shift, blockDigest(now));
      }
    },
    agrees: (digest) =>
      summed < loaded.length ? null : addDigest(sum, shift) === digest,
    restart(digest) {
      clearTimeout(timer);
      summed = loaded.length;
      sum = digest;
      shift = 0;
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
