// The log of every saved change of a block. It only grows: the database itself refuses to change or remove a row.
import {
  DOCUMENT_VERSION,
  type BlockId,
  type BriefingId,
  type Rank,
} from '#core/document/document.ts';
import { briefingKey } from './briefing-key.ts';
import type { Library } from './open.ts';
import { reading, statement } from './query.ts';
import type { Stamp } from './stamp.ts';

export type RevisionKind = 'put' | 'move' | 'remove';

export type Revision = {
  readonly block: BlockId;
  /** The revision of this block before this one; null for its first. */
  readonly parent: number | null;
  readonly kind: RevisionKind;
  /** Null for a removal. */
  readonly rank: Rank | null;
  /** The block's JSON without id and rank, for a put alone. */
  readonly body: string | null;
};

/** Adds to the log, inside the transaction of the change that it records. Returns the new revision's id. */
export function appendRevision(
  library: Library,
  briefing: number,
  { block, parent, kind, rank, body }: Revision,
  stamp: Stamp,
): number {
  const { lastInsertRowid } = statement(
    library,
    `INSERT INTO revisions (briefing, block, parent, kind, rank, body, version, author, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    briefing,
    block,
    parent,
    kind,
    rank,
    body,
    DOCUMENT_VERSION,
    stamp.author,
    stamp.at,
  );
  return Number(lastInsertRowid);
}

/** The last revision of a block, of one that was removed as well; null where it never was. */
export function lastRevision(
  library: Library,
  briefing: number,
  block: BlockId,
): number | null {
  const row = statement(
    library,
    'SELECT id FROM revisions WHERE briefing = ? AND block = ? ORDER BY id DESC LIMIT 1',
  ).get(briefing, block) as { id: number } | undefined;
  return row?.id ?? null;
}

/** Who wrote in the briefing, each once, in the order of the alphabet. Throws AppError 'not-found'. */
export function writersOf(library: Library, briefing: BriefingId): string[] {
  return reading(
    library,
    () =>
      statement(
        library,
        "SELECT DISTINCT author FROM revisions WHERE briefing = ? AND kind = 'put' ORDER BY author",
      )
        .pluck()
        .all(briefingKey(library, briefing)) as string[],
  );
}

/** The current revision of each block that the briefing has. Throws AppError 'not-found'. */
export function readRevisions(
  library: Library,
  briefing: BriefingId,
): Map<BlockId, number> {
  return reading(library, () => {
    const rows = statement(
      library,
      'SELECT id, revision FROM blocks WHERE briefing = ?',
    ).all(briefingKey(library, briefing)) as {
      id: BlockId;
      revision: number;
    }[];
    return new Map(rows.map(({ id, revision }) => [id, revision]));
  });
}

/** Who last changed each block that the briefing has, and when. */
export function blockStamps(
  library: Library,
  briefing: number,
): Map<BlockId, Stamp> {
  const rows = statement(
    library,
    `SELECT blocks.id, revisions.author, revisions.at FROM blocks
     JOIN revisions ON revisions.id = blocks.revision WHERE blocks.briefing = ?`,
  ).all(briefing) as (Stamp & { readonly id: BlockId })[];
  return new Map(rows.map(({ id, author, at }) => [id, { author, at }]));
}

/** Who removed a block, and when, and the JSON that it had, where the log still has it; null where it never was. */
export function removalOf(
  library: Library,
  briefing: number,
  block: BlockId,
): (Stamp & { readonly body: string | null; readonly version: number }) | null {
  const row = statement(
    library,
    `SELECT last.author, last.at, written.body, coalesce(written.version, last.version) AS version
     FROM revisions AS last LEFT JOIN revisions AS written ON written.id = (
       SELECT max(id) FROM revisions WHERE briefing = last.briefing AND block = last.block AND kind = 'put')
     WHERE last.briefing = ? AND last.block = ? ORDER BY last.id DESC LIMIT 1`,
  ).get(briefing, block) as
    | (Stamp & { readonly body: string | null; readonly version: number })
    | undefined;
  return row ?? null;
}
