// Takes a review package in: into the briefing that it is of, or as a new one where the library lacks that. All of it in one
// transaction, after the files that it brings; where anything fails, the library is as it was.
import type {
  Block,
  BlockId,
  BriefingId,
  SourceId,
} from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import { believedMoments } from '#core/review/believed-moments.ts';
import { rowsToWrite } from '#core/review/merge-review-rows.ts';
import { bodyOf, placeOf } from '#core/review/block-units.ts';
import { unitName } from '#core/review/merge-briefings.ts';
import { asIfRejected, listSuggestions } from '#core/review/suggestions.ts';
import { joinStates, type State } from '#core/review/unit-states.ts';
import { newId } from '../clock.ts';
import { recordActivity } from '../database/activity.ts';
import { takeBack } from '../database/attachments.ts';
import { isBinned } from '../database/bin.ts';
import { forgetDigest } from '../database/briefing-digests.ts';
import { briefingKey } from '../database/briefing-key.ts';
import { insertBriefing, readBriefing } from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import {
  copyOf,
  hasPackage,
  insertPackage,
  keepCopy,
  type PackageOutcome,
} from '../database/packages.ts';
import { saving } from '../database/query.ts';
import {
  insertReviewRow,
  readReviewRows,
  reviewTables,
  updateReviewRow,
} from '../database/review-rows.ts';
import type { Stamp } from '../database/stamp.ts';
import { openPackage, type OpenPackage } from '../packages/open-package.ts';
import { applyStates } from './apply-states.ts';
import { hashOf, readCopyStates, withValues } from './copy-states.ts';
import {
  keepExcerpts,
  keepFiles,
  keepForms,
  keepSources,
} from './keep-package-sources.ts';
import { listConflicts, type ListedConflict } from './list-conflicts.ts';
import { placeThreads, threadsIn } from './place-threads.ts';

export type MergedPackage = {
  readonly briefing: BriefingId;
  readonly title: string;
  readonly blocks: number;
  /** The library had no such briefing before. */
  readonly taken: boolean;
  /** It had come before, and nothing was changed. */
  readonly again: boolean;
  /** Who made it, and when. */
  readonly author: string;
  readonly made: string;
  readonly merged: Omit<PackageOutcome, 'conflicts'>;
  /** All that wait for a person, those of earlier packages too. */
  readonly conflicts: readonly ListedConflict[];
};

export type MergeContext = {
  readonly library: Library;
  readonly resources: string;
  readonly stamp: Stamp;
  readonly signal: AbortSignal;
  /** Told how many of its files have been kept, and how many there are. */
  readonly progress?: ((done: number, all: number) => void) | undefined;
  /** Runs `work` while no window writes the briefing; without it there are no windows. */
  readonly holding?: Holding | undefined;
};

export type Holding = <Value>(
  briefing: BriefingId,
  work: () => Value,
) => Promise<Value>;

/** A package whose briefing the library lacks. */
export type UnknownPackage = {
  readonly path: string;
  /** Of the file. */
  readonly name: string;
  readonly title: string;
  readonly author: string;
};

/** Throws AppError; then nothing is changed. `takeIn` is what is done with a briefing that the library lacks. */
export async function mergePackage(
  path: string,
  { takeIn }: { readonly takeIn: boolean },
  context: MergeContext,
): Promise<MergedPackage> {
  const merged = await takePackage(path, context, ({ name, title }) => {
    if (takeIn) return true;
    throw new AppError(
      'bad-input',
      `${name} is of “${title}”, which is not in this library, so nothing was merged: import the file to take that briefing in.`,
    );
  });
  if (!merged) throw new Error('What is not refused is merged.');
  return merged;
}

