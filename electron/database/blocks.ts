// The blocks of briefings, and the one way in which they change: a delta. A save costs what it changes, whatever the
// length of the briefing, and each change names the revision that it was made on, so that none is ever lost to another.
import type {
  Block,
  BlockId,
  BriefingId,
  Rank,
} from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import { attachmentKept } from './attachments.ts';
import { shiftDigest, type BlockShift } from './briefing-digests.ts';
import { briefingKey } from './briefing-key.ts';
import { insertCitation } from './citations.ts';
import { deriveRows } from './derived-rows.ts';
import { followMerged } from './merged-sources.ts';
import type { Library } from './open.ts';
import { saving, statement } from './query.ts';
import { appendRevision, lastRevision } from './revisions.ts';
import { indexBlock, unindexBlock } from './index-changes.ts';
import { moveThreads } from './threads.ts';
import type { Stamp } from './stamp.ts';
import { type StoredBlock, bodyOf } from './stored-blocks.ts';
import { unstoreBlock } from './stored-json.ts';
import { closeHour } from './versions.ts';

/**
 * What changed in a briefing. `parent` is the revision of the block that the change was made on, null for a block that
 * is new. A block occurs once in a delta; one that is put carries its rank with it.
 */
export type Delta = {
  readonly put: readonly {
    readonly block: Block;
    readonly parent: number | null;
  }[];
  readonly move: readonly {
    readonly id: BlockId;
    readonly rank: Rank;
    readonly parent: number;
  }[];
  readonly remove: readonly {
    readonly id: BlockId;
    readonly parent: number;
  }[];
};

export type SavedDelta = {
  /** The new revision of each block of the delta, of the removed ones too: it is the parent of what brings one back. */
  readonly revisions: Readonly<Record<BlockId, number>>;
};

/** Of blocks that somebody else wrote, who that was: the others are of the stamp's author. */
export type Authors = ReadonlyMap<BlockId, string>;

type Change =
  | { readonly kind: 'put'; readonly id: BlockId; readonly block: Block }
  | { readonly kind: 'move'; readonly id: BlockId; readonly rank: Rank }
  | { readonly kind: 'remove'; readonly id: BlockId };

/** A change, and the row of its block, and what it holds, where it has one. */
type Placed = Change & {
  readonly parent: number | null;
  readonly key: number | null;
  readonly former: Block | null;
};

/**
 * Saves the delta in one transaction; when this returns, the library holds it as its durability says. Throws AppError,
 * and nothing is saved: 'conflict' where a block was changed, moved or removed since the revision that the delta names,
 * 'not-found' for a briefing, source or attachment that isn't there, 'bad-input' for an id that occurs twice.
 */
export function saveDelta(
  library: Library,
  briefing: BriefingId,
  delta: Delta,
  stamp: Stamp,
  authors?: Authors,
): SavedDelta {
  const { key, changes, revisions } = saving(library, () => {
    const key = briefingKey(library, briefing);
    const changes = placeChanges(library, key, delta);
    if (changes.length > 0) closeHour(library, key, stamp);
    const revisions = writeChanges(library, key, changes, stamp, authors);
    moveThreads(library, key, changes.map(shiftOf));
    if (changes.length > 0)
      statement(library, 'UPDATE briefings SET updated = ? WHERE key = ?').run(
        stamp.at,
        key,
      );
    return { key, changes, revisions };
  });
  shiftDigest(library, key, changes.map(shiftOf));
  return { revisions };
}

const shiftOf = (change: Placed): BlockShift => ({
  before: change.former,
  after:
    change.kind === 'put'
      ? change.block
      : change.kind === 'move' && change.former
        ? { ...change.former, rank: change.rank }
        : null,
});

/** Null where the briefing has no such block, or its row holds none. */
export function findBlock(
  library: Library,
  briefing: number,
  id: BlockId,
): Block | null {
  const row = statement(
    library,
    'SELECT key, id, rank, body, revision FROM blocks WHERE briefing = ? AND id = ?',
  ).get(briefing, id) as Omit<StoredBlock, 'type'> | undefined;
  return row ? (unstoreBlock(row) as Block | null) : null;
}

export function countBlocks(library: Library, briefing: number): number {
  const row = statement(
    library,
    'SELECT count(*) AS count FROM blocks WHERE briefing = ?',
  ).get(briefing) as { count: number };
  return row.count;
}

/** The blocks of a new briefing, inside the transaction that makes it. */
export function insertBlocks(
  library: Library,
  briefing: number,
  blocks: readonly Block[],
  stamp: Stamp,
  authors?: Authors,
): void {
  const changes = blocks.map((block): Placed => ({
    kind: 'put',
    id: block.id,
    block: followMerged(library, block),
    parent: null,
    key: null,
    former: null,
  }));
  checkOnce(changes);
  writeChanges(library, briefing, changes, stamp, authors);
}

function placeChanges(
  library: Library,
  briefing: number,
  { put, move, remove }: Delta,
): Placed[] {
  const changes = [
    ...put.map(({ block, parent }) => ({
      kind: 'put' as const,
      id: block.id,
      block: followMerged(library, block),
      parent,
    })),
    ...move.map((change) => ({ kind: 'move' as const, ...change })),
    ...remove.map((change) => ({ kind: 'remove' as const, ...change })),
  ];
  checkOnce(changes);
  return changes.map((change) => placeChange(library, briefing, change));
}

