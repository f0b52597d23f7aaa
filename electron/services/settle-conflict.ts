// What a person chooses where several people have made different things of the same: one of them stands, or both, and the
// choice goes on from all of them, so that none of them comes back in a later package. It can be taken back.
import type { Input, Output } from '#core/contract.ts';
import type {
  Block,
  BlockId,
  BriefingDocument,
  BriefingId,
  SourceId,
} from '#core/document/document.ts';
import { rankBetween } from '#core/document/rank.ts';
import { renewIds } from '#core/document/renew-ids.ts';
import { AppError } from '#core/errors.ts';
import { blockOf, type BlockBody } from '#core/review/block-units.ts';
import { unitOf } from '#core/review/merge-briefings.ts';
import { settleStates, type Current } from '#core/review/unit-states.ts';
import { newId } from '../clock.ts';
import { recordActivity } from '../database/activity.ts';
import { saveDelta } from '../database/blocks.ts';
import { forgetDigest } from '../database/briefing-digests.ts';
import { briefingKey } from '../database/briefing-key.ts';
import { readBriefing, updateBriefingHead } from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import { copyOf } from '../database/packages.ts';
import { saving } from '../database/query.ts';
import { readRevisions } from '../database/revisions.ts';
import { readSourceDetails } from '../database/source-details.ts';
import { changeSource } from '../database/sources.ts';
import type { Stamp } from '../database/stamp.ts';
import {
  readUnitStates,
  writeUnitState,
  type WrittenUnit,
} from '../database/unit-states.ts';
import { applyStates } from './apply-states.ts';
import {
  hashOf,
  readCopyStates,
  sourceValue,
  type SourceValue,
} from './copy-states.ts';
import { listConflicts, REMOVED } from './list-conflicts.ts';

type Settled = {
  readonly briefing: BriefingId;
  readonly before: BriefingDocument;
  readonly after: BriefingDocument;
  readonly rows: readonly {
    readonly was: WrittenUnit;
    readonly is: WrittenUnit;
  }[];
  readonly source: {
    readonly id: SourceId;
    readonly value: SourceValue;
  } | null;
};

/** More than anyone takes back one by one. */
const MOST_KEPT = 50;
const kept = new WeakMap<Library, Map<string, Settled>>();

const gone = (): AppError =>
  new AppError(
    'not-found',
    'This has been settled already, or was changed meanwhile: look at the list again.',
  );

const changedSince = (): AppError =>
  new AppError(
    'conflict',
    'What was chosen has been changed since, so it can’t be taken back: the versions have what stood before.',
  );

/** Throws AppError 'not-found' where there is no such conflict or no such side of it; then nothing is changed. */
export function settleConflict(
  library: Library,
  { briefing: id, unit, choice, both }: Input<'packages.settle'>,
  stamp: Stamp,
): Output<'packages.settle'> {
  const briefing = id as BriefingId;
  try {
    return saving(library, () =>
      settle(library, briefing, { unit, choice, both: both === true }, stamp),
    );
  } catch (error) {
    forgetDigest(library, briefingKey(library, briefing));
    throw error;
  }
}

function settle(
  library: Library,
  briefing: BriefingId,
  { unit, choice, both }: { unit: string; choice: string; both: boolean },
  stamp: Stamp,
): Output<'packages.settle'> {
  const key = briefingKey(library, briefing);
  const copy = copyOf(library, key);
  const conflict = listConflicts(library, briefing).find(
    (each) => each.unit === unit,
  );
  const sides = conflict ? [conflict.stands, ...conflict.others] : [];
  const chosen = sides.find((side) => side.choice === choice);
  if (copy === null || !conflict || !chosen) throw gone();
  const { document: before } = readBriefing(library, briefing);
  const rows = readUnitStates(library, key);
  const { kind, id } = unitOf(unit);
  if (both) {
    if (kind !== 'block' || chosen.removed) throw gone();
    const value = valueOf(rows, unit, choice);
    keepBeside(library, briefing, before, id as BlockId, value as BlockBody, {
      ...stamp,
      author: chosen.author || stamp.author,
    });
  }
  const { document } = readBriefing(library, briefing);
  const source = kind === 'source' ? (id as SourceId) : null;
  const former = source && sourceValue(library, source);
  if (source && choice !== conflict.stands.choice)
    takeSource(
      library,
      source,
      valueOf(rows, unit, choice) as SourceValue,
      stamp,
    );
  const read = readCopyStates({ library, key, document, copy, stamp });
  const states = new Map(read.states);
  const value =
    both || source || choice === conflict.stands.choice
      ? (read.current.get(unit)?.value ?? null)
      : choice === REMOVED
        ? null
        : valueOf(rows, unit, choice);
  const settled: Current<unknown> = {
    hash: value === null ? null : hashOf(value),
    value,
    ...stamp,
  };
  states.set(unit, settleStates(states.get(unit) ?? [], settled, copy, newId));
  applyStates(
    { library, key, briefing, document, copy, stamp, before: null },
    read,
    states,
  );
  recordActivity(
    library,
    key,
    {
      kind: 'conflict.settled',
      block: id,
      chosen: both
        ? [conflict.stands.words, chosen.words].join('\n')
        : chosen.words,
      left: both
        ? ''
        : sides
            .filter((side) => side !== chosen)
            .map(({ words }) => words)
            .join('\n'),
    },
    stamp,
  );
  const written = readUnitStates(library, key);
  return {
    undo: keepSettled(library, {
      briefing,
      before,
      after: readBriefing(library, briefing).document,
      rows: [...rows].flatMap(([name, was]) => {
        const is = written.get(name);
        return is && hashOf(is) !== hashOf(was) ? [{ was, is }] : [];
      }),
      source: source && former ? { id: source, value: former } : null,
    }),
  };
}

