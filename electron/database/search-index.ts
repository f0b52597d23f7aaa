// The index of search: what it holds of each thing, made anew, and looked through. It holds tokens and no text (see
// core/search): a row of search_heads is a briefing's head, a source or a comment, one of search_blocks a block with its footnotes, one of
// search_pages a page of an attached file.
import type Database from 'better-sqlite3';
import type { CiteAs } from '#core/citations/cite-as-schema.ts';
import { cslItemSchema, type CslItem } from '#core/citations/source.ts';
import type { Block, BriefingHead } from '#core/document/document.ts';
import { blockSchema } from '#core/document/schema.ts';
import { indexTokens, noteTokens } from '#core/search/index-tokens.ts';
import {
  searchableBlock,
  searchableHead,
  searchableSource,
  type SearchableText,
  type SourceWords,
} from '#core/search/searchable.ts';
import { parseJson, unstoreBlock } from './stored-json.ts';

// The number of a kind among the rowids of a key. They stay as they are: libraries hold them.
const KINDS = { briefing: 0, source: 2, comment: 3 } as const;
const KEY_STEP = 8;

export type HeadKind = keyof typeof KINDS;

/** Where in search_heads a briefing, a source or a comment stands, by its key. */
export const headRowid = (kind: HeadKind, key: number): number =>
  key * KEY_STEP + KINDS[kind];

export const keyOfRowid = (rowid: number): number =>
  Math.floor(rowid / KEY_STEP);

/** Signs that no token of a text has. */
export const kindToken = (kind: HeadKind): string => `§${kind}`;
export const briefingToken = (key: number): string => `§${key}`;

export function headTokens(
  kind: HeadKind,
  texts: readonly SearchableText[],
): Set<string> {
  const tokens = new Set([kindToken(kind)]);
  for (const { text } of texts)
    for (const token of indexTokens(text)) tokens.add(token);
  return tokens;
}

/** Those of a footnote once as the block's and once as a footnote's, so that footnotes can be looked through alone. */
export function blockTokens(
  briefing: number,
  texts: readonly SearchableText[],
): Set<string> {
  const tokens = new Set([briefingToken(briefing)]);
  for (const { part, text } of texts) {
    const those = indexTokens(text);
    for (const token of those) tokens.add(token);
    if (part === 'footnote')
      for (const token of noteTokens(those)) tokens.add(token);
  }
  return tokens;
}

export const sourceTokens = (source: SourceWords): string =>
  written(headTokens('source', searchableSource(source)));

export const commentTokens = (words: string): Set<string> =>
  new Set([kindToken('comment'), ...indexTokens(words)]);

/** Puts a row in, in the place of the one that was there. */
export const PUT = {
  search_heads:
    'INSERT OR REPLACE INTO search_heads (rowid, tokens) VALUES (?, ?)',
  search_blocks:
    'INSERT OR REPLACE INTO search_blocks (rowid, tokens) VALUES (?, ?)',
  search_pages:
    'INSERT OR REPLACE INTO search_pages (rowid, tokens) VALUES (?, ?)',
} as const;
type Table = keyof typeof PUT;

export const written = (tokens: ReadonlySet<string>): string =>
  [...tokens].join(' ');

type IndexedRow = {
  readonly table: Table;
  readonly rowid: number;
  /** What a person knows it by. */
  readonly place: string;
  /** Null for a row that can't be read, which is reported elsewhere. */
  readonly tokens: ReadonlySet<string> | null;
};

/** Rows that are read at a time: a connection with a statement open can't write. */
const AT_ONCE = 500;

/** The rows of a table in the order of their keys; `sql` asks for some of those behind a key. */
function* pagesOf<Row extends { readonly key: number }>(
  db: Database.Database,
  sql: string,
): Generator<Row> {
  const page = db.prepare(sql);
  let last = -1;
  for (;;) {
    const rows = page.all(last, AT_ONCE) as Row[];
    yield* rows;
    const end = rows.at(-1);
    if (!end) return;
    last = end.key;
  }
}

function* headRows(db: Database.Database): Generator<IndexedRow> {
  for (const { key, id, title, fields: json } of pagesOf<{
    key: number;
    id: string;
    title: string;
    fields: string;
  }>(
    db,
    'SELECT key, id, title, fields FROM briefings WHERE key > ? ORDER BY key LIMIT ?',
  )) {
    const fields = parseJson(json) as BriefingHead['fields'] | null;
    yield {
      table: 'search_heads',
      rowid: headRowid('briefing', key),
      place: `briefing ${id}`,
      tokens:
        typeof fields === 'object' && fields !== null
          ? headTokens('briefing', searchableHead({ title, fields }))
          : null,
    };
  }
  // The migration that makes the index comes before the one by which sources have notes and their own citation.
  for (const { key, citekey, item, notes, cite_as } of pagesOf<{
    key: number;
    citekey: string;
    item: string;
    notes?: string;
    cite_as?: string | null;
  }>(db, 'SELECT * FROM sources WHERE key > ? ORDER BY key LIMIT ?')) {
    const value = parseJson(item);
    const citeAs =
      typeof cite_as === 'string'
        ? (parseJson(cite_as) as CiteAs | null)
        : null;
    yield {
      table: 'search_heads',
      rowid: headRowid('source', key),
      place: `source @${citekey}`,
      tokens: cslItemSchema.safeParse(value).success
        ? headTokens(
            'source',
            searchableSource({
              citekey,
              item: value as CslItem,
              notes: notes ?? '',
              citeAs,
            }),
          )
        : null,
    };
  }
}

