// A merge of sources taken back: each source, its tags, notes, files, excerpts and alarms are as they were, and the citations
// that followed go back, wherever they stand by now. As long as the library is open and nothing of those sources was changed.
import { replaceSources } from '#core/citations/replace-sources.ts';
import type {
  BriefingId,
  CitationId,
  SourceId,
} from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '../clock.ts';
import { saveDelta } from '../database/blocks.ts';
import { forgetDigest } from '../database/briefing-digests.ts';
import { briefingKey } from '../database/briefing-key.ts';
import { readBriefing } from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import { reading, saving } from '../database/query.ts';
import { readRevisions } from '../database/revisions.ts';
import {
  putSourceRows,
  readSourceRows,
  type SourceRows,
} from '../database/source-rows.ts';
import { whereCited } from '../database/source-uses.ts';
import { hasOtherCitekey } from '../database/sources.ts';
import type { Stamp } from '../database/stamp.ts';

export type Merged = {
  readonly into: SourceId;
  /** The rows of all that were merged. */
  readonly keys: readonly number[];
  readonly before: SourceRows;
  readonly after: SourceRows;
  /** The source that each citation had which followed. */
  readonly moved: ReadonlyMap<CitationId, SourceId>;
};

/** More than anyone takes back one by one. */
const MOST_KEPT = 20;
const kept = new WeakMap<Library, Map<string, Merged>>();

/** By which `undoMerge` knows it. */
export function keepMerge(library: Library, merged: Merged): string {
  const merges = kept.get(library) ?? new Map<string, Merged>();
  kept.set(library, merges);
  const [oldest] = merges.keys();
  if (merges.size >= MOST_KEPT && oldest !== undefined) merges.delete(oldest);
  const undo = newId();
  merges.set(undo, merged);
  return undo;
}

/**
 * The briefings whose citations went back. Throws AppError 'not-found' where the merge is not known any more, and 'conflict'
 * where something of the sources was changed since; then nothing is changed.
 */
export function undoMerge(
  library: Library,
  undo: string,
  stamp: Stamp,
): BriefingId[] {
  const merged = kept.get(library)?.get(undo);
  if (!merged)
    throw new AppError(
      'not-found',
      'This merge can’t be undone any more: the record of each source that went is kept with the one that stayed.',
    );
  const touched: BriefingId[] = [];
  try {
    saving(library, () => {
      refuseChanged(library, merged);
      putSourceRows(library, merged.keys, merged.before);
      for (const briefing of citing(library, merged)) {
        touched.push(briefing);
        moveBack(library, briefing, merged, stamp);
      }
    });
  } catch (error) {
    // Some may have been counted as changed, and are not.
    for (const id of touched) forgetDigest(library, briefingKey(library, id));
    throw error;
  }
  kept.get(library)?.delete(undo);
  return touched;
}

function refuseChanged(
  library: Library,
  { keys, before, after }: Merged,
): void {
  const now = readSourceRows(library, keys);
  if (JSON.stringify(now) !== JSON.stringify(after))
    throw new AppError(
      'conflict',
      'The source that stayed was changed since, so the merge was not undone: take that change back first.',
    );
  for (const { citekey } of before.sources)
    if (hasOtherCitekey(library, String(citekey), keys))
      throw new AppError(
        'conflict',
        `Another source is @${String(citekey)} by now, so the merge was not undone: give that one another citekey first.`,
      );
}

const citing = (library: Library, { into, moved }: Merged): BriefingId[] =>
  reading(library, () =>
    whereCited(library, into)
      .filter(({ notes }) => notes.some(({ citation }) => moved.has(citation)))
      .map(({ briefing }) => briefing),
  );

function moveBack(
  library: Library,
  briefing: BriefingId,
  { into, moved }: Merged,
  stamp: Stamp,
): void {
  const revisions = readRevisions(library, briefing);
  const { document } = readBriefing(library, briefing);
  const put = document.blocks.flatMap((block) => {
    const back = replaceSources(block, (source, citation) =>
      source === into ? (moved.get(citation) ?? source) : source,
    );
    const parent = revisions.get(block.id) ?? null;
    return back === block ? [] : [{ block: back, parent }];
  });
  saveDelta(library, briefing, { put, move: [], remove: [] }, stamp);
}
