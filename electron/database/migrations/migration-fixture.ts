// A library in memory as it was before a migration, for the test of that one.
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { migrate, MIGRATIONS } from '../migrate.ts';

/** `up` runs the migration alone whose name ends in `name`. Closed when the test has finished. */
export function libraryBefore(name: string): {
  readonly db: Database.Database;
  readonly up: () => void;
} {
  const place = MIGRATIONS.findIndex((each) => each.name.endsWith(name));
  if (place < 0) throw new Error(`There is no migration ${name}.`);
  const db = new Database(':memory:');
  onTestFinished(() => {
    db.close();
  });
  migrate(db, null, MIGRATIONS.slice(0, place));
  return {
    db,
    up: () => {
      migrate(db, null, MIGRATIONS.slice(0, place + 1));
    },
  };
}
