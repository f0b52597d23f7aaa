import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { migrate, MIGRATIONS } from '../migrate.ts';

const place = MIGRATIONS.findIndex(({ name }) =>
  name.endsWith('-formatted-notes'),
);

test('a library of the version before keeps its rows, and a briefing has its notes formatted once', () => {
  const db = new Database(':memory:');
  onTestFinished(() => {
    db.close();
  });
  migrate(db, null, MIGRATIONS.slice(0, place));
  db.exec(`
    INSERT INTO briefings (key, id, title, template, language, style, marking, status, fields, created, updated)
      VALUES (1, 'a', 'Ferries', 'blank', 'en-GB', 'oscola', '', 'final', '{}', 't', 'u')`);
  const before = db.prepare('SELECT * FROM briefings').all();
  migrate(db, null, MIGRATIONS.slice(0, place + 1));
  expect(db.prepare('SELECT * FROM briefings').all()).toEqual(before);
  const keep = db.prepare(
    "INSERT INTO formatted_notes (briefing, digest, words) VALUES (1, 'd', '{}')",
  );
  keep.run();
  expect(() => keep.run()).toThrow('UNIQUE');
});
