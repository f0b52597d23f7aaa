// What a thread of comments stood on until its words went, where they had been edited since it was made: that is what comes
// back when they are pasted elsewhere.
import type Database from 'better-sqlite3';

export function addLastWords(db: Database.Database): void {
  db.exec(`
-- Empty where the words were those that it was made on, and of threads that were lost before this was kept.
ALTER TABLE threads ADD COLUMN last_words TEXT NOT NULL DEFAULT '';
`);
}
