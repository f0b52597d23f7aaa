import { expect, test } from 'vitest';
import { libraryBefore } from './migration-fixture.ts';

test('a library of the version before keeps its rows and has no styles of its own', () => {
  const { db, up } = libraryBefore('-citation-styles');
  db.exec(
    "INSERT INTO briefings (key, id, title, template, language, style, marking, status, fields, created, updated) VALUES (1, 'a', 'Ferries', 'blank', 'en-GB', 'oscola', '', 'final', '{}', 't', 'u')",
  );
  const before = db.prepare('SELECT * FROM briefings').all();
  up();
  expect(db.prepare('SELECT * FROM briefings').all()).toEqual(before);
  expect(db.prepare('SELECT * FROM citation_styles').all()).toEqual([]);
  db.exec(
    "INSERT INTO citation_styles (id, title, kind, csl, created, updated) VALUES ('a', 'A', 'note', '', 't', 't')",
  );
  expect(() =>
    db.exec(
      "INSERT INTO citation_styles (id, title, kind, csl, created, updated) VALUES ('a', 'B', 'note', '', 't', 't')",
    ),
  ).toThrow('UNIQUE');
});