function* blockRows(db: Database.Database): Generator<IndexedRow> {
  for (const row of pagesOf<{
    key: number;
    id: Block['id'];
    rank: Block['rank'];
    body: string;
    briefing: number;
    inside: string;
  }>(
    db,
    `SELECT blocks.key, blocks.id, blocks.rank, blocks.body, blocks.briefing, briefings.id AS inside
     FROM blocks JOIN briefings ON briefings.key = blocks.briefing
     WHERE blocks.key > ? ORDER BY blocks.key LIMIT ?`,
  )) {
    const block = unstoreBlock(row);
    yield {
      table: 'search_blocks',
      rowid: row.key,
      place: `block ${row.id} of briefing ${row.inside}`,
      tokens: blockSchema.safeParse(block).success
        ? blockTokens(row.briefing, searchableBlock(block as Block))
        : null,
    };
  }
}

function* pageRows(db: Database.Database): Generator<IndexedRow> {
  for (const { key, page, sha256, text } of pagesOf<{
    key: number;
    page: number;
    sha256: string;
    text: string;
  }>(
    db,
    'SELECT key, page, sha256, text FROM attachment_pages WHERE key > ? ORDER BY key LIMIT ?',
  ))
    yield {
      table: 'search_pages',
      rowid: key,
      place: `page ${page} of attachment ${sha256}`,
      tokens: indexTokens(text),
    };
}

function* commentRows(db: Database.Database): Generator<IndexedRow> {
  for (const { key, id, words } of pagesOf<{
    key: number;
    id: string;
    words: string;
  }>(
    db,
    'SELECT key, id, words FROM comments WHERE key > ? ORDER BY key LIMIT ?',
  ))
    yield {
      table: 'search_heads',
      rowid: headRowid('comment', key),
      place: `comment ${id}`,
      tokens: commentTokens(words),
    };
}

/** Every row that the first index should have: what came later was empty when it came. */
function* rowsToIndex(db: Database.Database): Generator<IndexedRow> {
  yield* headRows(db);
  yield* blockRows(db);
}

function* everyRow(db: Database.Database): Generator<IndexedRow> {
  yield* rowsToIndex(db);
  yield* pageRows(db);
  yield* commentRows(db);
}

/** Makes the whole index from what it stands for. Its tables are empty. Runs inside a migration. */
export function rebuildSearchIndex(db: Database.Database): void {
  const heads = db.prepare(PUT.search_heads);
  const blocks = db.prepare(PUT.search_blocks);
  for (const { table, rowid, tokens } of rowsToIndex(db))
    if (tokens)
      (table === 'search_heads' ? heads : blocks).run(rowid, written(tokens));
}

/** One sentence for each row whose tokens are not those of its words, and for rows of what is no longer there. */
export function searchIndexProblems({
  db,
}: {
  readonly db: Database.Database;
}): string[] {
  const found = {
    search_heads: sumsOf(db, 'search_heads'),
    search_blocks: sumsOf(db, 'search_blocks'),
    search_pages: sumsOf(db, 'search_pages'),
  };
  const problems: string[] = [];
  for (const { table, rowid, place, tokens } of everyRow(db)) {
    let sum = 0;
    for (const token of tokens ?? []) sum = added(sum, token);
    if (tokens && found[table].get(rowid) !== sum)
      problems.push(`The search entry of ${place} does not hold its words.`);
    found[table].delete(rowid);
  }
  const stray =
    found.search_heads.size +
    found.search_blocks.size +
    found.search_pages.size;
  if (stray > 0)
    problems.push(
      `The search holds ${stray} entries of what is no longer there.`,
    );
  return problems;
}

/** For each rowid of the table the sum of its tokens, in whatever order they come. */
function sumsOf(db: Database.Database, table: Table): Map<number, number> {
  const sums = new Map<number, number>();
  db.exec(
    `CREATE VIRTUAL TABLE temp.search_instances USING fts5vocab (main, ${table}, instance)`,
  );
  try {
    const rows = db.prepare('SELECT term, doc FROM temp.search_instances');
    for (const { term, doc } of rows.iterate() as Iterable<{
      term: string;
      doc: number;
    }>)
      sums.set(doc, added(sums.get(doc) ?? 0, term));
  } finally {
    db.exec('DROP TABLE temp.search_instances');
  }
  return sums;
}

const BOUND = 2 ** 50;
const numbers = new Map<string, number>();

function added(sum: number, token: string): number {
  let number = numbers.get(token);
  if (number === undefined) {
    if (numbers.size > 200_000) numbers.clear();
    number = numberOf(token);
    numbers.set(token, number);
  }
  return (sum + number) % BOUND;
}

/** Two runs of FNV-1a over the token, put together: 50 bits. */
function numberOf(token: string): number {
  let [low, high] = [0x811c9dc5, 0x9dc5811c];
  for (let at = 0; at < token.length; at += 1) {
    low = Math.imul(low ^ token.charCodeAt(at), 0x01000193);
    high = Math.imul(high ^ (token.charCodeAt(at) + at), 0x01000193);
  }
  return (high >>> 14) * 2 ** 32 + (low >>> 0);
}
