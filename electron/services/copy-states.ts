// What this library's copy of a briefing says by itself and what is known of other copies, side by side: read before a
// package is made or merged, and written after. See core/review/unit-states.ts.
import { createHash } from 'node:crypto';
import type {
  Block,
  BlockId,
  BriefingDocument,
  Inline,
  SourceId,
} from '#core/document/document.ts';
import { stepBlock } from '#core/document/upgrade.ts';
import { inlineContainers } from '#core/document/walk.ts';
import { canonicalJson } from '#core/canonical-json.ts';
import { bodyOf, placeOf, type BlockBody } from '#core/review/block-units.ts';
import {
  movedInto,
  unitName,
  unitOf,
  wordsOfBlocks,
} from '#core/review/merge-briefings.ts';
import { suggestionsKnown } from '#core/review/suggestion-forms.ts';
import { hasSuggestions } from '#core/review/suggestions.ts';
import {
  beginStates,
  goOn,
  type Current,
  type State,
} from '#core/review/unit-states.ts';
import { newId } from '../clock.ts';
import { excerptsOf } from '../database/excerpts.ts';
import { lastHead } from '../database/heads.ts';
import type { Library } from '../database/open.ts';
import { blockStamps, removalOf } from '../database/revisions.ts';
import { readSourceDetails } from '../database/source-details.ts';
import { findSource } from '../database/sources.ts';
import type { Stamp } from '../database/stamp.ts';
import { parseJson } from '../database/stored-json.ts';
import {
  readUnitStates,
  writeUnitState,
  type WrittenState,
  type WrittenUnit,
} from '../database/unit-states.ts';

export const hashOf = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');

/** The parts of a head that are merged each by itself. */
const HEAD_PARTS = [
  'title',
  'template',
  'language',
  'style',
  'marking',
  'status',
] as const;

/** What is merged of a source; the citekey is each library's own. */
export type SourceValue = Pick<
  ReturnType<typeof readSourceDetails>,
  'notes' | 'standing' | 'standingNote'
> & { readonly item: unknown; readonly citeAs: unknown };

export type CopyStates = {
  readonly copy: string;
  /** What stands in this library, by unit. */
  readonly current: ReadonlyMap<string, Current<unknown>>;
  /** As they were written last. */
  readonly rows: ReadonlyMap<string, WrittenUnit>;
  /** With what was done here since. */
  readonly states: ReadonlyMap<string, readonly State<unknown>[]>;
};

/** The sources that blocks cite, in the words that stand and in those that are kept beside them. */
export function sourcesCitedIn(bodies: Iterable<BlockBody>): SourceId[] {
  const found = new Set<SourceId>();
  const look = (content: readonly Inline[]): void => {
    for (const inline of content)
      if (inline.type === 'footnote')
        for (const part of inline.content)
          if (part.type === 'citation') found.add(part.source);
  };
  for (const body of bodies)
    for (const content of inlineContainers(body as Block)) look(content);
  return [...found];
}

export type Copy = {
  readonly library: Library;
  /** The row of the briefing. */
  readonly key: number;
  readonly document: BriefingDocument;
  /** The name that this library's copy has. */
  readonly copy: string;
  readonly stamp: Stamp;
};

/**
 * `theirs` is what a package says of a unit, `sources` are those that it brings. What was changed here since the last package
 * is a new state of each unit that it was changed in.
 */
