// A merge of sources taken back: each source, its tags, notes, files and excerpts are as they were, and the citations that
// followed go back, wherever they stand by now. It can be as long as the source that stayed is as the merge left it; what
// is needed for that is kept in the library, with the record of the first source that went.
import { createHash } from 'node:crypto';
import { canonicalJson } from '#core/canonical-json.ts';
import { replaceSources } from '#core/citations/replace-sources.ts';
import type {
  BriefingId,
  CitationId,
  SourceId,
} from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import { saveDelta } from '../database/blocks.ts';
import { forgetDigest } from '../database/briefing-digests.ts';
import { briefingKey } from '../database/briefing-key.ts';
import { readBriefing } from '../database/briefings.ts';
import {
  keepUndo,
  keptUndos,
  type KeptUndo,
} from '../database/merged-sources.ts';
import type { Library } from '../database/open.ts';
import { reading, saving } from '../database/query.ts';
import { raisingSplit } from '../database/raise-alarms.ts';
import { readRevisions } from '../database/revisions.ts';
import { keyOfSource } from '../database/source-key.ts';
import {
  putSourceRows,
  readSourceRows,
  type SourceRows,
} from '../database/source-rows.ts';
import { whereCited } from '../database/source-uses.ts';
import { hasOtherCitekey } from '../database/sources.ts';
import type { Stamp } from '../database/stamp.ts';

type Merged = {
  readonly into: SourceId;
  readonly before: SourceRows;
  /** What the merge left, by which it is known whether anything was changed since. */
  readonly left: string;
  readonly leftAlarms: string;
  /** The source that each citation had which followed. */
  readonly moved: readonly (readonly [CitationId, SourceId])[];
};

/**
 * Keeps what `undoMerge` needs, inside the transaction of the merge; `gone` are those that became one with `into`. Returns
 * by what it is known.
 */
export function keepMerge(
  library: Library,
  {
    into,
    gone,
    before,
    moved,
  }: {
    readonly into: SourceId;
    readonly gone: readonly [SourceId, ...SourceId[]];
    readonly before: SourceRows;
    readonly moved: ReadonlyMap<CitationId, SourceId>;
  },
): string {
  const [undo] = gone;
  const merged: Merged = {
    into,
    before,
    ...leftBy(readSourceRows(library, [into])),
    moved: [...moved],
  };
  keepUndo(library, undo, merged);
  return undo;
}

function leftBy({
  sources,
  alarms,
  ...rows
}: SourceRows): Pick<Merged, 'left' | 'leftAlarms'> {
  const hash = (value: unknown): string =>
    createHash('sha256').update(canonicalJson(value)).digest('hex');
  return {
    // One that was changed and changed back is what it was.
    left: hash({
      ...rows,
      sources: sources.map(({ updated: _updated, ...row }) => row),
    }),
    leftAlarms: hash(alarms),
  };
}

/** Of the merges into this source those that `undoMerge` can take back now, by what they are known. */
export function undoableMerges(library: Library, into: SourceId): string[] {
  return reading(library, () =>
    readKept(library, into)
      .filter(({ merged }) => whyNot(library, merged) === null)
      .map(({ undo }) => undo),
  );
}

const readKept = (
  library: Library,
  into: SourceId,
): (KeptUndo & { readonly merged: Merged })[] =>
  keptUndos(library, into).map((kept) => ({
    ...kept,
    merged: kept.kept as Merged,
  }));

/**
 * The briefings whose citations went back. Throws AppError 'not-found' where the merge is not known any more, and 'conflict'
 * where something of the sources was changed since; then nothing is changed.
 */
export function undoMerge(
  library: Library,
  { into, undo }: { readonly into: SourceId; readonly undo: string },
  stamp: Stamp,
): BriefingId[] {
  const touched: BriefingId[] = [];
  try {
    saving(library, () => {
      const merged = readKept(library, into).find((kept) => kept.undo === undo);
      if (!merged)
        throw new AppError(
          'not-found',
          'This merge can’t be undone: the source that stayed was merged again since, or this was undone already.',
        );
      const refused = whyNot(library, merged.merged);
      if (refused !== null) throw new AppError('conflict', refused);
      takeBack(library, merged.merged, stamp, touched);
    });
  } catch (error) {
    // Some may have been counted as changed, and are not.
    for (const id of touched) forgetDigest(library, briefingKey(library, id));
    throw error;
  }
  return touched;
}

/** A sentence where it can't be taken back. */
function whyNot(
  library: Library,
  { into, before, left }: Merged,
): string | null {
  if (leftBy(readSourceRows(library, [into])).left !== left)
    return 'The source that stayed was changed since, so the merge was not undone: take that change back first.';
  const keys = [keyOfSource(library, into) ?? 0];
  for (const { citekey } of before.sources)
    if (hasOtherCitekey(library, String(citekey), keys))
      return `Another source is @${String(citekey)} by now, so the merge was not undone: give that one another citekey first.`;
  return null;
}

function takeBack(
  library: Library,
  { into, before, leftAlarms, moved }: Merged,
  stamp: Stamp,
  touched: BriefingId[],
): void {
  const from = new Map(moved);
  const split = (withAlarms: boolean): void => {
    const briefings = citing(library, into, from);
    putSourceRows(library, before, withAlarms);
    for (const briefing of briefings) {
      touched.push(briefing);
      moveBack(library, briefing, { into, from }, stamp);
    }
  };
  if (leftBy(readSourceRows(library, [into])).leftAlarms === leftAlarms) {
    split(true);
    return;
  }
  // Somebody has looked at what the merge changed, and rests on that.
  const ids = before.sources.map(({ id }) => String(id) as SourceId);
  raisingSplit(library, { from: into, into: ids }, stamp, () => {
    split(false);
  });
}

const citing = (
  library: Library,
  into: SourceId,
  from: ReadonlyMap<CitationId, SourceId>,
): BriefingId[] =>
  whereCited(library, into)
    .filter(({ notes }) => notes.some(({ citation }) => from.has(citation)))
    .map(({ briefing }) => briefing);

function moveBack(
  library: Library,
  briefing: BriefingId,
  {
    into,
    from,
  }: {
    readonly into: SourceId;
    readonly from: ReadonlyMap<CitationId, SourceId>;
  },
  stamp: Stamp,
): void {
  const revisions = readRevisions(library, briefing);
  const { document } = readBriefing(library, briefing);
  const put = document.blocks.flatMap((block) => {
    const back = replaceSources(block, (source, citation) =>
      source === into ? (from.get(citation) ?? source) : source,
    );
    const parent = revisions.get(block.id) ?? null;
    return back === block ? [] : [{ block: back, parent }];
  });
  saveDelta(library, briefing, { put, move: [], remove: [] }, stamp);
}
