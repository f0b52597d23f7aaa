import { expect, test } from 'vitest';
import { libraryBefore } from './migration-fixture.ts';

test('threads stay as they were, with no other words that they stood on last', () => {
  const { db, up } = libraryBefore('-last-words');
  db.exec(`
    INSERT INTO briefings (key, id, title, template, language, style, marking, status, fields, created, updated)
      VALUES (1, 'a', 'Ferries', 'blank', 'en-GB', 'oscola', '', 'final', '{}', 't', 'u');
    INSERT INTO threads (briefing, id, "on", block, start, "end", words, before, after, lost, kind, resolved, author, at, changed_by, changed)
      VALUES (1, 't', 'words', 'b', 0, 3, 'One', '', '', 1, 'condition', 0, 'Ada', 't', 'Ada', 't')`);
  const rows = (): object[] =>
    db.prepare('SELECT * FROM threads').all() as object[];
  const before = rows();
  up();
  expect(rows()).toEqual(before.map((row) => ({ ...row, last_words: '' })));
});
