import { expect, test } from 'vitest';
import { libraryBefore } from './migration-fixture.ts';

test('a library of the version before keeps its rows, and a briefing has its notes formatted once', () => {
  const { db, up } = libraryBefore('-formatted-notes');
  db.exec(`
    INSERT INTO briefings (key, id, title, template, language, style, marking, status, fields, created, updated)
      VALUES (1, 'a', 'Ferries', 'blank', 'en-GB', 'oscola', '', 'final', '{}', 't', 'u')`);
  const before = db.prepare('SELECT * FROM briefings').all();
  up();
  expect(db.prepare('SELECT * FROM briefings').all()).toEqual(before);
  const keep = db.prepare(
    "INSERT INTO formatted_notes (briefing, digest, words) VALUES (1, 'd', '{}')",
  );
  keep.run();
  expect(() => keep.run()).toThrow('UNIQUE');
});
