import { expect, test } from 'vitest';
import { libraryBefore } from './migration-fixture.ts';

test('a library of the version before keeps its rows, and one alarm is open for a source in a briefing', () => {
  const { db, up } = libraryBefore('-alarms');
  db.exec(`
    INSERT INTO briefings (key, id, title, template, language, style, marking, status, fields, created, updated)
      VALUES (1, 'a', 'Ferries', 'blank', 'en-GB', 'oscola', '', 'final', '{}', 't', 'u');
    INSERT INTO sources (key, id, citekey, item, created, updated) VALUES (1, 's', 'k', '{"type":"book"}', 't', 't')`);
  const rows = (): unknown => [
    db.prepare('SELECT * FROM briefings').all(),
    db.prepare('SELECT * FROM sources').all(),
  ];
  const before = rows();
  up();
  expect(rows()).toEqual(before);
  expect(db.prepare('SELECT * FROM alarms').all()).toEqual([]);
  const add = (settled: string): void => {
    db.exec(
      `INSERT INTO alarms (briefing, source, changes, at, author, settled, settled_by) VALUES (1, 1, '[]', 't', 'Ada', ${settled})`,
    );
  };
  add("'t', 'Ada'");
  add("'t', 'Ada'");
  add('NULL, NULL');
  expect(() => {
    add('NULL, NULL');
  }).toThrow('UNIQUE');
});
