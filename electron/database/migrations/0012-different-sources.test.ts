import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { migrate, MIGRATIONS, readVersion } from '../migrate.ts';

/** A database of version 11 with two sources, one of which was merged into before. */
function before(): Database.Database {
  const db = new Database(':memory:');
  onTestFinished(() => {
    db.close();
  });
  migrate(db, null, MIGRATIONS.slice(0, 11));
  db.exec(`
    INSERT INTO sources (key, id, citekey, item, created, updated) VALUES
      (1, 's1', 'smith2020', '{"type":"book"}', 't', 'u'),
      (2, 's2', 'smith2020a', '{"type":"book"}', 't', 'u');
    INSERT INTO merged_sources (id, citekey, merged_into, record, merged) VALUES ('s0', 'smith', 1, '{}', 't');
  `);
  return db;
}

const rows = (db: Database.Database, table: string): object[] =>
  db.prepare(`SELECT * FROM ${table}`).all() as object[];

test('nothing is set apart at first, and what was there stays', () => {
  const db = before();
  const kept = ['sources', 'merged_sources'];
  const were = kept.map((table) => rows(db, table));
  migrate(db, null, MIGRATIONS.slice(0, 12));
  expect(readVersion(db)).toBe(12);
  expect(kept.map((table) => rows(db, table))).toEqual(were);
  expect(rows(db, 'different_sources')).toEqual([]);
  db.exec('INSERT INTO different_sources VALUES (1, 2)');
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
});

test.each([
  ['INSERT INTO different_sources VALUES (2, 1)', 'CHECK'],
  ['INSERT INTO different_sources VALUES (1, 1)', 'CHECK'],
  ['INSERT INTO different_sources VALUES (1, 9)', 'FOREIGN KEY'],
])('%s is refused', (sql, reason) => {
  const db = before();
  db.pragma('foreign_keys = ON');
  migrate(db, null, MIGRATIONS.slice(0, 12));
  expect(() => db.exec(sql)).toThrow(reason);
});
