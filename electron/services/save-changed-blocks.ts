// Saves blocks that a service has changed, on what stands in the library now.
import type { Block, BriefingId } from '#core/document/document.ts';
import { saveDelta } from '../database/blocks.ts';
import type { Library } from '../database/open.ts';
import { readRevisions } from '../database/revisions.ts';
import type { Stamp } from '../database/stamp.ts';

/** In one transaction: all of them, or none. */
export function saveChangedBlocks(
  library: Library,
  briefing: BriefingId,
  changed: readonly Block[],
  stamp: Stamp,
): void {
  const revisions = readRevisions(library, briefing);
  saveDelta(
    library,
    briefing,
    {
      put: changed.map((block) => ({
        block,
        parent: revisions.get(block.id) ?? null,
      })),
      move: [],
      remove: [],
    },
    stamp,
  );
}
