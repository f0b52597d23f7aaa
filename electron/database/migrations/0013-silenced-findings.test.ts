import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { migrate, MIGRATIONS } from '../migrate.ts';

const place = MIGRATIONS.findIndex(({ name }) =>
  name.endsWith('-silenced-findings'),
);

test('a library of the version before keeps its rows, and a finding is silenced once', () => {
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
