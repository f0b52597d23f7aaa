// The first tables of a library. What people wrote is in briefings, blocks, revisions, sources, attachments and
// excerpts; footnotes, markers, citations and search are derived from them and can be made again.
import type Database from 'better-sqlite3';

/** Runs in a new, empty database. */
export function createTables(db: Database.Database): void {
  db.exec(TABLES);
}

const TABLES = `
CREATE TABLE briefings (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  template TEXT NOT NULL,
  language TEXT NOT NULL,
  style TEXT NOT NULL,
  marking TEXT NOT NULL,
  status TEXT NOT NULL,
  fields TEXT NOT NULL,
  created TEXT NOT NULL,
  updated TEXT NOT NULL
) STRICT;

-- Every saved change of a block, for ever. A put has the whole block, a move its new rank, a removal neither. 'parent'
-- is the change before it of the same block, and has no other child. 'version' is the document version of 'body'.
CREATE TABLE revisions (
  id INTEGER PRIMARY KEY,
  briefing INTEGER NOT NULL REFERENCES briefings (key),
  block TEXT NOT NULL,
  parent INTEGER UNIQUE REFERENCES revisions (id),
  kind TEXT NOT NULL CHECK (kind IN ('put', 'move', 'remove')),
  rank TEXT CHECK ((rank IS NULL) = (kind = 'remove')),
  body TEXT CHECK ((body IS NOT NULL) = (kind = 'put')),
  version INTEGER NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX revisions_of_block ON revisions (briefing, block, id);

CREATE TRIGGER revisions_never_change BEFORE UPDATE ON revisions
BEGIN SELECT RAISE (ABORT, 'revisions are never changed'); END;
CREATE TRIGGER revisions_never_go BEFORE DELETE ON revisions
BEGIN SELECT RAISE (ABORT, 'revisions are never removed'); END;
-- INSERT OR REPLACE removes rows without asking the trigger above.
CREATE TRIGGER revisions_never_replaced BEFORE INSERT ON revisions
WHEN EXISTS (
  SELECT 1 FROM revisions WHERE id = NEW.id OR parent = NEW.parent
)
BEGIN SELECT RAISE (ABORT, 'revisions are never replaced'); END;

-- The blocks as they stand now. 'body' is the block's JSON without id and rank, which have columns. 'revision' is the
-- last in the log; a reference would need an index here, two pages more in each save, and the log never loses a row.
CREATE TABLE blocks (
  key INTEGER PRIMARY KEY,
  briefing INTEGER NOT NULL REFERENCES briefings (key),
  id TEXT NOT NULL,
  rank TEXT NOT NULL,
  type TEXT NOT NULL,
  body TEXT NOT NULL,
  revision INTEGER NOT NULL,
  UNIQUE (briefing, id)
) STRICT;

CREATE TABLE sources (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  citekey TEXT NOT NULL UNIQUE,
  item TEXT NOT NULL,
  raw_format TEXT,
  raw_text TEXT,
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  CHECK ((raw_format IS NULL) = (raw_text IS NULL))
) STRICT;

-- The bytes are in attachments/, under their hash.
CREATE TABLE attachments (
  sha256 TEXT PRIMARY KEY NOT NULL CHECK (
    length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'
  ),
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  media_type TEXT NOT NULL
) STRICT;

CREATE TABLE source_attachments (
  source INTEGER NOT NULL REFERENCES sources (key),
  sha256 TEXT NOT NULL REFERENCES attachments (sha256),
  file_name TEXT NOT NULL,
  captured TEXT,
  PRIMARY KEY (source, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_attachments_of_file ON source_attachments (sha256);

CREATE TABLE excerpts (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  source INTEGER NOT NULL REFERENCES sources (key),
  text TEXT NOT NULL,
  locator_label TEXT,
  locator_value TEXT,
  created TEXT NOT NULL,
  CHECK ((locator_label IS NULL) = (locator_value IS NULL))
) STRICT;
CREATE INDEX excerpts_of_source ON excerpts (source);

-- Derived from the blocks, and what makes an id occur once in a briefing without reading all of it.
CREATE TABLE footnotes (
  briefing INTEGER NOT NULL REFERENCES briefings (key),
  id TEXT NOT NULL,
  block INTEGER NOT NULL REFERENCES blocks (key),
  PRIMARY KEY (briefing, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX footnotes_of_block ON footnotes (block);

CREATE TABLE markers (
  briefing INTEGER NOT NULL REFERENCES briefings (key),
  id TEXT NOT NULL,
  block INTEGER NOT NULL REFERENCES blocks (key),
  PRIMARY KEY (briefing, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX markers_of_block ON markers (block);

-- 'position' counts a block's citations in reading order, from 0.
CREATE TABLE citations (
  briefing INTEGER NOT NULL REFERENCES briefings (key),
  id TEXT NOT NULL,
  block INTEGER NOT NULL REFERENCES blocks (key),
  footnote TEXT NOT NULL,
  source INTEGER NOT NULL REFERENCES sources (key),
  locator_label TEXT,
  locator_value TEXT,
  position INTEGER NOT NULL,
  PRIMARY KEY (briefing, id),
  CHECK ((locator_label IS NULL) = (locator_value IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX citations_of_block ON citations (block);
CREATE INDEX citations_of_source ON citations (source);

-- A row a briefing, block or source; see search.ts for its rowid and its words.
CREATE VIRTUAL TABLE search USING fts5 (
  words, notes, tokenize = 'porter unicode61 remove_diacritics 2'
);
`;
