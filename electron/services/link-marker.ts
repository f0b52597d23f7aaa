// Links every marker with one number to a source, in one transaction: all of its places, or none.
import { linkMarker } from '#core/citations/link-marker.ts';
import { markerOverview } from '#core/citations/marker-overview.ts';
import { waitingPlaces } from '#core/citations/match-list.ts';
import type { Input, Output } from '#core/contract.ts';
import type { BriefingId } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '../clock.ts';
import { readBriefing } from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import { findSource } from '../database/sources.ts';
import type { Stamp } from '../database/stamp.ts';
import { blocksOfList } from './blocks-of-list.ts';
import { saveChangedBlocks } from './save-changed-blocks.ts';

const list = (numbers: readonly number[]): string =>
  numbers.map((number) => `[${number}]`).join(', ');

/**
 * Throws AppError 'not-found' where the briefing, the source or an unlinked marker of that number isn't there, 'bad-input'
 * where the number stands in several lists and none was named.
 */
export function linkMarkerToSource(
  library: Library,
  input: Input<'markers.link'>,
  stamp: Stamp,
): Output<'markers.link'> {
  const briefing = input.briefing as BriefingId;
  const { document } = readBriefing(library, briefing);
  const source = findSource(library, input.source);
  if (!source)
    throw new AppError(
      'not-found',
      `There is no source ${input.source} in the library: import it first, or check its citekey.`,
    );
  const blocks = blocksOfList(
    document.blocks,
    input.list,
    `[${input.number}] stands`,
    (some) => waitingPlaces(some).has(input.number),
  );
  const { changed, linked } = linkMarker(
    blocks,
    input.number,
    source.id,
    input.locator ?? null,
    newId,
  );
  if (linked === 0) {
    const left = markerOverview(blocks).markers.map(({ number }) => number);
    throw new AppError(
      'not-found',
      left.length > 0
        ? `No marker [${input.number}] is left to link in this briefing; unlinked are ${list(left)}.`
        : `No marker [${input.number}] is left to link in this briefing: all of its markers are linked.`,
    );
  }
  saveChangedBlocks(library, briefing, changed, stamp);
  return { linked };
}
