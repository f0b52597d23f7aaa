// Templates of a person's own. One that is removed keeps its row, because briefings were written from it and still have
// its fields, headings and limits.
import type Database from 'better-sqlite3';

export function addTemplates(db: Database.Database): void {
  db.exec(`
-- 'body' is the template's JSON. 'blocks' is the text that a new briefing begins with, the blocks' JSON in their order
-- and 'version' the document version that they are written in; both are null where it begins with the headings alone.
CREATE TABLE templates (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL,
  blocks TEXT,
  version INTEGER,
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  removed TEXT,
  CHECK ((blocks IS NULL) = (version IS NULL))
) STRICT;
`);
}
