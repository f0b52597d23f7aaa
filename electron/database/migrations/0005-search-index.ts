// The index of search, in the place of the first one: two tables of tokens without texts, because what a block says is in
// its body. The heads of briefings and the sources have one of their own, so that titles are found first.
import type Database from 'better-sqlite3';
import { rebuildSearchIndex } from '../search-index.ts';

/** In search_heads a rowid is the key of a briefing or source times 8 and a number for its kind; in search_blocks a block's key. */
const TABLES = `
DROP TABLE search;
CREATE VIRTUAL TABLE search_heads USING fts5 (
  tokens, content = '', contentless_delete = 1, detail = 'none', tokenize = 'ascii'
);
CREATE VIRTUAL TABLE search_blocks USING fts5 (
  tokens, content = '', contentless_delete = 1, detail = 'none', tokenize = 'ascii'
);
`;

export function makeSearchIndex(db: Database.Database): void {
  db.exec(TABLES);
  rebuildSearchIndex(db);
}
