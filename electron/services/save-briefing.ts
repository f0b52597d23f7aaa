// What a page that is written in saves, and what it reads where it no longer agrees with the library. Nothing is removed
// by mistake: a delta without most of the briefing is taken only where a person has asked for that.
import type { Input, Output } from '#core/contract.ts';
import type { BriefingId } from '#core/document/document.ts';
import { removesMost } from '#core/document/removes-most.ts';
import { AppError } from '#core/errors.ts';
import { countBlocks, saveDelta } from '../database/blocks.ts';
import { briefingDigest, forgetDigest } from '../database/briefing-digests.ts';
import { briefingKey } from '../database/briefing-key.ts';
import { readBriefing } from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import { reading } from '../database/query.ts';
import { readRevisions } from '../database/revisions.ts';
import type { Stamp } from '../database/stamp.ts';

/** Throws AppError as `saveDelta` does, and 'bad-input' where most would be removed unasked. */
export function saveFromPage(
  library: Library,
  id: BriefingId,
  delta: Input<'briefings.save'>['delta'],
  stamp: Stamp,
): Output<'briefings.save'> {
  const key = reading(library, () => {
    const found = briefingKey(library, id);
    if (!delta.removesMost) refuseUnasked(library, found, delta.remove.length);
    // Read before anything is saved: what is saved must not seem to have failed.
    briefingDigest(library, found);
    return found;
  });
  const { revisions } = saveDelta(library, id, delta, stamp);
  return {
    revisions,
    updated: stamp.at,
    digest: briefingDigest(library, key),
  };
}

function refuseUnasked(
  library: Library,
  briefing: number,
  removed: number,
): void {
  // Few are never most, and need no counting.
  if (!removesMost(removed, removed)) return;
  if (removesMost(removed, countBlocks(library, briefing)))
    throw new AppError(
      'bad-input',
      'Most of the briefing would be removed without having been asked for, so nothing was saved: read the briefing again.',
    );
}

/** Throws AppError 'not-found', or 'damaged' naming what can't be read. */
export function readForPage(
  library: Library,
  id: BriefingId,
): Output<'briefings.blocks'> {
  return reading(library, () => {
    const key = briefingKey(library, id);
    // Where the two disagree, the rows alone are believed.
    forgetDigest(library, key);
    return {
      blocks: [...readBriefing(library, id).document.blocks],
      revisions: Object.fromEntries(readRevisions(library, id)),
      digest: briefingDigest(library, key),
    };
  });
}
