// Saves blocks that a command has changed, on what stands in the library now. A command has no undo: what stood before is a
// version.
import type { Block, BriefingId } from '#core/document/document.ts';
import { saveDelta } from '../database/blocks.ts';
import { briefingKey } from '../database/briefing-key.ts';
import type { Library } from '../database/open.ts';
import { saving } from '../database/query.ts';
import { readRevisions } from '../database/revisions.ts';
import type { Stamp } from '../database/stamp.ts';
import { keepBeforeCommand } from '../database/versions.ts';

/** In one transaction: all of them, or none. */
export function saveChangedBlocks(
  library: Library,
  briefing: BriefingId,
  changed: readonly Block[],
  stamp: Stamp,
): void {
  saving(library, () => {
    keepBeforeCommand(library, briefingKey(library, briefing));
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
  });
}
