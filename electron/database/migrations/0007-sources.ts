// What a person keeps of a source beside its item: tags, notes, how it is cited where no style can, whether it still
// stands, and the bin. A source that was merged leaves its id, so that whoever cites it finds the one in its place.
import type Database from 'better-sqlite3';

export function addSourceKeeping(db: Database.Database): void {
  db.exec(TABLES);
}

const TABLES = `
-- 'binned' is the moment at which it came into the bin. 'cite_as' is the JSON of what is printed in place of what a
-- style makes of the item.
ALTER TABLE sources ADD COLUMN binned TEXT;
ALTER TABLE sources ADD COLUMN notes TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN cite_as TEXT;
ALTER TABLE sources ADD COLUMN standing TEXT NOT NULL DEFAULT 'current'
  CHECK (standing IN ('current', 'withdrawn', 'superseded'));
ALTER TABLE sources ADD COLUMN superseded_by INTEGER REFERENCES sources (key)
  CHECK (superseded_by IS NULL OR (standing = 'superseded' AND superseded_by <> key));
ALTER TABLE sources ADD COLUMN standing_note TEXT NOT NULL DEFAULT '';
CREATE INDEX sources_superseded_by ON sources (superseded_by) WHERE superseded_by IS NOT NULL;

CREATE TABLE source_tags (
  source INTEGER NOT NULL REFERENCES sources (key),
  tag INTEGER NOT NULL REFERENCES tags (key),
  PRIMARY KEY (source, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_tags_of_tag ON source_tags (tag);

-- A source as it was when it was merged into another: 'record' is the JSON of all that it had. 'merged_into' is always one
-- that is there: where that one is merged itself, these follow it.
CREATE TABLE merged_sources (
  id TEXT PRIMARY KEY NOT NULL,
  citekey TEXT NOT NULL,
  merged_into INTEGER NOT NULL REFERENCES sources (key),
  record TEXT NOT NULL,
  raw_format TEXT,
  raw_text TEXT,
  merged TEXT NOT NULL,
  CHECK ((raw_format IS NULL) = (raw_text IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX merged_sources_into ON merged_sources (merged_into);
CREATE INDEX merged_sources_by_citekey ON merged_sources (citekey);
`;