/** What somebody else has made of it, which the row of its states keeps. */
function valueOf(
  rows: ReadonlyMap<string, WrittenUnit>,
  unit: string,
  choice: string,
): unknown {
  const state = rows.get(unit)?.states.find(({ hash }) => hash === choice);
  if (state?.value === undefined) throw gone();
  return state.value;
}

/** With new ids, as the same notes stand in the block before it. */
function keepBeside(
  library: Library,
  briefing: BriefingId,
  { blocks }: BriefingDocument,
  id: BlockId,
  { moved: _moved, ...body }: BlockBody,
  stamp: Stamp,
): void {
  const place = blocks.findIndex((block) => block.id === id);
  const rank = rankBetween(
    blocks[place]?.rank ?? null,
    blocks[place + 1]?.rank ?? null,
  );
  const [block] = renewIds([blockOf(body, id, rank)], newId);
  if (!block) return;
  saveDelta(
    library,
    briefing,
    { put: [{ block, parent: null }], move: [], remove: [] },
    stamp,
  );
}

function takeSource(
  library: Library,
  id: SourceId,
  value: SourceValue,
  stamp: Stamp,
): void {
  const { source } = readSourceDetails(library, id);
  changeSource(
    library,
    {
      id,
      citekey: source.citekey,
      item: value.item as typeof source.item,
      notes: value.notes,
      citeAs: (value.citeAs ?? null) as NonNullable<
        typeof source.citeAs
      > | null,
      standing: value.standing,
      standingNote: value.standingNote,
    },
    stamp,
  );
}

function keepSettled(library: Library, settled: Settled): string {
  const all = kept.get(library) ?? new Map<string, Settled>();
  kept.set(library, all);
  const [oldest] = all.keys();
  if (all.size >= MOST_KEPT && oldest !== undefined) all.delete(oldest);
  const undo = newId();
  all.set(undo, settled);
  return undo;
}

/**
 * What was settled waits again, and the text is as it was there. Throws AppError 'not-found' where it is not known any more,
 * 'conflict' where one of those blocks was changed since; then nothing is changed.
 */
export function undoSettle(
  library: Library,
  { briefing, undo }: { readonly briefing: BriefingId; readonly undo: string },
  stamp: Stamp,
): void {
  const settled = kept.get(library)?.get(undo);
  if (settled?.briefing !== briefing) throw gone();
  const { before, after, rows, source } = settled;
  const key = briefingKey(library, briefing);
  try {
    saving(library, () => {
      const { document } = readBriefing(library, briefing);
      putBack(library, briefing, { now: document, before, after }, stamp);
      if (source) takeSource(library, source.id, source.value, stamp);
      const now = readUnitStates(library, key);
      for (const { was, is } of rows) {
        if (hashOf(now.get(is.unit) ?? null) !== hashOf(is))
          throw changedSince();
        writeUnitState(library, key, was);
      }
    });
  } catch (error) {
    forgetDigest(library, key);
    throw error;
  }
  kept.get(library)?.delete(undo);
}

function putBack(
  library: Library,
  briefing: BriefingId,
  { now, before, after }: Record<'now' | 'before' | 'after', BriefingDocument>,
  stamp: Stamp,
): void {
  const by = ({ blocks }: BriefingDocument): Map<BlockId, Block> =>
    new Map(blocks.map((block) => [block.id, block]));
  const [stands, was, became] = [by(now), by(before), by(after)];
  const same = (a: Block | undefined, b: Block | undefined): boolean =>
    (a && hashOf(a)) === (b && hashOf(b));
  const changed = [...new Set([...was.keys(), ...became.keys()])].filter(
    (id) => !same(was.get(id), became.get(id)),
  );
  if (changed.some((id) => !same(stands.get(id), became.get(id))))
    throw changedSince();
  const revisions = readRevisions(library, briefing);
  saveDelta(
    library,
    briefing,
    {
      put: changed.flatMap((id) => {
        const block = was.get(id);
        return block ? [{ block, parent: revisions.get(id) ?? null }] : [];
      }),
      move: [],
      remove: changed.flatMap((id) => {
        const parent = revisions.get(id);
        return was.has(id) || parent === undefined ? [] : [{ id, parent }];
      }),
    },
    stamp,
  );
  const { version: _v, blocks: _b, ...head } = before;
  const { version: _w, blocks: _c, ...headAfter } = after;
  if (hashOf(head) !== hashOf(headAfter))
    updateBriefingHead(library, briefing, head, stamp);
}
