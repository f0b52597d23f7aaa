// Writes into a briefing what follows from the states that are known of it, as changes like any other: each block by who wrote
// it, inside the transaction of whoever joined the states.
import type {
  BlockId,
  BriefingHead,
  BriefingId,
  FieldValue,
} from '#core/document/document.ts';
import { bodyOf, placeOf } from '#core/review/block-units.ts';
import {
  mergeBriefings,
  unitName,
  unitOf,
  type BriefingStates,
  type Conflict,
  type MergedBriefing,
} from '#core/review/merge-briefings.ts';
import { standingOf, type State } from '#core/review/unit-states.ts';
import { saveDelta, type Authors, type Delta } from '../database/blocks.ts';
import { updateBriefingHead } from '../database/briefings.ts';
import { followMerged } from '../database/merged-sources.ts';
import { readRevisions } from '../database/revisions.ts';
import type { WrittenUnit } from '../database/unit-states.ts';
import { nameVersion } from '../database/versions.ts';
import {
  hashOf,
  writeCopyStates,
  writtenUnit,
  type Copy,
  type CopyStates,
} from './copy-states.ts';

export type Applied = {
  /** Blocks that say something else now, came, went or moved. */
  readonly changed: ReadonlySet<BlockId>;
  readonly head: boolean;
  readonly conflicts: readonly Conflict[];
  readonly units: readonly WrittenUnit[];
};

export type Applying = Copy & {
  readonly briefing: BriefingId;
  /** The name of a version of what stood before, which is made where something changes. */
  readonly before: string | null;
};

/** Throws AppError as `saveDelta` does. */
export function applyStates(
  copy: Applying,
  { current, rows }: Pick<CopyStates, 'current' | 'rows'>,
  states: BriefingStates,
): Applied {
  const { library, briefing, document, stamp } = copy;
  const merged = mergeBriefings(states, copy.copy);
  const blocks = merged.blocks.map((block) => {
    const unit = unitName('block', block.id);
    const [first] = states.get(unit) ?? [];
    return !merged.together.has(unit) && current.get(unit)?.hash === first?.hash
      ? block
      : followMerged(library, block);
  });
  const hashes = new Map(
    blocks.map((block) => [block.id, hashOf(bodyOf(block))]),
  );
  const { together } = merged;
  const { delta, authors } = deltaTo(
    copy,
    current,
    states,
    { blocks, together },
    hashes,
  );
  const head = headChange(document, merged.parts);
  const changed = new Set(
    [
      ...delta.put.map(({ block }) => block),
      ...delta.move,
      ...delta.remove,
    ].map(({ id }) => id),
  );
  if (copy.before !== null && (changed.size > 0 || head !== null))
    nameVersion(library, briefing, copy.before, stamp);
  if (changed.size > 0) saveDelta(library, briefing, delta, stamp, authors);
  if (head !== null) updateBriefingHead(library, briefing, head, stamp);
  const open = new Set(merged.conflicts.map(({ unit }) => unit));
  const places = new Map(blocks.map((block) => [block.id, placeOf(block)]));
  const units: WrittenUnit[] = [];
  for (const [unit, of] of states) {
    if (of.length === 0) continue;
    const { kind, id } = unitOf(unit);
    const hash = ((): string | null => {
      switch (kind) {
        case 'block':
          return hashes.get(id as BlockId) ?? null;
        case 'place': {
          const place = places.get(id as BlockId);
          return place === undefined ? null : hashOf(place);
        }
        case 'head':
        case 'field':
          return merged.parts.has(unit) ? hashOf(merged.parts.get(unit)) : null;
        case 'source':
        case 'excerpt':
          return current.get(unit)?.hash ?? null;
      }
    })();
    const own = kind === 'source' || kind === 'excerpt';
    const standing = own
      ? of.filter((state) => state.hash === hash)
      : (merged.together.get(unit) ?? standingAlone(of, copy.copy));
    // A removal that has to wait stands in no state.
    const stood = standing
      .filter((state) => state.hash !== null || hash === null)
      .map(({ id }) => id);
    units.push(
      writtenUnit(
        unit,
        of,
        { hash, stood },
        open.has(unit) ||
          (kind === 'source' &&
            of.some((state) => state.hash !== null && state.hash !== hash)),
      ),
    );
  }
  writeCopyStates(library, copy.key, rows, units);
  return {
    changed,
    head: head !== null,
    conflicts: merged.conflicts,
    units,
  };
}

const standingAlone = (
  states: readonly State<unknown>[],
  copy: string,
): State<unknown>[] => {
  const standing = standingOf(states, copy);
  return standing ? [standing] : [];
};

function deltaTo(
  { library, briefing, document, copy }: Applying,
  current: CopyStates['current'],
  states: BriefingStates,
  { blocks, together }: Pick<MergedBriefing, 'blocks' | 'together'>,
  hashes: ReadonlyMap<BlockId, string>,
): { delta: Delta; authors: Authors } {
  const own = new Map(document.blocks.map((block) => [block.id, block]));
  const revisions = readRevisions(library, briefing);
  const authors = new Map<BlockId, string>();
  const by = (kind: 'block' | 'place', id: BlockId): void => {
    const unit = unitName(kind, id);
    const standing =
      together.get(unit) ?? standingAlone(states.get(unit) ?? [], copy);
    // Of what stands together, what came from elsewhere is what is new here.
    const state =
      standing.findLast((each) => each.copy !== copy) ?? standing[0];
    if (state) authors.set(id, state.author);
  };
  const delta = { put: [], move: [], remove: [] } as {
    put: Delta['put'][number][];
    move: Delta['move'][number][];
    remove: Delta['remove'][number][];
  };
  for (const block of blocks) {
    const before = own.get(block.id);
    own.delete(block.id);
    const parent = revisions.get(block.id) ?? null;
    if (
      !before ||
      parent === null ||
      before.moved?.from !== block.moved?.from ||
      current.get(unitName('block', block.id))?.hash !== hashes.get(block.id)
    ) {
      by('block', block.id);
      delta.put.push({ block, parent });
    } else if (before.rank !== block.rank) {
      by('place', block.id);
      delta.move.push({ id: block.id, rank: block.rank, parent });
    }
  }
  for (const id of own.keys()) {
    const parent = revisions.get(id);
    if (parent === undefined) continue;
    by('block', id);
    delta.remove.push({ id, parent });
  }
  return { delta, authors };
}

function headChange(
  document: BriefingHead,
  parts: ReadonlyMap<string, unknown>,
): Partial<BriefingHead> | null {
  const change: Record<string, unknown> = {};
  const fields: Record<string, FieldValue> = {};
  for (const [unit, value] of parts) {
    const { kind, id } = unitOf(unit);
    if (kind === 'field') fields[id] = value as FieldValue;
    else if (document[id as keyof BriefingHead] !== value) change[id] = value;
  }
  if (hashOf(fields) !== hashOf(document.fields)) change['fields'] = fields;
  return Object.keys(change).length === 0 ? null : change;
}
