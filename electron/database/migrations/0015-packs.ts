// Meeting packs: the agenda of a meeting with its papers, and the numbers that were printed when it was issued.
import type Database from 'better-sqlite3';

export function addPacks(db: Database.Database): void {
  db.exec(`
-- 'revision' counts its changes, so that two windows do not overwrite each other. 'laid' is the revision that was last
-- written as a file, and 'front_pages' how many pages stood before its papers then. 'printed_front' is JSON: their numbers
-- when the pack was issued.
CREATE TABLE packs (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  date TEXT NOT NULL,
  time TEXT NOT NULL,
  place TEXT NOT NULL,
  dividers INTEGER NOT NULL CHECK (dividers IN (0, 1)),
  revision INTEGER NOT NULL,
  laid INTEGER,
  front_pages INTEGER,
  printed_front TEXT CHECK ((printed_front IS NULL) = (issued IS NULL)),
  issued TEXT,
  issued_by TEXT CHECK ((issued_by IS NULL) = (issued IS NULL)),
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  binned TEXT
) STRICT;

-- The items of an agenda in the order of 'place'. Of one whose briefing was erased the words are left. 'pages' is how many
-- it had when the pack was last written, the sheet before it among them; 'printed_pages' is JSON: their numbers when it was
-- issued.
CREATE TABLE pack_items (
  pack INTEGER NOT NULL REFERENCES packs (key),
  place INTEGER NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  time TEXT NOT NULL,
  presenter TEXT NOT NULL,
  purpose TEXT CHECK (purpose IN ('decision', 'discussion', 'information', 'consent')),
  briefing INTEGER REFERENCES briefings (key) ON DELETE SET NULL,
  attachment TEXT REFERENCES attachments (sha256),
  file TEXT CHECK ((file IS NULL) = (attachment IS NULL)),
  marking TEXT NOT NULL,
  late INTEGER NOT NULL CHECK (late IN (0, 1)),
  pages INTEGER,
  printed_number TEXT,
  printed_pages TEXT CHECK ((printed_pages IS NULL) = (printed_number IS NULL)),
  CHECK (briefing IS NULL OR attachment IS NULL),
  PRIMARY KEY (pack, place),
  UNIQUE (pack, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX pack_items_of_briefing ON pack_items (briefing) WHERE briefing IS NOT NULL;
CREATE INDEX pack_items_of_attachment ON pack_items (attachment) WHERE attachment IS NOT NULL;
`);
}
