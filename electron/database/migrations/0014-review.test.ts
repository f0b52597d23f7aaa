import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { libraryBefore } from './migration-fixture.ts';

function migrated(): { db: Database.Database; before: unknown[] } {
  const { db, up } = libraryBefore('-review');
  db.exec(`
    INSERT INTO briefings (key, id, title, template, language, style, marking, status, fields, created, updated)
      VALUES (1, 'a', 'Ferries', 'blank', 'en-GB', 'oscola', '', 'final', '{}', 't', 'u')`);
  const before = db.prepare('SELECT * FROM briefings').all();
  up();
  return { db, before };
}

test('a library of the version before keeps its rows, and its briefings have no review yet', () => {
  const { db, before } = migrated();
  expect(db.prepare('SELECT * FROM briefings').all()).toEqual(before);
  for (const table of ['threads', 'comments', 'verdicts', 'sign_offs'])
    expect(db.prepare(`SELECT * FROM ${table}`).all()).toEqual([]);
});

test('the log is not changed, shortened or replaced, and goes with its briefing', () => {
  const { db } = migrated();
  const add = (key: number, id: string): void => {
    db.prepare(
      `INSERT OR REPLACE INTO activity (key, briefing, id, kind, details, author, at)
       VALUES (?, 1, ?, 'comment', '{}', 'Ada', 't')`,
    ).run(key, id);
  };
  add(1, 'x');
  expect(() => {
    add(1, 'y');
  }).toThrow('never replaced');
  expect(() => {
    db.exec("UPDATE activity SET author = 'Bea'");
  }).toThrow('never changed');
  expect(() => {
    db.exec('DELETE FROM activity');
  }).toThrow('never shortened');
  db.exec("UPDATE briefings SET binned = 'u'; DELETE FROM activity");
  expect(db.prepare('SELECT * FROM activity').all()).toEqual([]);
});

test('a thread on words has their place, and one on the whole briefing has none', () => {
  const { db } = migrated();
  const add = (
    on: string,
    block: string | null,
    start: number | null,
  ): void => {
    db.prepare(
      `INSERT INTO threads (briefing, id, "on", block, start, "end", words, before, after, lost, kind, resolved, author, at, changed_by, changed)
       VALUES (1, ?, ?, ?, ?, ?, 'words', '', '', 0, 'information', 0, 'Ada', 't', 'Ada', 't')`,
    ).run(`${on} ${String(start)}`, on, block, start, start);
  };
  add('words', 'p', 3);
  add('briefing', null, null);
  expect(() => {
    add('words', 'p', null);
  }).toThrow('CHECK');
  expect(() => {
    add('briefing', 'p', null);
  }).toThrow('CHECK');
});
