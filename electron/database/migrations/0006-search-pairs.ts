// The index of search made anew: it holds the pairs of words that phrases are looked for by, and what stands in footnotes
// as such.
import type Database from 'better-sqlite3';
import { rebuildSearchIndex } from '../search-index.ts';

export function addSearchPairs(db: Database.Database): void {
  for (const table of ['search_heads', 'search_blocks'])
    db.exec(`INSERT INTO ${table} (${table}) VALUES ('delete-all')`);
  rebuildSearchIndex(db);
}
