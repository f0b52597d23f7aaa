// Which briefings rest on a source that changed after it was cited, until a person has looked.
import type Database from 'better-sqlite3';

export function addAlarms(db: Database.Database): void {
  db.exec(`
-- 'changes' is JSON of what was relied on: from the first "before" to the last "after" since a person looked. 'at' and
-- 'author' are the last change's; 'settled' is when somebody had looked.
CREATE TABLE alarms (
  key INTEGER PRIMARY KEY,
  briefing INTEGER NOT NULL REFERENCES briefings (key),
  source INTEGER NOT NULL REFERENCES sources (key),
  changes TEXT NOT NULL,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  settled TEXT,
  settled_by TEXT,
  CHECK ((settled IS NULL) = (settled_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX alarms_open ON alarms (briefing, source) WHERE settled IS NULL;
CREATE INDEX alarms_of_briefing ON alarms (briefing);
CREATE INDEX alarms_of_source ON alarms (source);
`);
}
