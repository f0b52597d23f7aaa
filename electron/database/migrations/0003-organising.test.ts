import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { migrate, MIGRATIONS, readVersion } from '../migrate.ts';

/** A database of version 2 with a briefing, its block and their history. */
function before(): Database.Database {
  const db = new Database(':memory:');
  onTestFinished(() => {
    db.close();
  });
  migrate(db, null, MIGRATIONS.slice(0, 2));
  db.exec(`
    INSERT INTO briefings VALUES (1, 'a', 'Ferries', 'blank', 'en-GB', 'oscola', '', 'final', '{}', 't', 'u');
    INSERT INTO revisions VALUES (1, 1, 'b', NULL, 'put', 'a0', '{}', 2, 'Ada', 't');
    INSERT INTO revisions VALUES (2, 1, 'b', 1, 'move', 'a1', NULL, 2, 'Ada', 't');
    INSERT INTO blocks VALUES (1, 1, 'b', 'a1', 'rule', '{}', 2);
    INSERT INTO heads VALUES (1, 1, 'Ferries', 'blank', 'en-GB', 'oscola', '', 'final', '{}', 2, 'Ada', 't');
    INSERT INTO versions VALUES (1, 'v', 1, 'named', 'Sent', 2, 1, 'Ada', 't');
  `);
  return db;
}

const rows = (db: Database.Database, table: string): unknown[] =>
  db.prepare(`SELECT * FROM ${table}`).all();

test('briefings of the version before are in no bin and have no tags', () => {
  const db = before();
  const [briefing] = rows(db, 'briefings') as object[];
  const kept = ['revisions', 'blocks', 'heads', 'versions'].map((table) =>
    rows(db, table),
  );
  migrate(db, null, MIGRATIONS.slice(0, 3));
  expect(readVersion(db)).toBe(3);
  expect(rows(db, 'briefings')).toEqual([{ ...briefing, binned: null }]);
  expect(
    ['revisions', 'blocks', 'heads', 'versions'].map((table) =>
      rows(db, table),
    ),
  ).toEqual(kept);
  expect(rows(db, 'briefing_tags')).toEqual([]);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
});

test('history goes with a briefing in the bin, and never otherwise', () => {
  const db = before();
  migrate(db, null, MIGRATIONS.slice(0, 3));
  const tables = ['versions', 'heads', 'revisions'];
  for (const table of tables)
    expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('never removed');
  db.exec("UPDATE briefings SET binned = 't'");
  for (const table of tables) {
    db.exec(`DELETE FROM ${table}`);
    expect(rows(db, table)).toEqual([]);
  }
});

test('every reference of the new tables has an index to be checked by', () => {
  const db = before();
  migrate(db, null, MIGRATIONS.slice(0, 3));
  for (const column of ['briefing', 'tag']) {
    const plan = db
      .prepare(
        `EXPLAIN QUERY PLAN SELECT 1 FROM briefing_tags WHERE ${column} = ?`,
      )
      .all(1) as { detail: string }[];
    expect(plan.map(({ detail }) => detail).join()).not.toMatch(/^SCAN/);
  }
});
