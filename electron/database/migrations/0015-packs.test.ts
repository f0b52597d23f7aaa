import { expect, test } from 'vitest';
import { libraryBefore } from './migration-fixture.ts';

const FILE = 'ab'.repeat(32);

test('a library of the version before keeps its rows; an item outlives its briefing, and a file stays while an item has it', () => {
  const { db, up } = libraryBefore('-packs');
  db.exec(`
    INSERT INTO briefings (key, id, title, template, language, style, marking, status, fields, created, updated)
      VALUES (1, 'a', 'Ferries', 'blank', 'en-GB', 'oscola', '', 'final', '{}', 't', 'u');
    INSERT INTO attachments (sha256, bytes, media_type) VALUES ('${FILE}', 4, 'application/pdf')`);
  const before = db.prepare('SELECT * FROM briefings').all();
  up();
  db.pragma('foreign_keys = ON');
  expect(db.prepare('SELECT * FROM briefings').all()).toEqual(before);
  db.exec(`
    INSERT INTO packs (key, id, title, date, time, place, dividers, revision, created, changed, changed_by)
      VALUES (1, 'p', 'Board', '', '', '', 1, 1, 't', 't', 'Ada');
    INSERT INTO pack_items (pack, place, id, title, time, presenter, briefing, attachment, file, marking, late)
      VALUES (1, 0, 'x', 'Ferries', '', '', 1, NULL, NULL, '', 0), (1, 1, 'y', '', '', '', NULL, '${FILE}', 'a.pdf', '', 0)`);
  expect(() => {
    db.exec(`DELETE FROM attachments WHERE sha256 = '${FILE}'`);
  }).toThrow('FOREIGN KEY');
  db.exec('DELETE FROM briefings WHERE key = 1');
  expect(
    db.prepare('SELECT id, title, briefing FROM pack_items').all(),
  ).toEqual([
    { id: 'x', title: 'Ferries', briefing: null },
    { id: 'y', title: '', briefing: null },
  ]);
});
