// Links every marker with one number to a source, in one transaction: all of its places, or none.
import { linkMarker } from '#core/citations/link-marker.ts';
import { markerOverview } from '#core/citations/marker-overview.ts';
import type { Input, Output } from '#core/contract.ts';
import type { BriefingId } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '../clock.ts';
import { saveDelta } from '../database/blocks.ts';
import { readBriefing } from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import { readRevisions } from '../database/revisions.ts';
import { findSource } from '../database/sources.ts';
import type { Stamp } from '../database/stamp.ts';

const list = (numbers: readonly number[]): string =>
  numbers.map((number) => `[${number}]`).join(', ');

/** Throws AppError 'not-found' where the briefing, the source or an unlinked marker of that number isn't there. */
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
  const { changed, linked } = linkMarker(
    document.blocks,
    input.number,
    source.id,
    input.locator ?? null,
    newId,
  );
  if (linked === 0) {
    const left = markerOverview(document.blocks).markers.map(
      ({ number }) => number,
    );
    throw new AppError(
      'not-found',
      left.length > 0
        ? `No marker [${input.number}] is left to link in this briefing; unlinked are ${list(left)}.`
        : `No marker [${input.number}] is left to link in this briefing: all of its markers are linked.`,
    );
  }
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
  return { linked };
}
