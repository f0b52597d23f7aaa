// What sources were before they were merged into others. A block that is written never cites one of them: whatever still
// does (an older version, a template, a page that has not heard of it) follows to the source in its place.
import { replaceSources } from '#core/citations/replace-sources.ts';
import type { Block, SourceId } from '#core/document/document.ts';
import { moveAlarms } from './alarms.ts';
import { moveDifferent } from './different-sources.ts';
import { unindexSource } from './index-changes.ts';
import type { Library } from './open.ts';
import { statement } from './query.ts';
import { parseJson } from './stored-json.ts';
import { copyTags } from './tags.ts';

/** `source` itself where it was never merged. */
function standsFor(library: Library, source: SourceId): SourceId {
  const found = statement(
    library,
    `SELECT sources.id FROM merged_sources JOIN sources ON sources.key = merged_sources.merged_into
     WHERE merged_sources.id = ?`,
  )
    .pluck()
    .get(source) as SourceId | undefined;
  return found ?? source;
}

/** The block with its citations of merged sources led to those in their places; the block itself where it has none. */
export const followMerged = (library: Library, block: Block): Block =>
  replaceSources(block, (source) => standsFor(library, source));

export type MergedSource = {
  readonly id: SourceId;
  readonly citekey: string;
  readonly raw: { readonly format: string; readonly text: string } | null;
  /** When it was merged, ISO 8601. */
  readonly merged: string;
};

/** Those that were merged into the source of this row, the first one first. */
export function mergedInto(library: Library, key: number): MergedSource[] {
  const rows = statement(
    library,
    `SELECT id, citekey, raw_format, raw_text, merged FROM merged_sources WHERE merged_into = ? ORDER BY merged, id`,
  ).all(key) as {
    id: SourceId;
    citekey: string;
    raw_format: string | null;
    raw_text: string | null;
    merged: string;
  }[];
  return rows.map(({ raw_format, raw_text, ...row }) => ({
    ...row,
    raw:
      raw_format === null || raw_text === null
        ? null
        : { format: raw_format, text: raw_text },
  }));
}

/** What is needed to take a merge back, known by the id of the first source that went. */
export type KeptUndo = { readonly undo: string; readonly kept: unknown };

/** Keeps it with the record of that source, for as long as that is kept. Inside the transaction that merges. */
export function keepUndo(library: Library, undo: SourceId, kept: object): void {
  statement(
    library,
    `UPDATE merged_sources SET record = json_set(record, '$.undo', json(?)) WHERE id = ?`,
  ).run(JSON.stringify(kept), undo);
}

/** Those of the merges into this source, the last first. */
export function keptUndos(library: Library, into: SourceId): KeptUndo[] {
  const rows = statement(
    library,
    `SELECT id AS undo, record ->> '$.undo' AS kept FROM merged_sources
     WHERE merged_into = (SELECT key FROM sources WHERE id = ?) AND json_type(record, '$.undo') = 'object'
     ORDER BY merged DESC, id`,
  ).all(into) as { undo: string; kept: string }[];
  return rows.map(({ undo, kept }) => ({ undo, kept: parseJson(kept) }));
}

/** What belongs to a source and can belong to another as well, or instead. */
const MOVES = [
  'UPDATE excerpts SET source = @into WHERE source = @from',
  // What the one in its place prints stands.
  `UPDATE source_attachments SET printed = 0 WHERE source = @from
   AND EXISTS (SELECT 1 FROM source_attachments WHERE source = @into AND printed = 1)`,
  `INSERT INTO source_attachments (source, sha256, file_name, captured, printed)
   SELECT @into, sha256, file_name, captured, printed FROM source_attachments WHERE source = @from
   ON CONFLICT (source, sha256) DO UPDATE SET captured = coalesce(captured, excluded.captured),
     printed = max(printed, excluded.printed)`,
  'DELETE FROM source_attachments WHERE source = @from',
  'UPDATE merged_sources SET merged_into = @into WHERE merged_into = @from',
  'UPDATE sources SET superseded_by = @into WHERE superseded_by = @from AND key <> @into',
  'UPDATE sources SET superseded_by = NULL WHERE key = @into AND superseded_by = @from',
];

/**
 * The source of the row `from` goes, and what belongs to it is `into`'s; `record` is all that it had. Inside the transaction
 * that merges them, after every citation of it has gone to the other.
 */
export function absorbSource(
  library: Library,
  { from, into }: { readonly from: number; readonly into: number },
  record: object,
  at: string,
): void {
  copyTags(library, 'source', from, into);
  statement(library, 'DELETE FROM source_tags WHERE source = ?').run(from);
  moveAlarms(library, from, into);
  moveDifferent(library, from, into);
  for (const sql of MOVES) statement(library, sql).run({ from, into });
  statement(
    library,
    `INSERT INTO merged_sources (id, citekey, merged_into, record, raw_format, raw_text, merged)
     SELECT id, citekey, ?, ?, raw_format, raw_text, ? FROM sources WHERE key = ?`,
  ).run(into, JSON.stringify(record), at, from);
  unindexSource(library, from);
  statement(library, 'DELETE FROM sources WHERE key = ?').run(from);
}
