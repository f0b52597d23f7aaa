import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { migrate, MIGRATIONS, readVersion } from '../migrate.ts';

/** A database of version 7 with two files, of which one belongs to a source. */
function before(): Database.Database {
  const db = new Database(':memory:');
  onTestFinished(() => {
    db.close();
  });
  migrate(db, null, MIGRATIONS.slice(0, 7));
  db.exec(`
    INSERT INTO sources (key, id, citekey, item, created, updated) VALUES (1, 's1', 'smith2020', '{"type":"book"}', 't', 'u');
    INSERT INTO attachments VALUES (lower(hex(zeroblob(32))), 3, 'application/pdf');
    INSERT INTO attachments VALUES ('ff' || lower(hex(zeroblob(31))), 3, 'image/png');
    INSERT INTO source_attachments VALUES (1, lower(hex(zeroblob(32))), 'a.pdf', NULL);
  `);
  return db;
}

const rows = (db: Database.Database, table: string): object[] =>
  db.prepare(`SELECT * FROM ${table}`).all() as object[];

test('the files of sources wait to be read, and what was there stays', () => {
  const db = before();
  const kept = ['sources', 'attachments', 'source_attachments'];
  const were = kept.map((table) => rows(db, table));
  migrate(db, null, MIGRATIONS.slice(0, 8));
  expect(readVersion(db)).toBe(8);
  expect(kept.map((table) => rows(db, table))).toEqual(were);
  expect(rows(db, 'attachment_texts')).toEqual([
    { sha256: '0'.repeat(64), state: 'waiting', reason: '', tries: 0 },
  ]);
  expect(rows(db, 'attachment_pages')).toEqual([]);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
});

test.each([
  ["UPDATE attachment_texts SET state = 'gone'", 'CHECK'],
  ["UPDATE attachment_texts SET state = 'failed'", 'CHECK'],
  [
    "INSERT INTO attachment_pages (sha256, page, text) VALUES ('x', 1, '')",
    'FOREIGN KEY',
  ],
  [
    "INSERT INTO attachment_pages (sha256, page, text) SELECT sha256, 0, '' FROM attachment_texts",
    'CHECK',
  ],
])('%s is refused', (sql, reason) => {
  const db = before();
  migrate(db, null, MIGRATIONS.slice(0, 8));
  expect(() => db.exec(sql)).toThrow(reason);
});
