import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { migrate, MIGRATIONS, readVersion } from '../migrate.ts';

/** A database of version 6 with two sources, of which one is cited, and what belongs to them. */
function before(): Database.Database {
  const db = new Database(':memory:');
  onTestFinished(() => {
    db.close();
  });
  migrate(db, null, MIGRATIONS.slice(0, 6));
  db.exec(`
    INSERT INTO briefings VALUES (1, 'a', 'Ferries', 'blank', 'en-GB', 'oscola', '', 'final', '{}', 't', 'u', NULL);
    INSERT INTO revisions VALUES (1, 1, 'b', NULL, 'put', 'a0', '{}', 2, 'Ada', 't');
    INSERT INTO blocks VALUES (1, 1, 'b', 'a0', 'rule', '{}', 1);
    INSERT INTO sources VALUES (1, 's1', 'smith2020', '{"type":"book"}', 'bibtex', '@book{x}', 't', 'u');
    INSERT INTO sources VALUES (2, 's2', 'jones2021', '{"type":"bill"}', NULL, NULL, 't', 'u');
    INSERT INTO citations VALUES (1, 'c', 1, 'f', 1, NULL, NULL, 0);
    INSERT INTO attachments VALUES (lower(hex(zeroblob(32))), 3, 'application/pdf');
    INSERT INTO source_attachments VALUES (1, lower(hex(zeroblob(32))), 'a.pdf', NULL);
    INSERT INTO excerpts VALUES (1, 'e', 1, 'Words', 'page', '4', 't');
    INSERT INTO tags VALUES (1, 'ferries', 'ferries');
    INSERT INTO briefing_tags VALUES (1, 1);
  `);
  return db;
}

const rows = (db: Database.Database, table: string): object[] =>
  db.prepare(`SELECT * FROM ${table}`).all() as object[];

const KEPT = [
  'briefings',
  'revisions',
  'blocks',
  'citations',
  'attachments',
  'source_attachments',
  'excerpts',
  'tags',
  'briefing_tags',
];

function after(): Database.Database {
  const db = before();
  migrate(db, null, MIGRATIONS.slice(0, 7));
  return db;
}

test('sources stand as they were, current and in no bin', () => {
  const db = before();
  const sources = rows(db, 'sources');
  const kept = KEPT.map((table) => rows(db, table));
  migrate(db, null, MIGRATIONS.slice(0, 7));
  expect(readVersion(db)).toBe(7);
  expect(rows(db, 'sources')).toEqual(
    sources.map((row) => ({
      ...row,
      binned: null,
      notes: '',
      cite_as: null,
      standing: 'current',
      superseded_by: null,
      standing_note: '',
    })),
  );
  expect(KEPT.map((table) => rows(db, table))).toEqual(kept);
  expect(rows(db, 'source_tags')).toEqual([]);
  expect(rows(db, 'merged_sources')).toEqual([]);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
});

test.each([
  ["UPDATE sources SET standing = 'gone'", 'CHECK'],
  ['UPDATE sources SET superseded_by = 2 WHERE key = 1', 'CHECK'],
  [
    "UPDATE sources SET standing = 'superseded', superseded_by = 1 WHERE key = 1",
    'CHECK',
  ],
  [
    "UPDATE sources SET standing = 'superseded', superseded_by = 9 WHERE key = 1",
    'FOREIGN KEY',
  ],
  ['INSERT INTO source_tags VALUES (1, 9)', 'FOREIGN KEY'],
  [
    "INSERT INTO merged_sources VALUES ('s3', 'k', 9, '{}', NULL, NULL, 't')",
    'FOREIGN KEY',
  ],
  [
    "INSERT INTO merged_sources VALUES ('s3', 'k', 1, '{}', 'ris', NULL, 't')",
    'CHECK',
  ],
])('%s is refused', (sql, reason) => {
  const db = after();
  expect(() => db.exec(sql)).toThrow(reason);
});

test('every reference has an index to be checked by', () => {
  const db = after();
  for (const [table, column] of [
    ['source_tags', 'source'],
    ['source_tags', 'tag'],
    ['merged_sources', 'merged_into'],
    ['sources', 'superseded_by'],
  ] as const) {
    const plan = db
      .prepare(`EXPLAIN QUERY PLAN SELECT 1 FROM ${table} WHERE ${column} = ?`)
      .all(1) as { detail: string }[];
    expect(plan.map(({ detail }) => detail).join()).not.toMatch(/^SCAN/);
  }
});