export function readCopyStates(
  { library, key, document, copy, stamp }: Copy,
  theirs: ReadonlyMap<string, readonly State<unknown>[]> = new Map(),
  sources: readonly SourceId[] = [],
): CopyStates {
  const rows = readUnitStates(library, key);
  const current = currentUnits(library, key, document);
  const kept = [...rows.keys(), ...theirs.keys()].map(unitOf);
  const of = new Set<SourceId>([
    ...sourcesCitedIn(document.blocks),
    ...sources,
    ...kept
      .filter(({ kind }) => kind === 'source')
      .map(({ id }) => id as SourceId),
  ]);
  for (const [unit, value] of currentSources(library, [...of], stamp))
    current.set(unit, value);
  const words = once(() => wordsOfBlocks(document.blocks));
  const states = new Map<string, readonly State<unknown>[]>();
  for (const unit of new Set([...current.keys(), ...rows.keys()])) {
    const row = rows.get(unit);
    if (row && unitOf(unit).kind === 'place' && !current.has(unit)) {
      // Where a block stood that is gone is where it comes back.
      states.set(unit, withValues(row, undefined));
      continue;
    }
    const now =
      current.get(unit) ?? absent(library, key, unit, stamp, row, words);
    states.set(
      unit,
      row
        ? goOn(
            { ...row, states: withValues(row, current.get(unit)?.value) },
            now,
            copy,
            newId,
          )
        : beginStates(now, copy, theirs.get(unit) ?? [], newId),
    );
  }
  return { copy, current, rows, states };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** The states of a unit with the value of the one that stands. */
export const withValues = (
  { stands, states }: Pick<WrittenUnit, 'stands' | 'states'>,
  standing: unknown,
): State<unknown>[] =>
  states.map((state) => ({
    ...state,
    value:
      state.hash === null
        ? null
        : state.hash === stands
          ? (standing ?? state.value ?? null)
          : (state.value ?? null),
  }));

function currentUnits(
  library: Library,
  key: number,
  document: BriefingDocument,
): Map<string, Current<unknown>> {
  const units = new Map<string, Current<unknown>>();
  const { author, at } = lastHead(library, key);
  const add = (
    unit: string,
    value: unknown,
    stamp: Pick<Current<unknown>, 'author' | 'at' | 'knows'>,
  ): void => {
    units.set(unit, { hash: hashOf(value), value, ...stamp });
  };
  for (const part of HEAD_PARTS)
    add(unitName('head', part), document[part], { author, at });
  for (const [field, value] of Object.entries(document.fields))
    add(unitName('field', field), value, { author, at });
  const stamps = blockStamps(library, key);
  for (const block of document.blocks) {
    const stamp = stamps.get(block.id) ?? { author, at };
    add(unitName('block', block.id), bodyOf(block), {
      ...stamp,
      ...(hasSuggestions(block) && { knows: suggestionsKnown(block) }),
    });
    add(unitName('place', block.id), placeOf(block), stamp);
  }
  return units;
}

export function sourceValue(library: Library, id: SourceId): SourceValue {
  const details = readSourceDetails(library, id);
  return {
    item: details.source.item,
    citeAs: details.source.citeAs ?? null,
    notes: details.notes,
    standing: details.standing,
    standingNote: details.standingNote,
  };
}

function* currentSources(
  library: Library,
  ids: readonly SourceId[],
  stamp: Stamp,
): Generator<[string, Current<unknown>]> {
  for (const id of ids) {
    const source = findSource(library, id);
    // One that was merged is another one by now.
    if (source?.id !== id) continue;
    const value = sourceValue(library, id);
    yield [unitName('source', id), { hash: hashOf(value), value, ...stamp }];
    for (const { id: excerpt, text, locator } of excerptsOf(library, id)) {
      const words = { source: id, text, locator };
      yield [
        unitName('excerpt', excerpt),
        { hash: hashOf(words), value: words, ...stamp },
      ];
    }
  }
}

/** What is not there any more, or was never. */
function absent(
  library: Library,
  key: number,
  unit: string,
  stamp: Stamp,
  row: WrittenUnit | undefined,
  words: () => ReadonlyMap<BlockId, string>,
): Current<unknown> {
  const { kind, id } = unitOf(unit);
  const gone: Current<unknown> = { hash: null, value: null, ...stamp };
  if (row?.stands === undefined || row.stands === null || kind !== 'block')
    return gone;
  const removal = removalOf(library, key, id as BlockId);
  if (!removal) return gone;
  const { author, at, body, version } = removal;
  const block =
    body === null
      ? null
      : withoutMove(stepBlock(parseJson(body), version) as BlockBody | null);
  return {
    ...gone,
    author,
    at,
    ...(block && {
      removed: { was: block, into: movedInto(block, words()) },
    }),
  };
}

/** What comes back comes back to where it stood. */
function withoutMove(body: BlockBody | null): BlockBody | null {
  if (!body?.moved) return body;
  const { moved: _moved, ...rest } = body;
  return rest;
}

/** What has to be known of a unit from now on: `value` is what stands of it now, `open` whether a person has to choose. */
export function writtenUnit(
  unit: string,
  states: readonly State<unknown>[],
  { hash: stands, stood }: { hash: string | null; stood: readonly string[] },
  open: boolean,
): WrittenUnit {
  return {
    unit,
    stands,
    stood,
    open,
    states: states.map(({ value, ...state }): WrittenState =>
      state.hash === null ||
      (state.hash === stands && unitOf(unit).kind !== 'place')
        ? state
        : { ...state, value },
    ),
  };
}

/** Writes those that are not written just so. */
export function writeCopyStates(
  library: Library,
  key: number,
  rows: ReadonlyMap<string, WrittenUnit>,
  units: Iterable<WrittenUnit>,
): void {
  for (const unit of units) {
    const before = rows.get(unit.unit);
    if (
      before?.stands !== unit.stands ||
      before.stood.join() !== unit.stood.join() ||
      before.open !== unit.open ||
      JSON.stringify(before.states) !== JSON.stringify(unit.states)
    )
      writeUnitState(library, key, unit);
  }
}
