// Takes a review package in: into the briefing that it is of, or as a new one where the library lacks that. All of it in one
// transaction, after the files that it brings; where anything fails, the library is as it was.
import { isDay } from '#core/document/date-in-words.ts';
import type {
  Block,
  BlockId,
  BriefingId,
  Image,
  Locator,
  SourceId,
} from '#core/document/document.ts';
import { templateSchema } from '#core/document/template.ts';
import { AppError } from '#core/errors.ts';
import { believedMoments } from '#core/review/believed-moments.ts';
import { rowsToWrite } from '#core/review/merge-review-rows.ts';
import { bodyOf, placeOf } from '#core/review/block-units.ts';
import { unitName, unitOf } from '#core/review/merge-briefings.ts';
import { listSuggestions } from '#core/review/suggestions.ts';
import {
  joinStates,
  type Current,
  type State,
} from '#core/review/unit-states.ts';
import { fileKind, hasText } from '../attachments/file-kind.ts';
import { newId } from '../clock.ts';
import { recordActivity } from '../database/activity.ts';
import { awaitText } from '../database/attachment-texts.ts';
import {
  attachmentFacts,
  attachmentKept,
  putAttachment,
  takeBack,
} from '../database/attachments.ts';
import { isBinned } from '../database/bin.ts';
import { forgetDigest } from '../database/briefing-digests.ts';
import { briefingKey } from '../database/briefing-key.ts';
import { insertBriefing, readBriefing } from '../database/briefings.ts';
import { keepOwnStyle, readOwnStyle } from '../database/citation-styles.ts';
import { hasExcerpt, insertExcerpt } from '../database/excerpts.ts';
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
import { linkAttachment } from '../database/source-attachments.ts';
import { keyOfSource } from '../database/source-key.ts';
import {
  changeSource,
  hasOtherCitekey,
  insertSources,
} from '../database/sources.ts';
import type { Stamp } from '../database/stamp.ts';
import { findOwnTemplate, insertTemplate } from '../database/templates.ts';
import { openPackage, type OpenPackage } from '../packages/open-package.ts';
import { applyStates } from './apply-states.ts';
import { plainName } from './attach-file.ts';
import { checkImage } from './check-image.ts';
import { readCopyStates, withValues } from './copy-states.ts';
import { listConflicts, type ListedConflict } from './list-conflicts.ts';
import { checkStyle } from './own-styles.ts';
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
  /** Runs `work` while no window writes the briefing; without it there are no windows. */
  readonly holding?: Holding | undefined;
};

export type Holding = <Value>(
  briefing: BriefingId,
  work: () => Value,
) => Promise<Value>;

/** Throws AppError; then nothing is changed. `takeIn` is what is done with a briefing that the library lacks. */
export async function mergePackage(
  path: string,
  { takeIn }: { readonly takeIn: boolean },
  context: MergeContext,
): Promise<MergedPackage> {
  const found = await openPackage(path);
  try {
    refuseElsewhere(context.library, found, takeIn);
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

function refuseElsewhere(
  library: Library,
  { info, document, name }: OpenPackage,
  takeIn: boolean,
): void {
  const id = info.briefing as BriefingId;
  if (!hasBriefing(library, id)) {
    if (takeIn) return;
    throw new AppError(
      'bad-input',
      `${name} is of “${document.title}”, which is not in this library, so nothing was merged: import the file to take that briefing in.`,
    );
  }
  if (isBinned(library, id))
    throw new AppError(
      'conflict',
      `${name} is of “${document.title}”, which is in the bin, so nothing was merged: take it out of the bin first.`,
    );
}

/** The bytes that the package brings and the library lacks, one file at a time. Returns those that are new. */
async function keepFiles(
  found: OpenPackage,
  { library, signal }: MergeContext,
): Promise<string[]> {
  const images = new Set(
    found.document.blocks
      .filter((block): block is Image => block.type === 'image')
      .map(({ attachment }) => attachment),
  );
  const names = new Map(
    found.sources.flatMap(({ files }) =>
      files.map(({ sha256, fileName }) => [sha256, plainName(fileName)]),
    ),
  );
  const kept: string[] = [];
  try {
    for (const { sha256, here } of found.attachments) {
      // Each is read and written at once: between two there is time to stop.
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
      if (!here || attachmentKept(library, sha256)) continue;
      const bytes = found.bytesOf(sha256);
      const name = names.get(sha256) ?? 'Image';
      const mediaType = images.has(sha256)
        ? checkImage(bytes, name)
        : fileKind(bytes, name).mediaType;
      putAttachment(library, bytes, mediaType);
      kept.push(sha256);
    }
  } catch (error) {
    for (const sha256 of kept) takeBack(library, sha256);
    throw error;
  }
  return kept;
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
      mergeSources(found, library, stamp);
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
      const stands = unit?.states.find((state) => state.id === unit.stood);
      return [id, stands?.author ?? found.info.author];
    }),
  );
}

