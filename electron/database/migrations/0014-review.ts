// What people who check a briefing leave beside its text: threads of comments, verdicts on citations, sign-offs, what came
// back in review packages, and the log of all of it. The ids are the same in every library that a package goes through;
// people are known by their names.
import type Database from 'better-sqlite3';

export function addReview(db: Database.Database): void {
  db.exec(TABLES);
}

const TABLES = `
-- Who works in this library, as others see them. 'colour' is a place in the palette of people, from 0.
CREATE TABLE people (
  name TEXT PRIMARY KEY,
  initials TEXT NOT NULL,
  colour INTEGER NOT NULL
) STRICT;

-- What was done in a review, one row each. It only grows: it goes with its whole briefing and not before. 'id' is the same
-- in each library, so that what a package brings twice is taken once. 'details' is JSON, by kind.
CREATE TABLE activity (
  key INTEGER PRIMARY KEY,
  briefing INTEGER NOT NULL REFERENCES briefings (key),
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  details TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (briefing, id)
) STRICT;
CREATE TRIGGER activity_never_changes BEFORE UPDATE ON activity
BEGIN SELECT RAISE (ABORT, 'the log is never changed'); END;
CREATE TRIGGER activity_never_goes BEFORE DELETE ON activity
WHEN (SELECT binned FROM briefings WHERE key = OLD.briefing) IS NULL
BEGIN SELECT RAISE (ABORT, 'the log is never shortened'); END;
CREATE TRIGGER activity_never_replaced BEFORE INSERT ON activity
WHEN EXISTS (SELECT 1 FROM activity WHERE key = NEW.key)
BEGIN SELECT RAISE (ABORT, 'the log is never replaced'); END;

-- A thread of comments hangs on the briefing, a block, words of a block, a footnote or one citation. 'start' and 'end' count
-- UTF-16 units in the text of the block or, where 'footnote' is given, of that note; 'words' are those that it was made on, and
-- 'before' and 'after' a little of what stood around. Where the words are gone, 'lost' is 1 and the rest stays as it was.
-- 'made_block', 'made_start', 'made_end' and 'made_words' are where it was made, which never change: a merge begins to look
-- from there, and of a whole block that is gone it shows the words that the comment was made on.
CREATE TABLE threads (
  key INTEGER PRIMARY KEY,
  briefing INTEGER NOT NULL REFERENCES briefings (key),
  id TEXT NOT NULL,
  "on" TEXT NOT NULL CHECK ("on" IN ('briefing', 'block', 'words', 'footnote', 'citation')),
  block TEXT CHECK ((block IS NULL) = ("on" = 'briefing')),
  footnote TEXT,
  citation TEXT CHECK ((citation IS NOT NULL) = ("on" = 'citation')),
  start INTEGER CHECK ((start IS NOT NULL) = ("on" = 'words')),
  "end" INTEGER CHECK (("end" IS NOT NULL) = ("on" = 'words')),
  words TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  lost INTEGER NOT NULL CHECK (lost IN (0, 1)),
  made_block TEXT,
  made_start INTEGER,
  made_end INTEGER,
  made_words TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL CHECK (kind IN ('condition', 'should-be-addressed', 'information')),
  resolved INTEGER NOT NULL CHECK (resolved IN (0, 1)),
  -- Who made it, and who last resolved, reopened or classed it, and when: in a merge the later of two holds.
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  changed TEXT NOT NULL,
  UNIQUE (briefing, id)
) STRICT;
CREATE INDEX threads_of_block ON threads (briefing, block);
-- Looked through by each save, for what comes back.
CREATE INDEX lost_threads ON threads (briefing) WHERE lost = 1;

CREATE TABLE comments (
  key INTEGER PRIMARY KEY,
  briefing INTEGER NOT NULL REFERENCES briefings (key),
  thread TEXT NOT NULL,
  id TEXT NOT NULL,
  words TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  -- When its author last changed its words; null where they are the first.
  edited TEXT,
  UNIQUE (briefing, id)
) STRICT;
CREATE INDEX comments_of_thread ON comments (briefing, thread);

-- Every verdict that was ever given, and every one that was taken back by a row of its own: it only grows, and goes with its
-- whole briefing. Of a citation, the last by 'at', then 'id', that no row takes back is the one that holds. What it was given
-- on stands with it, in words and as SHA-256: the sentence, the citation but for its locator, the locator, the source.
CREATE TABLE verdicts (
  key INTEGER PRIMARY KEY,
  briefing INTEGER NOT NULL REFERENCES briefings (key),
  id TEXT NOT NULL,
  footnote TEXT NOT NULL,
  citation TEXT NOT NULL,
  verdict TEXT NOT NULL
    CHECK (verdict IN ('supports', 'partly', 'does-not-support', 'cannot-find', 'taken-back')),
  -- The id of the row that this one takes back.
  takes_back TEXT CHECK ((takes_back IS NOT NULL) = (verdict = 'taken-back')),
  page TEXT NOT NULL,
  reason TEXT NOT NULL,
  -- The words of the source that show it; may be empty.
  quotation TEXT NOT NULL,
  -- JSON, see core/review/verdict-basis.ts.
  basis TEXT NOT NULL,
  sentence_hash TEXT NOT NULL,
  citation_hash TEXT NOT NULL,
  locator_hash TEXT NOT NULL,
  source_hash TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (briefing, id)
) STRICT;
CREATE TRIGGER verdicts_never_change BEFORE UPDATE ON verdicts
BEGIN SELECT RAISE (ABORT, 'verdicts are never changed'); END;
CREATE TRIGGER verdicts_never_go BEFORE DELETE ON verdicts
WHEN (SELECT binned FROM briefings WHERE key = OLD.briefing) IS NULL
BEGIN SELECT RAISE (ABORT, 'verdicts are never removed'); END;
CREATE TRIGGER verdicts_never_replaced BEFORE INSERT ON verdicts
WHEN EXISTS (SELECT 1 FROM verdicts WHERE key = NEW.key)
BEGIN SELECT RAISE (ABORT, 'verdicts are never replaced'); END;
CREATE INDEX verdicts_of_citation ON verdicts (briefing, citation);

-- Who is to clear a briefing, in the order of their ranks. A step that 'waits' signs after those above it; one that is the
-- author's 'own' is no check by somebody else. A step that was taken out is kept, for the sign-offs that it had.
CREATE TABLE sign_off_steps (
  key INTEGER PRIMARY KEY,
  briefing INTEGER NOT NULL REFERENCES briefings (key),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  rank TEXT NOT NULL,
  waits INTEGER NOT NULL DEFAULT 1 CHECK (waits IN (0, 1)),
  own INTEGER NOT NULL DEFAULT 0 CHECK (own IN (0, 1)),
  removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
  changed_by TEXT NOT NULL,
  changed TEXT NOT NULL,
  UNIQUE (briefing, id)
) STRICT;

-- A text that somebody signed, by its hash: { document, sources }, those that it cites, as deflated JSON. What changed
-- since is shown against it. It goes with the last sign-off that is under it.
CREATE TABLE signed_texts (
  hash TEXT PRIMARY KEY,
  body BLOB NOT NULL
) STRICT;

-- What was done to a step, one row each; the last by 'at', then 'id', says how the step stands. 'text' is the hash of the text
-- that it was done to.
CREATE TABLE sign_offs (
  key INTEGER PRIMARY KEY,
  briefing INTEGER NOT NULL REFERENCES briefings (key),
  id TEXT NOT NULL,
  step TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('signed', 'withdrawn', 'handed-back')),
  text TEXT NOT NULL REFERENCES signed_texts (hash),
  comment TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (briefing, id)
) STRICT;
CREATE INDEX sign_offs_of_text ON sign_offs (text);

-- This library's copy of a briefing that was handed on or taken in, by a name that no other library gives.
CREATE TABLE copies (
  briefing INTEGER PRIMARY KEY REFERENCES briefings (key),
  id TEXT NOT NULL UNIQUE
) STRICT;

-- The review packages that were made of a briefing, and those that came. 'author' and 'made' are of who made it, 'at' is
-- when it was made or came here; 'outcome' is JSON, by what came of it.
CREATE TABLE packages (
  key INTEGER PRIMARY KEY,
  briefing INTEGER NOT NULL REFERENCES briefings (key),
  id TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('made', 'taken')),
  file TEXT NOT NULL,
  author TEXT NOT NULL,
  made TEXT NOT NULL,
  at TEXT NOT NULL,
  outcome TEXT NOT NULL,
  UNIQUE (briefing, id, direction)
) STRICT;

-- What is known of who did what to a block, its place, a part of the head, a source or an excerpt: the states that nobody
-- has gone on from, as JSON. 'stands' is the hash of what stood when they were written, 'stood' the ids of the states that
-- it is, with spaces between them, and 'open' is 1 where a person has to choose. A migration that changes blocks has to write these hashes anew.
CREATE TABLE unit_states (
  briefing INTEGER NOT NULL REFERENCES briefings (key),
  unit TEXT NOT NULL,
  stands TEXT,
  stood TEXT,
  states TEXT NOT NULL,
  open INTEGER NOT NULL CHECK (open IN (0, 1)),
  PRIMARY KEY (briefing, unit)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_states_open ON unit_states (briefing) WHERE open = 1;

-- 1 where it was taken back, by 'author' at 'at': the row stays, so that no package brings it again.
ALTER TABLE silenced_findings ADD COLUMN heard INTEGER NOT NULL DEFAULT 0 CHECK (heard IN (0, 1));
`;
