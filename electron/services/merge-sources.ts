// Several sources become one, in one transaction: every citation follows, in all briefings and as changes of their blocks
// like any other; tags, notes, files and excerpts are united; and of each source that goes the whole record is kept.
import {
  mergeSources,
  uniteNotes,
  type MergedFrom,
} from '#core/citations/merge-sources.ts';
import { replaceSources } from '#core/citations/replace-sources.ts';
import type { Input, Output } from '#core/contract.ts';
import type {
  BlockId,
  BriefingId,
  CitationId,
  SourceId,
} from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import { saveDelta } from '../database/blocks.ts';
import { forgetDigest } from '../database/briefing-digests.ts';
import { briefingKey } from '../database/briefing-key.ts';
import { readBriefing } from '../database/briefings.ts';
import { excerptsOf } from '../database/excerpts.ts';
import { absorbSource } from '../database/merged-sources.ts';
import type { Library } from '../database/open.ts';
import { saving } from '../database/query.ts';
import { raisingMerge } from '../database/raise-alarms.ts';
import { readRevisions } from '../database/revisions.ts';
import { attachmentsOf } from '../database/source-attachments.ts';
import {
  readSourceDetails,
  type SourceDetails,
} from '../database/source-details.ts';
import { sourceKey } from '../database/source-key.ts';
import { readSourceRows } from '../database/source-rows.ts';
import { whereCited } from '../database/source-uses.ts';
import { changeSource, findSource } from '../database/sources.ts';
import type { Stamp } from '../database/stamp.ts';
import { keepMerge } from './undo-merge.ts';

/**
 * `from` become one with `into`. Throws AppError 'not-found' where one isn't there, 'bad-input' where they are not
 * different ones, 'conflict' where `into` is in the bin; then nothing is changed.
 */
export function mergeIntoSource(
  library: Library,
  input: Input<'sources.merge'>,
  stamp: Stamp,
): Output<'sources.merge'> {
  const touched = new Set<BriefingId>();
  try {
    return saving(library, () => merge(library, input, stamp, touched));
  } catch (error) {
    // Some may have been counted as changed, and are not.
    for (const id of touched) forgetDigest(library, briefingKey(library, id));
    throw error;
  }
}

function merge(
  library: Library,
  { into, from, choices }: Input<'sources.merge'>,
  stamp: Stamp,
  touched: Set<BriefingId>,
): Output<'sources.merge'> {
  const kept = readSourceDetails(library, into as SourceId);
  const gone = from.map((id) => readSourceDetails(library, id as SourceId));
  refuseSame([kept, ...gone]);
  if (kept.source.binned !== undefined)
    throw new AppError(
      'conflict',
      'The source that the others would become one with is in the bin, so nothing was merged: restore it first.',
    );
  const merged = mergeSources(
    [mergedFrom(kept), ...gone.map(mergedFrom)],
    (choices ?? {}) as Record<string, SourceId>,
  );
  const notes = uniteNotes([
    kept.notes,
    ...gone.map(({ notes }) => notes),
    ...otherNames(library, kept, gone),
  ]);
  const rows = {
    from: gone.map((each) => sourceKey(library, each.source.id)),
    into: sourceKey(library, merged.id),
  };
  const [first, ...others] = gone.map(({ source }) => source.id);
  if (first === undefined) throw new Error('Nothing to merge.');
  const before = readSourceRows(library, [merged.id, first, ...others]);
  const moved = new Map<CitationId, SourceId>();
  let citations = 0;
  raisingMerge(library, rows, stamp, () => {
    for (const { source } of gone) {
      for (const { notes } of whereCited(library, source.id))
        for (const { citation } of notes) moved.set(citation, source.id);
      citations += moveCitations(library, source.id, merged.id, stamp, touched);
    }
    for (const each of gone)
      absorbSource(
        library,
        { from: sourceKey(library, each.source.id), into: rows.into },
        recordOf(library, each),
        stamp.at,
      );
    changeSource(library, { ...merged, notes }, stamp);
  });
  const source = findSource(library, merged.id);
  if (!source) throw new Error('The merged source is not there.');
  const undo = keepMerge(library, {
    into: source.id,
    gone: [first, ...others],
    before,
    moved,
  });
  return { source, citations, briefings: [...touched], undo };
}

function refuseSame(all: readonly SourceDetails[]): void {
  if (new Set(all.map(({ source }) => source.id)).size < all.length)
    throw new AppError(
      'bad-input',
      'These are one source already, so nothing was merged: choose two different ones.',
    );
}

const mergedFrom = ({
  source: { id, citekey, item, citeAs },
  standing,
  supersededBy,
  standingNote,
}: SourceDetails): MergedFrom => ({
  id,
  citekey,
  item,
  citeAs: citeAs ?? null,
  standing,
  supersededBy,
  standingNote,
});

/** A file of two of them is kept once: the name and day that it had with the other are said in the notes. */
function otherNames(
  library: Library,
  kept: SourceDetails,
  gone: readonly SourceDetails[],
): string[] {
  const known = new Map(
    attachmentsOf(library, kept.source.id).map((file) => [file.sha256, file]),
  );
  return gone.flatMap(({ source }) =>
    attachmentsOf(library, source.id).flatMap((file) => {
      const other = known.get(file.sha256);
      if (!other) {
        known.set(file.sha256, file);
        return [];
      }
      const { fileName, captured } = file;
      const sameDay = captured === null || captured === other.captured;
      if (other.fileName === fileName && sameDay) return [];
      const day = sameDay ? '' : `, captured ${captured.slice(0, 10)}`;
      return [`The file “${other.fileName}” was also “${fileName}”${day}.`];
    }),
  );
}

/** Of a source that goes, what is not in a row of its own any more. */
const recordOf = (
  library: Library,
  { source, merged: _merged, raw: _raw, ...details }: SourceDetails,
): object => ({
  ...source,
  ...details,
  attachments: attachmentsOf(library, source.id),
  excerpts: excerptsOf(library, source.id).map(({ id }) => id),
});

/** How many citations went. */
function moveCitations(
  library: Library,
  from: SourceId,
  into: SourceId,
  stamp: Stamp,
  touched: Set<BriefingId>,
): number {
  let moved = 0;
  for (const { briefing, notes } of whereCited(library, from)) {
    touched.add(briefing);
    moved += notes.length;
    const blocks = new Set<BlockId>(notes.map(({ block }) => block));
    const revisions = readRevisions(library, briefing);
    const { document } = readBriefing(library, briefing);
    saveDelta(
      library,
      briefing,
      {
        put: document.blocks
          .filter(({ id }) => blocks.has(id))
          .map((block) => ({
            block: replaceSources(block, (id) => (id === from ? into : id)),
            parent: revisions.get(block.id) ?? null,
          })),
        move: [],
        remove: [],
      },
      stamp,
    );
  }
  return moved;
}
