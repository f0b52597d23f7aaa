// Tags, and the bin: a briefing in it has the moment at which it came there. Revisions are still never removed, but for
// those of a briefing that is deleted out of the bin.
import type Database from 'better-sqlite3';

export function addOrganising(db: Database.Database): void {
  db.exec(TABLES);
}

const TABLES = `
ALTER TABLE briefings ADD COLUMN binned TEXT;

-- 'folded' is what foldTag makes of the name: two names with the same fold are one tag.
CREATE TABLE tags (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  folded TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE briefing_tags (
  briefing INTEGER NOT NULL REFERENCES briefings (key),
  tag INTEGER NOT NULL REFERENCES tags (key),
  PRIMARY KEY (briefing, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX briefing_tags_of_tag ON briefing_tags (tag);

DROP TRIGGER revisions_never_go;
CREATE TRIGGER revisions_never_go BEFORE DELETE ON revisions
WHEN NOT EXISTS (
  SELECT 1 FROM briefings WHERE key = OLD.briefing AND binned IS NOT NULL
)
BEGIN SELECT RAISE (ABORT, 'revisions are never removed'); END;
`;
