// All that the library has of a few sources, row for row, so that what was done to them can be taken back exactly.
import type { Library } from './open.ts';
import { statement } from './query.ts';
import { reindexSource } from './sources.ts';

type Row = Readonly<Record<string, string | number | null>>;

/** Tables whose rows are a source's own, with the columns that name it. */
const OWNED = {
  source_tags: ['source'],
  source_attachments: ['source'],
  merged_sources: ['merged_into'],
  alarms: ['source'],
  different_sources: ['one', 'other'],
} as const;
type Owned = keyof typeof OWNED;

/** Excerpts go from one source to another, and stay what they are. */
export type SourceRows = {
  readonly sources: readonly Row[];
  readonly superseding: readonly Row[];
  readonly excerpts: readonly Row[];
  readonly owned: readonly (readonly [Owned, readonly Row[]])[];
};

const ownedBy = (table: Owned): string =>
  OWNED[table]
    .map((column) => `${column} IN (SELECT value FROM json_each(@keys))`)
    .join(' OR ');

export function readSourceRows(
  library: Library,
  keys: readonly number[],
): SourceRows {
  const rows = (sql: string): Row[] =>
    statement(library, sql).all({ keys: JSON.stringify(keys) }) as Row[];
  const those = 'IN (SELECT value FROM json_each(@keys))';
  return {
    sources: rows(`SELECT * FROM sources WHERE key ${those} ORDER BY key`),
    superseding: rows(
      `SELECT key, superseded_by FROM sources
       WHERE superseded_by ${those} AND key NOT ${those} ORDER BY key`,
    ),
    excerpts: rows(`SELECT * FROM excerpts WHERE source ${those} ORDER BY key`),
    owned: (Object.keys(OWNED) as Owned[]).map((table) => [
      table,
      rows(`SELECT * FROM ${table} WHERE ${ownedBy(table)} ORDER BY 1, 2`),
    ]),
  };
}

/**
 * Puts the rows in the place of what the library has of those sources now. Inside a transaction, and only where no other
 * source has one of their citekeys.
 */
export function putSourceRows(
  library: Library,
  keys: readonly number[],
  { sources, superseding, excerpts, owned }: SourceRows,
): void {
  const those = { keys: JSON.stringify(keys) };
  for (const [table] of owned)
    statement(library, `DELETE FROM ${table} WHERE ${ownedBy(table)}`).run(
      those,
    );
  // A citekey goes back only when nobody has it, and one source stands for another only when it is there.
  for (const { key } of sources)
    statement(
      library,
      `UPDATE sources SET citekey = 'put back ' || key, superseded_by = NULL WHERE key = ?`,
    ).run(key);
  for (const row of sources)
    put(library, 'sources', { ...row, superseded_by: null });
  for (const { key, superseded_by: other } of [...sources, ...superseding])
    statement(
      library,
      'UPDATE sources SET superseded_by = ? WHERE key = ?',
    ).run(other, key);
  for (const { key, source } of excerpts)
    statement(library, 'UPDATE excerpts SET source = ? WHERE key = ?').run(
      source,
      key,
    );
  for (const [table, rows] of owned)
    for (const row of rows) {
      // The key of an alarm may be another one's by now, and nothing hangs on it.
      const { key: _key, ...rest } = row;
      put(library, table, rest);
    }
  for (const { key } of sources) reindexSource(library, Number(key));
}

function put(library: Library, table: Owned | 'sources', row: Row): void {
  const columns = Object.keys(row);
  const values = columns.map((column) => `@${column}`).join(', ');
  const rest =
    table === 'sources'
      ? `ON CONFLICT (key) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`
      : '';
  statement(
    library,
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values}) ${rest}`,
  ).run(row);
}
