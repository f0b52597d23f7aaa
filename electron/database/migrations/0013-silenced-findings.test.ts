import { expect, test } from 'vitest';
import { libraryBefore } from './migration-fixture.ts';

test('a library of the version before keeps its rows, and a finding is silenced once', () => {
  const { db, up } = libraryBefore('-silenced-findings');
  db.exec(`
    INSERT INTO briefings (key, id, title, template, language, style, marking, status, fields, created, updated)
      VALUES (1, 'a', 'Ferries', 'blank', 'en-GB', 'oscola', '', 'final', '{}', 't', 'u')`);
  const before = db.prepare('SELECT * FROM briefings').all();
  up();
  expect(db.prepare('SELECT * FROM briefings').all()).toEqual(before);
  const silence = (text: string): void => {
    db.prepare(
      `INSERT INTO silenced_findings (briefing, "check", block, footnote, source, text, reason, at, author)
       VALUES (1, 'over-limit', '', '', '', ?, 'agreed', 't', 'Ada')`,
    ).run(text);
  };
  silence('a');
  silence('b');
  expect(() => {
    silence('a');
  }).toThrow('UNIQUE');
});