function checkOnce(changes: readonly Change[]): void {
  const seen = new Set<BlockId>();
  for (const { id } of changes) {
    if (seen.has(id)) throw repeated('part');
    seen.add(id);
  }
}

const repeated = (what: string): AppError =>
  new AppError(
    'bad-input',
    `The same ${what} would be twice in the briefing: take one of them out, and write it anew.`,
  );

function placeChange(
  library: Library,
  briefing: number,
  change: Change & { readonly parent: number | null },
): Placed {
  const row = statement(
    library,
    'SELECT key, id, rank, body, revision FROM blocks WHERE briefing = ? AND id = ?',
  ).get(briefing, change.id) as Omit<StoredBlock, 'type'> | undefined;
  if (row) {
    if (row.revision !== change.parent) throw conflict('changed');
    const former = unstoreBlock(row) as Block | null;
    return { ...change, key: row.key, former };
  }
  const last = lastRevision(library, briefing, change.id);
  if (change.kind !== 'put') throw conflict('removed');
  // A block that was removed comes back as a new one, or as the next revision after its removal.
  if (change.parent !== null && change.parent !== last)
    throw conflict('removed');
  return { ...change, parent: last, key: null, former: null };
}

const conflict = (what: 'changed' | 'removed'): AppError =>
  new AppError(
    'conflict',
    `A part of the briefing was ${what} elsewhere meanwhile, so nothing was saved: read the briefing again and make the change anew.`,
  );

const DERIVED = ['citations', 'footnotes', 'markers'].map(
  (table) => `DELETE FROM ${table} WHERE block = ?`,
);

function writeChanges(
  library: Library,
  briefing: number,
  changes: readonly Placed[],
  stamp: Stamp,
  authors?: Authors,
): Record<BlockId, number> {
  // All of them before any is written again: a footnote may go from one block of the delta to another.
  for (const { kind, key } of changes)
    if (kind !== 'move' && key !== null)
      for (const sql of DERIVED) statement(library, sql).run(key);
  // From entries: "__proto__" is an id like any other.
  return Object.fromEntries(
    changes.map((change) => [
      change.id,
      writeChange(library, briefing, change, {
        ...stamp,
        author: authors?.get(change.id) ?? stamp.author,
      }),
    ]),
  );
}

function writeChange(
  library: Library,
  briefing: number,
  change: Placed,
  stamp: Stamp,
): number {
  const body = change.kind === 'put' ? bodyOf(change.block) : null;
  const rank =
    change.kind === 'put'
      ? change.block.rank
      : change.kind === 'move'
        ? change.rank
        : null;
  const revision = appendRevision(
    library,
    briefing,
    { block: change.id, parent: change.parent, kind: change.kind, rank, body },
    stamp,
  );
  switch (change.kind) {
    case 'put': {
      const key = writeBlock(library, briefing, change, body, revision);
      writeDerived(library, briefing, key, change.block);
      break;
    }
    case 'move':
      statement(
        library,
        'UPDATE blocks SET rank = ?, revision = ? WHERE key = ?',
      ).run(rank, revision, change.key);
      break;
    case 'remove':
      if (change.key !== null) unindexBlock(library, change.key);
      statement(library, 'DELETE FROM blocks WHERE key = ?').run(change.key);
      break;
  }
  return revision;
}

function writeBlock(
  library: Library,
  briefing: number,
  { key, block }: { readonly key: number | null; readonly block: Block },
  body: string | null,
  revision: number,
): number {
  if (key !== null) {
    statement(
      library,
      'UPDATE blocks SET rank = ?, type = ?, body = ?, revision = ? WHERE key = ?',
    ).run(block.rank, block.type, body, revision, key);
    return key;
  }
  const { lastInsertRowid } = statement(
    library,
    'INSERT INTO blocks (briefing, id, rank, type, body, revision) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(briefing, block.id, block.rank, block.type, body, revision);
  return Number(lastInsertRowid);
}

function writeDerived(
  library: Library,
  briefing: number,
  key: number,
  block: Block,
): void {
  const { footnotes, markers, citations } = deriveRows(block);
  for (const id of footnotes)
    if (!insertPlace(library, 'footnotes', briefing, id, key))
      throw repeated('footnote');
  for (const id of markers)
    if (!insertPlace(library, 'markers', briefing, id, key))
      throw repeated('marker');
  for (const [position, { footnote, citation }] of citations.entries())
    if (!insertCitation(library, briefing, key, footnote, citation, position))
      throw repeated('citation');
  if (block.type === 'image' && !attachmentKept(library, block.attachment))
    throw new AppError(
      'not-found',
      'The file of this image is not in the library: take the image out, or bring its file in first.',
    );
  indexBlock(library, briefing, key, block);
}

function insertPlace(
  library: Library,
  table: 'footnotes' | 'markers',
  briefing: number,
  id: string,
  block: number,
): boolean {
  const { changes } = statement(
    library,
    `INSERT INTO ${table} (briefing, id, block) VALUES (?, ?, ?) ON CONFLICT (briefing, id) DO NOTHING`,
  ).run(briefing, id, block);
  return changes === 1;
}
