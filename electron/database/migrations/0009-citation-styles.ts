// Citation styles that people add, each as the file that it came from.
import type Database from 'better-sqlite3';

export function addCitationStyles(db: Database.Database): void {
  db.exec(`
-- 'csl' is the file as it was given; 'kind' is 'note' or 'in-text'.
CREATE TABLE citation_styles (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  csl TEXT NOT NULL,
  created TEXT NOT NULL,
  updated TEXT NOT NULL
) STRICT;
`);
}
