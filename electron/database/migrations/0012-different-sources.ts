// Pairs of sources of which a person has said that they are not one and the same, however alike they look.
import type Database from 'better-sqlite3';

export function addDifferentSources(db: Database.Database): void {
  db.exec(`
CREATE TABLE different_sources (
  one INTEGER NOT NULL REFERENCES sources (key),
  other INTEGER NOT NULL REFERENCES sources (key),
  PRIMARY KEY (one, other),
  CHECK (one < other)
) STRICT, WITHOUT ROWID;
CREATE INDEX different_sources_by_other ON different_sources (other);
`);
}
