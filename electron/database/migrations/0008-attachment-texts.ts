// The words of attached files, page by page, with an index of their own for search. They are read in the background, so
// every file of a source begins as one that waits; they are derived from its bytes and can be read again.
import type Database from 'better-sqlite3';

export function addAttachmentTexts(db: Database.Database): void {
  db.exec(TABLES);
}

const TABLES = `
-- 'reason' is one sentence for a person where a file could not be read. 'tries' counts the readings that were begun, so that
-- a file which ends the program is not read for ever.
CREATE TABLE attachment_texts (
  sha256 TEXT PRIMARY KEY NOT NULL REFERENCES attachments (sha256),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'read', 'empty', 'failed')),
  reason TEXT NOT NULL DEFAULT '',
  tries INTEGER NOT NULL DEFAULT 0,
  CHECK ((state = 'failed') = (reason <> ''))
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_texts_waiting ON attachment_texts (sha256) WHERE state = 'waiting';

CREATE TABLE attachment_pages (
  key INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL REFERENCES attachment_texts (sha256),
  page INTEGER NOT NULL CHECK (page >= 1),
  text TEXT NOT NULL,
  UNIQUE (sha256, page)
) STRICT;

-- A rowid is the key of a page.
CREATE VIRTUAL TABLE search_pages USING fts5 (
  tokens, content = '', contentless_delete = 1, detail = 'none', tokenize = 'ascii'
);

INSERT INTO attachment_texts (sha256, state) SELECT DISTINCT sha256, 'waiting' FROM source_attachments;
`;
