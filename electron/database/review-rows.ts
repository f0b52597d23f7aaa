// Rows of the tables of a review as a package carries them: whole, by the names of their columns, without the keys that
// each library makes for itself. Which of two rows holds is for core/review/merge-review-rows.ts.
import {
  REVIEW_TABLES,
  ruleOf,
  type ReviewRow,
  type ReviewTable,
} from '#core/review/merge-review-rows.ts';
import { indexComment } from './index-changes.ts';
import type { Library } from './open.ts';
import { statement } from './query.ts';

export const reviewTables = Object.keys(REVIEW_TABLES) as ReviewTable[];

/** Rows that are no briefing's own: those that its other rows name. */
const SHARED: Partial<Record<ReviewTable, string>> = {
  people: `WHERE name IN (
    SELECT author FROM activity WHERE briefing = @briefing
    UNION SELECT author FROM threads WHERE briefing = @briefing
    UNION SELECT author FROM comments WHERE briefing = @briefing
    UNION SELECT author FROM verdicts WHERE briefing = @briefing
    UNION SELECT author FROM sign_offs WHERE briefing = @briefing
    UNION SELECT author FROM revisions WHERE briefing = @briefing
  ) OR name = @author OR name IN (SELECT value FROM json_each(@named))`,
  signed_texts: `WHERE hash IN (SELECT text FROM sign_offs WHERE briefing = @briefing)
    OR hash IN (SELECT value FROM json_each(@named))`,
};

const columnsOf = (library: Library, table: ReviewTable): string[] =>
  (
    statement(library, 'SELECT name FROM pragma_table_info(?)').all(table) as {
      name: string;
    }[]
  ).map(({ name }) => name);

const quoted = (column: string): string => `"${column}"`;

/**
 * Columns of one library alone. What a thread stood on last is another thing in each copy, and which package came first must
 * not tell.
 */
const OWN: Partial<Record<ReviewTable, string>> = { threads: 'last_words' };

/** The columns that go with a row from library to library. */
export const carriedColumns = (
  library: Library,
  table: ReviewTable,
): string[] =>
  columnsOf(library, table).filter(
    (column) =>
      column !== 'key' && column !== 'briefing' && column !== OWN[table],
  );

/**
 * Those of the briefing, by their keys. Bytes are in Base64. `author` is who hands them on; of a table that is no briefing's
 * own, `named` are further rows that are asked for.
 */
export function readReviewRows(
  library: Library,
  briefing: number,
  table: ReviewTable,
  author: string,
  named: readonly ReviewRow[] = [],
): ReviewRow[] {
  const columns = carriedColumns(library, table).map(quoted).join(', ');
  const order = ruleOf(table).key.map(quoted).join(', ');
  const rows = statement(
    library,
    `SELECT ${columns} FROM ${table} ${SHARED[table] ?? 'WHERE briefing = @briefing'} ORDER BY ${order}`,
  ).all({
    briefing,
    ...(table === 'people' && { author }),
    ...(SHARED[table] !== undefined && {
      named: JSON.stringify(
        named.map((row) => row[ruleOf(table).key[0] ?? ''] ?? null),
      ),
    }),
  }) as Record<string, string | number | null | Uint8Array>[];
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => [
        column,
        value instanceof Uint8Array
          ? Buffer.from(value).toString('base64')
          : value,
      ]),
    ),
  );
}

/** Columns of bytes. */
const BYTES: Partial<Record<ReviewTable, string>> = { signed_texts: 'body' };

function valuesOf(
  table: ReviewTable,
  row: ReviewRow,
): Record<string, string | number | null | Buffer> {
  const bytes = BYTES[table];
  return bytes === undefined
    ? row
    : { ...row, [bytes]: Buffer.from(String(row[bytes]), 'base64') };
}

export function insertReviewRow(
  library: Library,
  briefing: number,
  table: ReviewTable,
  row: ReviewRow,
): void {
  const columns = carriedColumns(library, table);
  const own = SHARED[table] === undefined;
  const names = [...(own ? ['briefing'] : []), ...columns];
  statement(
    library,
    `INSERT INTO ${table} (${names.map(quoted).join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})
     ${own ? '' : 'ON CONFLICT DO NOTHING'}`,
  ).run({ ...valuesOf(table, row), ...(own && { briefing }) });
  if (table === 'comments') indexComment(library, briefing, String(row['id']));
}

export function updateReviewRow(
  library: Library,
  briefing: number,
  table: ReviewTable,
  row: ReviewRow,
): void {
  const own = SHARED[table] === undefined;
  const { key } = ruleOf(table);
  const set = carriedColumns(library, table)
    .filter((column) => !key.includes(column))
    .map((column) => `${quoted(column)} = @${column}`)
    .join(', ');
  const where = [
    ...(own ? ['briefing = @briefing'] : []),
    ...key.map((column) => `${quoted(column)} = @${column}`),
  ].join(' AND ');
  statement(library, `UPDATE ${table} SET ${set} WHERE ${where}`).run({
    ...valuesOf(table, row),
    ...(own && { briefing }),
  });
  if (table === 'comments') indexComment(library, briefing, String(row['id']));
}
