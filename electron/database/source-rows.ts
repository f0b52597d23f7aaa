// All that the library has of a few sources, so that what was done to them can be taken back exactly, also long after. The
// ids of sources stand where the tables have the numbers of their rows: the number of one that is gone becomes another's.
import { canonicalJson } from '#core/canonical-json.ts';
import type { SourceId } from '#core/document/document.ts';
import type { Library } from './open.ts';
import { statement } from './query.ts';
import { keyOfSource } from './source-key.ts';
import { reindexSource } from './sources.ts';

type Value = string | number | null;
type Row = Readonly<Record<string, Value>>;

/** Tables whose rows are a source's own, with the columns that name it. */
const OWNED = {
  source_tags: ['source'],
  source_attachments: ['source'],
  different_sources: ['one', 'other'],
} as const;
type Owned = keyof typeof OWNED;

/** Excerpts, and records of what was merged before, go from one source to another and stay what they are. */
export type SourceRows = {
  readonly sources: readonly Row[];
  readonly superseding: readonly Row[];
  readonly excerpts: readonly Row[];
  readonly merged: readonly Row[];
  readonly alarms: readonly Row[];
  readonly owned: readonly (readonly [Owned, readonly Row[]])[];
};

const namedBy = (columns: readonly string[]): string =>
  columns
    .map((column) => `${column} IN (SELECT value FROM json_each(@keys))`)
    .join(' OR ');

export function readSourceRows(
  library: Library,
  ids: readonly SourceId[],
): SourceRows {
  const keys = JSON.stringify(keysOf(library, ids));
  const idOf = new Map<Value, Value>();
  const named = (value: Value): Value => {
    if (value === null) return null;
    const known = idOf.get(value);
    if (known !== undefined) return known;
    const id = statement(library, 'SELECT id FROM sources WHERE key = ?')
      .pluck()
      .get(value) as string;
    idOf.set(value, id);
    return id;
  };
  const rows = (sql: string, columns: readonly string[]): Row[] =>
    (statement(library, sql).all({ keys }) as Record<string, Value>[]).map(
      ({ key: _key, ...row }) => {
        for (const column of columns) row[column] = named(row[column] ?? null);
        return row;
      },
    );
  const those = 'IN (SELECT value FROM json_each(@keys))';
  return {
    sources: rows(`SELECT * FROM sources WHERE key ${those} ORDER BY id`, [
      'superseded_by',
    ]),
    superseding: rows(
      `SELECT id, superseded_by FROM sources
       WHERE superseded_by ${those} AND key NOT ${those} ORDER BY id`,
      ['superseded_by'],
    ),
    excerpts: rows(`SELECT * FROM excerpts WHERE source ${those} ORDER BY id`, [
      'source',
    ]),
    merged: rows(
      `SELECT id, merged_into FROM merged_sources WHERE merged_into ${those} ORDER BY id`,
      ['merged_into'],
    ),
    alarms: rows(`SELECT * FROM alarms WHERE source ${those} ORDER BY key`, [
      'source',
    ]),
    owned: (Object.keys(OWNED) as Owned[]).map((table) => [
      table,
      inOrder(
        rows(
          `SELECT * FROM ${table} WHERE ${namedBy(OWNED[table])}`,
          OWNED[table],
        ),
      ),
    ]),
  };
}

/** In an order, and with the two of a pair in one, that does not hang on the numbers of rows. */
const inOrder = (rows: readonly Row[]): Row[] =>
  rows
    .map((row): [string, Row] => {
      const { one, other } = row;
      const turned =
        one !== undefined && other !== undefined && String(one) > String(other)
          ? { one: other, other: one }
          : row;
      return [canonicalJson(turned), turned];
    })
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row);

/**
 * Puts the rows in the place of what the library has of those sources now, the alarms only where that is said. Inside a
 * transaction, and only where no other source has one of their citekeys.
 */
export function putSourceRows(
  library: Library,
  { sources, superseding, excerpts, merged, alarms, owned }: SourceRows,
  withAlarms: boolean,
): void {
  const ids = sources.map(({ id }) => String(id) as SourceId);
  const keys = JSON.stringify(keysOf(library, ids));
  const clear = (table: string, columns: readonly string[]): void => {
    statement(library, `DELETE FROM ${table} WHERE ${namedBy(columns)}`).run({
      keys,
    });
  };
  for (const [table] of owned) clear(table, OWNED[table]);
  if (withAlarms) clear('alarms', ['source']);
  // The record of one that is there again is none of a merged one.
  statement(
    library,
    'DELETE FROM merged_sources WHERE id IN (SELECT value FROM json_each(?))',
  ).run(JSON.stringify(ids));
  // A citekey goes back only when nobody has it, and one source stands for another only when it is there.
  for (const id of ids)
    statement(
      library,
      `UPDATE sources SET citekey = 'put back ' || key, superseded_by = NULL WHERE id = ?`,
    ).run(id);
  for (const row of sources)
    put(library, 'sources', { ...row, superseded_by: null });
  const keyOf = (id: Value | undefined): number | null =>
    typeof id === 'string' ? keyOfSource(library, id) : null;
  for (const { id, superseded_by: other } of [...sources, ...superseding])
    statement(library, 'UPDATE sources SET superseded_by = ? WHERE id = ?').run(
      keyOf(other),
      id,
    );
  for (const { id, source } of excerpts)
    statement(library, 'UPDATE excerpts SET source = ? WHERE id = ?').run(
      keyOf(source),
      id,
    );
  for (const { id, merged_into: into } of merged)
    statement(
      library,
      'UPDATE merged_sources SET merged_into = ? WHERE id = ?',
    ).run(keyOf(into), id);
  for (const [table, rows] of owned)
    for (const row of rows) put(library, table, ownRow(table, row, keyOf));
  if (withAlarms)
    for (const row of alarms)
      put(library, 'alarms', { ...row, source: keyOf(row['source']) });
  for (const id of ids) {
    const key = keyOfSource(library, id);
    if (key !== null) reindexSource(library, key);
  }
}

const keysOf = (library: Library, ids: readonly SourceId[]): number[] =>
  statement(
    library,
    'SELECT key FROM sources WHERE id IN (SELECT value FROM json_each(?))',
  )
    .pluck()
    .all(JSON.stringify(ids)) as number[];

function ownRow(
  table: Owned,
  row: Row,
  keyOf: (id: Value | undefined) => number | null,
): Row {
  if (table !== 'different_sources')
    return { ...row, source: keyOf(row['source']) };
  // The first of a pair is the one that came first.
  const [one = null, other = null] = [row['one'], row['other']]
    .map((id) => keyOf(id))
    .sort((a, b) => Number(a) - Number(b));
  return { one, other };
}

function put(
  library: Library,
  table: Owned | 'alarms' | 'sources',
  row: Row,
): void {
  const columns = Object.keys(row);
  const values = columns.map((column) => `@${column}`).join(', ');
  const rest =
    table === 'sources'
      ? `ON CONFLICT (id) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`
      : '';
  statement(
    library,
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values}) ${rest}`,
  ).run(row);
}
