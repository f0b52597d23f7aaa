// Which copy of a source says the day that citations print as the day of capture: one of a source at most, and one that has
// a day.
import type Database from 'better-sqlite3';

export function addPrintedCaptures(db: Database.Database): void {
  db.exec(`
ALTER TABLE source_attachments ADD COLUMN printed INTEGER NOT NULL DEFAULT 0
  CHECK (printed IN (0, 1) AND (printed = 0 OR captured IS NOT NULL));
CREATE UNIQUE INDEX source_attachments_printed ON source_attachments (source) WHERE printed = 1;
`);
}
