import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { BriefingId } from '#core/document/document.ts';
import { readBriefing } from '../briefings.ts';
import { temporaryFolder, testLibrary } from '../library-fixture.ts';
import { migrate, MIGRATIONS, APPLICATION_ID } from '../migrate.ts';
import { readVersionDocument } from '../version-document.ts';
import { verifyLibrary } from '../verify.ts';
import { listVersions } from '../versions.ts';

const FERRIES = 'ferries' as BriefingId;
const TIDES = 'tides' as BriefingId;

const body = (words: string): string =>
  JSON.stringify({
    type: 'paragraph',
    content: [{ type: 'text', text: words }],
  });

/** A library as the Precis before left it: two briefings, of which one was written on over some hours. */
function libraryOfVersion1(): string {
  const folder = temporaryFolder();
  const db = new Database(join(folder, 'library.db'));
  db.pragma(`application_id = ${APPLICATION_ID}`);
  migrate(db, null, MIGRATIONS.slice(0, 1));
  const addBriefing = db.prepare(
    `INSERT INTO briefings VALUES (?, ?, ?, 'blank', 'en-GB', 'chicago-notes', '', 'draft', '{"to":"The board"}', ?, ?)`,
  );
  addBriefing.run(1, FERRIES, 'Ferries', '2026-03-01T09', '2026-03-02T11:30');
  addBriefing.run(2, TIDES, 'Tides', '2026-03-01T12', '2026-03-01T12');
  const addRevision = db.prepare(
    `INSERT INTO revisions VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?)`,
  );
  const first = '2026-03-01T09:10:00.000Z';
  addRevision.run(1, 1, 'a', null, 'put', 'a0', body('One'), 'Ada', first);
  addRevision.run(2, 1, 'b', null, 'put', 'a1', body('Two'), 'Ada', first);
  addRevision.run(3, 1, 'a', 1, 'move', 'a2', null, 'Ben', '2026-03-01T10:20');
  addRevision.run(4, 2, 'c', null, 'put', 'a0', body('Sea'), 'Ada', first);
  addRevision.run(5, 1, 'b', 2, 'remove', null, null, 'Cy', '2026-03-02T11:30');
  const addBlock = db.prepare(
    `INSERT INTO blocks VALUES (?, ?, ?, ?, 'paragraph', ?, ?)`,
  );
  addBlock.run(1, 1, 'a', 'a2', body('One'), 3);
  addBlock.run(2, 2, 'c', 'a0', body('Sea'), 4);
  const addEntry = db.prepare(
    'INSERT INTO search (rowid, words, notes) VALUES (?, ?, ?)',
  );
  addEntry.run(8, 'Ferries', 'The board');
  addEntry.run(16, 'Tides', 'The board');
  addEntry.run(9, 'One', '');
  addEntry.run(17, 'Sea', '');
  db.pragma('journal_mode = WAL');
  db.close();
  return folder;
}

test('the hours that the log knows of are versions, with the words of then', () => {
  const library = testLibrary(libraryOfVersion1());
  expect(verifyLibrary(library)).toEqual([]);
  expect(readBriefing(library, FERRIES).document.title).toBe('Ferries');

  const { now, versions } = listVersions(library, FERRIES);
  expect(now).toEqual({ author: 'Cy', at: '2026-03-02T11:30' });
  expect(
    versions.map(({ kind, name, author, at }) => [kind, name, author, at]),
  ).toEqual([
    ['automatic', null, 'Ben', '2026-03-01T10:20'],
    ['automatic', null, 'Ada', '2026-03-01T09:10:00.000Z'],
  ]);
  const texts = versions.map(({ id }) => {
    const { title, blocks } = readVersionDocument(library, FERRIES, id);
    return [title, ...blocks.map((block) => JSON.stringify(block))];
  });
  const block = (id: string, rank: string, words: string): string =>
    JSON.stringify({ ...(JSON.parse(body(words)) as object), id, rank });
  expect(texts).toEqual([
    ['Ferries', block('b', 'a1', 'Two'), block('a', 'a2', 'One')],
    ['Ferries', block('a', 'a0', 'One'), block('b', 'a1', 'Two')],
  ]);

  expect(listVersions(library, TIDES).versions).toEqual([]);
});

test('the log is as closed as before', () => {
  const library = testLibrary(libraryOfVersion1());
  for (const sql of [
    'DELETE FROM revisions WHERE id = 1',
    "UPDATE revisions SET author = 'x'",
    'DELETE FROM heads',
    "UPDATE heads SET title = 'x'",
    'DELETE FROM versions',
  ])
    expect(() => library.db.exec(sql)).toThrow(/are never/);
});
