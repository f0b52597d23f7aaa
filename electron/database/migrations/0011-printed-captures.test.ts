import { expect, test } from 'vitest';
import { libraryBefore } from './migration-fixture.ts';

test('files stay as they were, and one of a source, which has a day, is printed at most', () => {
  const { db, up } = libraryBefore('-printed-captures');
  db.exec(`
    INSERT INTO sources (key, id, citekey, item, created, updated) VALUES (1, 's', 'k', '{"type":"webpage"}', 't', 't');
    INSERT INTO attachments VALUES (lower(hex(zeroblob(32))), 3, 'text/html'), (lower(hex(randomblob(32))), 3, 'text/html'),
      (lower(hex(randomblob(32))), 3, 'text/html');
    INSERT INTO source_attachments (source, sha256, file_name, captured)
      SELECT 1, sha256, 'a.html', iif(rowid = 3, NULL, '2026-05-12') FROM
        (SELECT sha256, row_number() OVER (ORDER BY sha256) AS rowid FROM attachments)`);
  const rows = (): object[] =>
    db
      .prepare('SELECT * FROM source_attachments ORDER BY sha256')
      .all() as object[];
  const before = rows();
  up();
  expect(rows()).toEqual(before.map((row) => ({ ...row, printed: 0 })));
  const print = (which: string): void => {
    db.exec(
      `UPDATE source_attachments SET printed = 1 WHERE sha256 = (SELECT sha256 FROM source_attachments WHERE ${which} LIMIT 1)`,
    );
  };
  print('captured IS NOT NULL');
  expect(() => {
    print('captured IS NOT NULL AND printed = 0');
  }).toThrow('UNIQUE');
  expect(() => {
    print('captured IS NULL');
  }).toThrow('CHECK');
});