/** The same, where `takeIn` is asked about a briefing that the library lacks. Null, and nothing is changed, where it is not. */
export async function takePackage(
  path: string,
  context: MergeContext,
  takeIn: (found: UnknownPackage) => boolean | Promise<boolean>,
): Promise<MergedPackage | null> {
  const found = await openPackage(path);
  try {
    const { name, document, info } = found;
    if (!hasBriefing(context.library, info.briefing as BriefingId)) {
      const { title } = document;
      const unknown = { path, name, title, author: info.author };
      if (!(await takeIn(unknown))) return null;
    } else refuseBinned(context.library, found);
    context.signal.throwIfAborted();
    const kept = await keepFiles(found, context);
    try {
      const work = (): MergedPackage => mergeOpened(found, context);
      return context.holding
        ? await context.holding(found.info.briefing as BriefingId, work)
        : work();
    } catch (error) {
      for (const sha256 of kept) takeBack(context.library, sha256);
      throw error;
    }
  } finally {
    await found.close();
  }
}

function hasBriefing(library: Library, id: BriefingId): boolean {
  try {
    briefingKey(library, id);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return false;
    throw error;
  }
}

function refuseBinned(
  library: Library,
  { info, document, name }: OpenPackage,
): void {
  if (isBinned(library, info.briefing as BriefingId))
    throw new AppError(
      'conflict',
      `${name} is of “${document.title}”, which is in the bin, so nothing was merged: take it out of the bin first.`,
    );
}

function mergeOpened(found: OpenPackage, context: MergeContext): MergedPackage {
  const { library, stamp } = context;
  const briefing = found.info.briefing as BriefingId;
  try {
    return saving(library, () => {
      const taken = !hasBriefing(library, briefing);
      if (
        !taken &&
        hasPackage(library, briefingKey(library, briefing), found.info.id)
      )
        return reported(library, found, {
          taken: false,
          again: true,
          merged: NOTHING,
        });
      keepForms(found, context);
      keepSources(found, library, stamp);
      if (taken)
        insertBriefing(
          library,
          briefing,
          found.document,
          stamp,
          authorsOf(found),
        );
      const key = briefingKey(library, briefing);
      const merged = mergeCopy(found, context, briefing, key, taken);
      const report = reported(library, found, { taken, again: false, merged });
      insertPackage(library, key, {
        id: found.info.id,
        direction: 'taken',
        file: found.name,
        author: found.info.author,
        made: found.info.at,
        at: stamp.at,
        outcome: { ...merged, conflicts: report.conflicts.length },
      });
      recordActivity(
        library,
        key,
        {
          kind: 'package.merged',
          package: found.info.id,
          file: found.name,
          from: found.info.author,
          conflicts: report.conflicts.length,
        },
        stamp,
      );
      return report;
    });
  } catch (error) {
    // It may have been counted as changed, and is not.
    if (hasBriefing(library, briefing))
      forgetDigest(library, briefingKey(library, briefing));
    throw error;
  }
}

const NOTHING = { blocks: 0, comments: 0, verdicts: 0, suggestions: 0 };

function reported(
  library: Library,
  { info, document }: OpenPackage,
  outcome: Pick<MergedPackage, 'taken' | 'again' | 'merged'>,
): MergedPackage {
  const briefing = info.briefing as BriefingId;
  return {
    briefing,
    title: document.title,
    blocks: document.blocks.length,
    author: info.author,
    made: info.at,
    ...outcome,
    conflicts: listConflicts(library, briefing),
  };
}

/** Who wrote each block as it stands in the package. */
function authorsOf(found: OpenPackage): Map<BlockId, string> {
  const units = new Map(found.units.map((each) => [each.unit, each]));
  return new Map(
    found.document.blocks.map(({ id }) => {
      const unit = units.get(unitName('block', id));
      const stands = unit?.states.find(({ id }) => id === unit.stood[0]);
      return [id, stands?.author ?? found.info.author];
    }),
  );
}