/** The style and the template that the briefing has, where they are somebody's own and this library lacks them. */
function keepForms(
  found: OpenPackage,
  { library, resources, stamp }: MergeContext,
): void {
  for (const { id, csl } of found.styles)
    if (id.startsWith('own-') && readOwnStyle(library, id) === null)
      keepOwnStyle(
        library,
        { ...checkStyle(library, resources, csl), id },
        csl,
        stamp,
      );
  for (const { id, body } of found.templates) {
    const template = templateSchema.safeParse(body);
    if (
      template.success &&
      template.data.id === id &&
      id.startsWith('own-') &&
      findOwnTemplate(library, id) === null
    )
      insertTemplate(library, template.data, null, stamp);
  }
}

/**
 * Sources that the library lacks come in under their ids. One that it has stays as it is: what the package says otherwise of
 * it is for a person to choose, as other briefings rest on it. Excerpts and files are added, never changed or taken away.
 */
function mergeSources(
  found: OpenPackage,
  library: Library,
  stamp: Stamp,
): void {
  for (const packed of found.sources) {
    const id = packed.id as SourceId;
    if (keyOfSource(library, id) !== null) continue;
    const { item, raw, notes, citeAs, standing, standingNote } = packed;
    const citekey = freeCitekey(library, packed.citekey);
    insertSources(library, [{ id, citekey, item, ...(raw && { raw }) }], stamp);
    if (notes !== '' || citeAs || standing !== 'current' || standingNote !== '')
      changeSource(
        library,
        {
          id,
          citekey,
          item,
          notes,
          citeAs,
          standing,
          standingNote,
        },
        stamp,
      );
  }
  for (const { id, files } of found.sources)
    for (const { sha256, fileName, captured, printed } of files) {
      if (!attachmentKept(library, sha256)) continue;
      const day =
        captured !== null && isDay(captured.slice(0, 10)) ? captured : null;
      linkAttachment(
        library,
        id as SourceId,
        {
          sha256,
          fileName: plainName(fileName),
          captured: day,
          printed,
        },
        stamp,
      );
      if (hasText(attachmentFacts(library, sha256)?.mediaType ?? ''))
        awaitText(library, sha256);
    }
}

function freeCitekey(library: Library, citekey: string): string {
  for (let count = 1; ; count += 1) {
    const next = count === 1 ? citekey : `${citekey.slice(0, 190)}-${count}`;
    if (!hasOtherCitekey(library, next, [])) return next;
  }
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
  placeThreads(
    library,
    key,
    threads,
    found,
    readBriefing(library, briefing).document.blocks,
  );
  return {
    blocks: taken ? document.blocks.length : changed.size,
    comments: rows.comments,
    verdicts: rows.verdicts,
    suggestions: newSuggestions(
      taken ? [] : document.blocks,
      readBriefing(library, briefing).document.blocks,
    ),
  };
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

/** What was read out of a source is added, beside what the library has; where that was changed, under an id that follows. */
function keepExcerpts(
  found: OpenPackage,
  library: Library,
  states: ReadonlyMap<string, readonly State<unknown>[]>,
  current: Map<string, Current<unknown>>,
): void {
  const packed = new Map(
    found.excerpts.map((excerpt) => [excerpt.id, excerpt]),
  );
  for (const [unit, of] of states) {
    const { kind, id } = unitOf(unit);
    if (kind !== 'excerpt') continue;
    for (const state of of) {
      if (state.hash === null || state.hash === current.get(unit)?.hash)
        continue;
      const { source, text, locator } = state.value as {
        source: SourceId;
        text: string;
        locator: Locator | null;
      };
      if (keyOfSource(library, source) === null) continue;
      const own = !hasExcerpt(library, id);
      const as = own ? id : `${id.slice(0, 48)}-${state.hash.slice(0, 12)}`;
      if (!own && hasExcerpt(library, as)) continue;
      const created = packed.get(id)?.created ?? state.at;
      insertExcerpt(library, source, { id: as, text, locator, created });
      if (own) current.set(unit, state);
    }
  }
}

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
