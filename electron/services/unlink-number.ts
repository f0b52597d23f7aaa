// Makes the citations of one number the markers that they were, in one transaction.
import { unlinkMarker } from '#core/citations/unlink-marker.ts';
import type { Input, Output } from '#core/contract.ts';
import type { Block, BriefingId } from '#core/document/document.ts';
import { citationsOf, footnotesOf } from '#core/document/walk.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '../clock.ts';
import { readBriefing } from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import type { Stamp } from '../database/stamp.ts';
import { blocksOfList } from './blocks-of-list.ts';
import { saveChangedBlocks } from './save-changed-blocks.ts';

const isLinkedIn = (blocks: readonly Block[], number: number): boolean =>
  footnotesOf(blocks).some(({ footnote }) =>
    citationsOf(footnote).some(({ marker }) => marker?.number === number),
  );

/**
 * Throws AppError 'not-found' where the briefing or a citation that was that number isn't there, 'bad-input' where it is
 * linked in several lists and none was named.
 */
export function unlinkNumber(
  library: Library,
  input: Input<'markers.unlink'>,
  stamp: Stamp,
): Output<'markers.unlink'> {
  const briefing = input.briefing as BriefingId;
  const { document } = readBriefing(library, briefing);
  const blocks = blocksOfList(
    document.blocks,
    input.list,
    `[${input.number}] is linked`,
    (some) => isLinkedIn(some, input.number),
  );
  const { changed, ...counts } = unlinkMarker(blocks, input.number, newId);
  if (counts.unlinked === 0)
    throw new AppError(
      'not-found',
      `No citation of this briefing was a marker [${input.number}]: there is nothing to unlink.`,
    );
  saveChangedBlocks(library, briefing, changed, stamp);
  return counts;
}
