// The notes of a briefing in the words of its style, as they were last set: derived, and made again where it is not there.
import type Database from 'better-sqlite3';

export function addFormattedNotes(db: Database.Database): void {
  db.exec(`
-- The digest is of everything that the words follow from; words of another digest are those of another text.
CREATE TABLE formatted_notes (
  briefing INTEGER PRIMARY KEY REFERENCES briefings (key),
  digest TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;
`);
}
