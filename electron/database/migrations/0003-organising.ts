// Tags, and the bin: a briefing in it has the moment at which it came there. History is still never
// removed, but for that of a briefing that is deleted out of the bin.
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

-- As before, but for what belongs to a briefing in the bin.
DROP TRIGGER revisions_never_go;
CREATE TRIGGER revisions_never_go BEFORE DELETE ON revisions
WHEN NOT EXISTS (
  SELECT 1 FROM briefings WHERE key = OLD.briefing AND binned IS NOT NULL
) AND (
  NOT EXISTS (SELECT 1 FROM thinning WHERE briefing = OLD.briefing)
    OR NOT EXISTS (
      SELECT 1 FROM revisions AS next
      WHERE next.id = (
        SELECT min(id) FROM revisions
        WHERE briefing = OLD.briefing AND block = OLD.block AND id > OLD.id
      )
      AND (OLD.kind <> 'put' OR next.kind = 'put')
      AND NOT EXISTS (
        SELECT 1 FROM versions
        WHERE briefing = OLD.briefing AND revision >= OLD.id AND revision < next.id
      )
    )
)
BEGIN SELECT RAISE (ABORT, 'revisions are never removed'); END;

DROP TRIGGER heads_never_go;
CREATE TRIGGER heads_never_go BEFORE DELETE ON heads
WHEN NOT EXISTS (
  SELECT 1 FROM briefings WHERE key = OLD.briefing AND binned IS NOT NULL
) AND (
  NOT EXISTS (SELECT 1 FROM thinning WHERE briefing = OLD.briefing)
    OR OLD.id = (SELECT max(id) FROM heads WHERE briefing = OLD.briefing)
    OR EXISTS (SELECT 1 FROM versions WHERE head = OLD.id)
)
BEGIN SELECT RAISE (ABORT, 'heads are never removed'); END;

DROP TRIGGER versions_never_go;
CREATE TRIGGER versions_never_go BEFORE DELETE ON versions
WHEN NOT EXISTS (
  SELECT 1 FROM briefings WHERE key = OLD.briefing AND binned IS NOT NULL
) AND (
  NOT EXISTS (SELECT 1 FROM thinning WHERE briefing = OLD.briefing) OR OLD.kind <> 'automatic'
)
BEGIN SELECT RAISE (ABORT, 'versions are never removed'); END;
`;