/** Joins what the package knows with what this library knows, and writes what follows. */
function mergeCopy(
  found: OpenPackage,
  { library, stamp }: MergeContext,
  briefing: BriefingId,
  key: number,
  taken: boolean,
): MergedPackage['merged'] {
  const { document } = readBriefing(library, briefing);
  let copy = copyOf(library, key);
  if (copy === null) {
    copy = newId();
    keepCopy(library, key, copy);
  }
  const theirs = statesOf(found);
  const read = readCopyStates(
    { library, key, document, copy, stamp },
    theirs,
    found.sources.map(({ id }) => id as SourceId),
  );
  const states = new Map(read.states);
  for (const [unit, of] of theirs)
    states.set(unit, joinStates(states.get(unit) ?? [], of));
  const current = new Map(read.current);
  keepExcerpts(found, library, states, current);
  const threads = threadsIn(library, key, document.blocks);
  const { changed } = applyStates(
    {
      library,
      key,
      briefing,
      document,
      copy,
      stamp,
      before: taken
        ? null
        : `Before the package of ${found.info.author}`.slice(0, 200),
    },
    { current, rows: read.rows },
    states,
  );
  const rows = mergeRows(found, library, key, stamp);
  const after = readBriefing(library, briefing).document.blocks;
  placeThreads(library, key, threads, found, after);
  return {
    blocks: taken
      ? after.length
      : saidOtherwise(document.blocks, after, changed),
    comments: rows.comments,
    verdicts: rows.verdicts,
    suggestions: newSuggestions(taken ? [] : document.blocks, after),
  };
}

/** How many of them say something else, or stand elsewhere, whatever is suggested in them. */
function saidOtherwise(
  before: readonly Block[],
  after: readonly Block[],
  changed: ReadonlySet<BlockId>,
): number {
  const said = (blocks: readonly Block[]) =>
    new Map(asIfRejected(blocks).map((block) => [block.id, hashOf(block)]));
  const [was, is] = [said(before), said(after)];
  return [...changed].filter((id) => was.get(id) !== is.get(id)).length;
}

/** How many are in the text that were not in it before. */
function newSuggestions(
  before: readonly Block[],
  after: readonly Block[],
): number {
  const known = new Set(listSuggestions(before).map(({ id }) => id));
  return new Set(
    listSuggestions(after)
      .map(({ id }) => id)
      .filter((id) => !known.has(id)),
  ).size;
}

/** What the package says of each unit, with the values that stand in it. */
function statesOf(found: OpenPackage): Map<string, State<unknown>[]> {
  const { version: _version, blocks, fields, ...head } = found.document;
  const standing = new Map<string, unknown>();
  for (const block of blocks) {
    standing.set(unitName('block', block.id), bodyOf(block));
    standing.set(unitName('place', block.id), placeOf(block));
  }
  for (const [part, value] of Object.entries(head))
    standing.set(unitName('head', part), value);
  for (const [field, value] of Object.entries(fields))
    standing.set(unitName('field', field), value);
  for (const {
    id,
    item,
    notes,
    citeAs,
    standing: now,
    standingNote,
  } of found.sources)
    standing.set(unitName('source', id), {
      item,
      notes,
      citeAs,
      standing: now,
      standingNote,
    });
  for (const { id, source, text, locator } of found.excerpts)
    standing.set(unitName('excerpt', id), { source, text, locator });
  return new Map(
    found.units.map((unit) => [
      unit.unit,
      withValues(
        { stands: unit.stands, states: unit.states as CopyState[] },
        standing.get(unit.unit),
      ),
    ]),
  );
}

type CopyState = Parameters<typeof withValues>[0]['states'][number];

/** The rows of the review, and how many of them are new or changed. */
function mergeRows(
  found: OpenPackage,
  library: Library,
  key: number,
  stamp: Stamp,
): { comments: number; verdicts: number } {
  const counts = { comments: 0, verdicts: 0 };
  for (const table of reviewTables) {
    const theirs = found.rows
      .filter((row) => row.table === table)
      .map(({ row }) =>
        believedMoments(row, { made: found.info.at, now: stamp.at }),
      )
      // How this person is shown is for this person to say.
      .filter((row) => table !== 'people' || row['name'] !== stamp.author);
    const { added, changed } = rowsToWrite(
      table,
      readReviewRows(library, key, table, stamp.author, theirs),
      theirs,
    );
    for (const row of added) insertReviewRow(library, key, table, row);
    for (const row of changed) updateReviewRow(library, key, table, row);
    if (table === 'comments' || table === 'verdicts')
      counts[table] = added.length + changed.length;
  }
  return counts;
}
