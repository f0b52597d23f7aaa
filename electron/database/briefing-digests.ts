// The fingerprint of each briefing that is being written, as the library holds it: read from the rows once, and kept up by
// what each save changes, so that no save has to read the whole briefing. A page compares it with its own.
import {
  addDigest,
  blockDigest,
  blocksDigest,
  takeDigest,
} from '#core/document/block-digest.ts';
import type { Block } from '#core/document/document.ts';
import type { Library } from './open.ts';
import { readStoredBlocks, unstoreBlock } from './stored-blocks.ts';

const kept = new WeakMap<Library, Map<number, number>>();

const digestsOf = (library: Library): Map<number, number> => {
  let digests = kept.get(library);
  if (!digests) {
    digests = new Map();
    kept.set(library, digests);
  }
  return digests;
};

export function briefingDigest(library: Library, briefing: number): number {
  const digests = digestsOf(library);
  let digest = digests.get(briefing);
  if (digest === undefined) {
    digest = blocksDigest(
      readStoredBlocks(library, briefing).map(
        // A row that holds no block is found when the briefing is read.
        (row) => (unstoreBlock(row) ?? row) as Block,
      ),
    );
    digests.set(briefing, digest);
  }
  return digest;
}

/** From here on it is read from the rows again. */
export function forgetDigest(library: Library, briefing: number): void {
  digestsOf(library).delete(briefing);
}

export type BlockShift = {
  readonly before: Block | null;
  readonly after: Block | null;
};

/** After the transaction that made these changes. */
export function shiftDigest(
  library: Library,
  briefing: number,
  shifts: readonly BlockShift[],
): void {
  const digests = digestsOf(library);
  let digest = digests.get(briefing);
  if (digest === undefined) return;
  for (const { before, after } of shifts) {
    if (before) digest = takeDigest(digest, blockDigest(before));
    if (after) digest = addDigest(digest, blockDigest(after));
  }
  digests.set(briefing, digest);
}
