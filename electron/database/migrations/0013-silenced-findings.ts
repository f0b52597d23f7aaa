// What a person said is as it should be, although a check finds it.
import type Database from 'better-sqlite3';

export function addSilencedFindings(db: Database.Database): void {
  db.exec(`
-- A finding is the same one as long as its check, its place and its words are; '' stands for what it has not.
CREATE TABLE silenced_findings (
  key INTEGER PRIMARY KEY,
  briefing INTEGER NOT NULL REFERENCES briefings (key),
  "check" TEXT NOT NULL,
  block TEXT NOT NULL,
  footnote TEXT NOT NULL,
  source TEXT NOT NULL,
  text TEXT NOT NULL,
  reason TEXT NOT NULL,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  UNIQUE (briefing, "check", block, footnote, source, text)
) STRICT;
`);
}
