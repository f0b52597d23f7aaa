// A library in memory that takes deltas as the real one does: a change is made on the last revision or is a conflict, ids
// are used once, blocks pass the schema, and a delta is saved as a whole or not at all.
import type { Block, BlockId } from '#core/document/document.ts';
import { blocksDigest } from '#core/document/block-digest.ts';
import { compareByRank } from '#core/document/rank.ts';
import { removesMost } from '#core/document/removes-most.ts';
import { parseBlock } from '#core/document/schema.ts';
import { citationsOf, footnotesOf, markersOf } from '#core/document/walk.ts';
import { CallError } from '../../api/call.ts';
import type { Delta } from './delta.ts';
import type { Held } from './reconcile.ts';

export type FixtureLibrary = {
  readonly blocks: () => Block[];
  readonly revisions: () => Record<string, number>;
  readonly save: (delta: Delta) => {
    revisions: Record<string, number>;
    digest: number;
  };
  readonly read: () => Held;
  /** A change from somewhere else than the page. */
  readonly change: (id: BlockId, block: Block | null) => void;
};

type Row = { readonly block: Block; readonly revision: number };

/** Throws CallError as the real one does, and saves nothing then. */
export function fixtureLibrary(blocks: readonly Block[]): FixtureLibrary {
  let count = 0;
  const next = (): number => (count += 1);
  let rows = new Map<BlockId, Row>(
    blocks.map((block) => [block.id, { block, revision: next() }]),
  );
  const last = new Map<BlockId, number>(
    [...rows].map(([id, { revision }]) => [id, revision]),
  );

  const check = (id: BlockId, parent: number | null, isPut: boolean): void => {
    const row = rows.get(id);
    const good = row
      ? row.revision === parent
      : isPut && (parent === null || parent === last.get(id));
    if (!good) throw new CallError('conflict', `Block ${id} was changed`);
  };

  const sorted = (): Block[] =>
    [...rows.values()].map(({ block }) => block).sort(compareByRank);
  const current = (): Record<string, number> =>
    Object.fromEntries([...rows].map(([id, { revision }]) => [id, revision]));
  const digest = (): number => blocksDigest(sorted());

  return {
    blocks: sorted,
    revisions: current,
    save({ put, move, remove, removesMost: asked }) {
      if (!asked && removesMost(remove.length, rows.size))
        throw new CallError('bad-input', 'Most would be removed unasked.');
      const saved = new Map(rows);
      const revisions: Record<string, number> = {};
      const write = (id: BlockId, block: Block | null): void => {
        if (id in revisions)
          throw new CallError('bad-input', `Block ${id} occurs twice`);
        const revision = next();
        revisions[id] = revision;
        if (block) saved.set(id, { block, revision });
        else saved.delete(id);
      };
      for (const { block, parent } of put) {
        check(block.id, parent, true);
        write(block.id, parseBlock(structuredClone(block)));
      }
      for (const { id, rank, parent } of move) {
        check(id, parent, false);
        const row = rows.get(id);
        if (row) write(id, { ...row.block, rank });
      }
      for (const { id, parent } of remove) {
        check(id, parent, false);
        write(id, null);
      }
      checkUnique([...saved.values()].map(({ block }) => block));
      rows = saved;
      for (const [id, revision] of Object.entries(revisions))
        last.set(id as BlockId, revision);
      return { revisions, digest: digest() };
    },
    read: () => ({ blocks: sorted(), revisions: current(), digest: digest() }),
    change(id, block) {
      const revision = next();
      if (block) rows.set(id, { block, revision });
      else rows.delete(id);
      last.set(id, revision);
    },
  };
}

function checkUnique(blocks: readonly Block[]): void {
  const seen = new Set<string>();
  const see = (name: string): void => {
    if (seen.has(name))
      throw new CallError('bad-input', `The ${name} would occur twice`);
    seen.add(name);
  };
  for (const { footnote } of footnotesOf(blocks)) {
    see(`footnote ${footnote.id}`);
    for (const { id } of citationsOf(footnote)) see(`citation ${id}`);
  }
  for (const { marker } of markersOf(blocks)) see(`marker ${marker.id}`);
}
