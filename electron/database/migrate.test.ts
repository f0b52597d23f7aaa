import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { cite, docWith, note, p } from '#core/document/builder.ts';
import { saveDelta } from './blocks.ts';
import { insertBriefing, readBriefing } from './briefings.ts';
import {
  book,
  BRIEFING,
  bytesIn,
  errorOf,
  libraryOfVersion,
  rowsIn,
  STAMP,
  temporaryFolder,
  testLibrary,
} from './library-fixture.ts';
import {
  checkedMigrations,
  copyName,
  migrate,
  MIGRATIONS,
  readVersion,
  type Migration,
} from './migrate.ts';
import { openLibrary, type Library } from './open.ts';
import { findInLibrary } from './search.ts';
import { insertSources } from './sources.ts';
import { verifyLibrary } from './verify.ts';

const next = MIGRATIONS.length + 1;
const number = String(next).padStart(4, '0');

/** Today's migrations and one more. */
const withNext = (apply: Migration['apply']): readonly Migration[] =>
  checkedMigrations([
    ...MIGRATIONS,
    { version: next, name: `${number}-next`, apply },
  ]);

const addShelf = withNext((db) => {
  db.exec('ALTER TABLE briefings ADD COLUMN shelf TEXT');
  db.exec("UPDATE briefings SET marking = 'OFFICIAL'");
});

function open(folder: string, migrations: readonly Migration[]): Library {
  const library = openLibrary(folder, {}, migrations);
  onTestFinished(() => {
    library.close();
  });
  return library;
}

/** A closed library of today's version with rows in its tables, and those rows. */
function filledLibrary(): { folder: string; rows: Record<string, unknown> } {
  const library = testLibrary();
  insertSources(library, [book('s1')], STAMP);
  const document = docWith(
    { title: 'Tide gauges' },
    p('One', note(cite('s1', 'p. 4'))),
    p('Two'),
  );
  insertBriefing(library, BRIEFING, document, STAMP);
  const [, second] = document.blocks;
  if (second)
    saveDelta(
      library,
      BRIEFING,
      { put: [], move: [], remove: [{ id: second.id, parent: 2 }] },
      STAMP,
    );
  const rows = rowsIn(library);
  library.close();
  return { folder: library.folder, rows };
}

describe('the list', () => {
  test.each([
    ['a gap', [1, 3]],
    ['a number twice', [1, 1]],
    ['the wrong order', [2, 1]],
    ['a start that is not 1', [0, 1]],
  ])('with %s is a bug', (_what, versions) => {
    const list = versions.map((version) => ({
      version,
      name: `${String(version).padStart(4, '0')}-x`,
      apply: () => undefined,
    }));
    expect(() => checkedMigrations(list)).toThrow('stands where');
  });

  test('whose name has another number is a bug', () => {
    expect(() =>
      checkedMigrations([
        { version: 1, name: '0002-x', apply: () => undefined },
      ]),
    ).toThrow('0002-x');
  });
});

describe('the next migration', () => {
  test('keeps the rows and leaves a copy that is a library of the version before', () => {
    const { folder, rows } = filledLibrary();
    const library = open(folder, addShelf);
    expect(readVersion(library.db)).toBe(next);
    const { briefings, ...rest } = rowsIn(library);
    const { briefings: before, ...restBefore } = rows;
    expect(rest).toEqual(restBefore);
    expect(briefings).toEqual(
      (before as object[]).map((row) => ({
        ...row,
        marking: 'OFFICIAL',
        shelf: null,
      })),
    );
    expect(library.db.pragma('foreign_keys', { simple: true })).toBe(1);
    library.close();

    const restored = temporaryFolder();
    renameSync(join(folder, copyName(next)), join(restored, 'library.db'));
    const old = testLibrary(restored);
    expect(rowsIn(old)).toEqual(rows);
    expect(verifyLibrary(old)).toEqual([]);
    expect(readBriefing(old, BRIEFING).document.title).toBe('Tide gauges');
  });

  test('is not done twice', () => {
    const { folder } = filledLibrary();
    open(folder, addShelf).close();
    const before = bytesIn(folder);
    open(folder, addShelf).close();
    expect(bytesIn(folder)).toEqual(before);
  });

  test('makes the library newer for the Precis before', () => {
    const { folder } = filledLibrary();
    open(folder, addShelf).close();
    errorOf('newer', () => openLibrary(folder));
  });

  test.each<[string, Migration['apply'], string]>([
    [
      'throws half way',
      (db) => {
        db.exec('DROP TABLE excerpts; DELETE FROM briefings WHERE 0');
        db.exec('INSERT INTO nowhere VALUES (1)');
      },
      'nowhere',
    ],
    [
      'leaves rows that refer to nothing',
      (db) => {
        db.exec('DELETE FROM sources');
      },
      'refer to nothing',
    ],
    [
      'runs against the append-only log',
      (db) => {
        db.exec('DELETE FROM revisions');
      },
      'never removed',
    ],
  ])('that %s leaves the library as it was', (_how, apply, message) => {
    const { folder, rows } = filledLibrary();
    expect(() => openLibrary(folder, {}, withNext(apply))).toThrow(message);
    expect(readdirSync(folder)).not.toContain('library.copying.db');
    const library = testLibrary(folder);
    expect(readVersion(library.db)).toBe(MIGRATIONS.length);
    expect(rowsIn(library)).toEqual(rows);
    expect(verifyLibrary(library)).toEqual([]);
  });

  test('of two, the one that went through stays', () => {
    const { folder } = filledLibrary();
    const failing = [
      ...addShelf,
      {
        version: next + 1,
        name: 'failing',
        apply: () => {
          throw new Error('no further');
        },
      },
    ];
    expect(() => openLibrary(folder, {}, failing)).toThrow('no further');
    expect(readVersion(open(folder, addShelf).db)).toBe(next);
  });

  test('takes no copy of a library that is just being made', () => {
    const folder = temporaryFolder();
    const library = openLibrary(folder, { create: true }, addShelf);
    library.close();
    expect(
      readdirSync(folder).filter((name) => name.includes('before')),
    ).toEqual([]);
  });

  test('does not run where no copy can be made', () => {
    const { folder, rows } = filledLibrary();
    mkdirSync(join(folder, copyName(next)));
    expect(() => openLibrary(folder, {}, addShelf)).toThrow();
    expect(rowsIn(testLibrary(folder))).toEqual(rows);
  });

  test('begins its copy anew where one was left half made', () => {
    const { folder } = filledLibrary();
    writeFileSync(join(folder, 'library.copying.db'), 'half');
    open(folder, addShelf).close();
    expect(existsSync(join(folder, copyName(next)))).toBe(true);
    expect(readdirSync(folder)).not.toContain('library.copying.db');
  });
});

describe('0001-library', () => {
  function fresh(): Database.Database {
    const db = new Database(':memory:');
    onTestFinished(() => {
      db.close();
    });
    migrate(db, null, MIGRATIONS.slice(0, 1));
    return db;
  }

  test('makes strict tables with sound references', () => {
    const db = fresh();
    expect(readVersion(db)).toBe(1);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    const tables = db.pragma('table_list') as {
      name: string;
      type: string;
      schema: string;
      strict: number;
    }[];
    const ours = tables.filter(
      ({ name, type }) => type === 'table' && !name.startsWith('sqlite_'),
    );
    expect(ours.map(({ name }) => name).sort()).toEqual([
      'attachments',
      'blocks',
      'briefings',
      'citations',
      'excerpts',
      'footnotes',
      'markers',
      'revisions',
      'source_attachments',
      'sources',
    ]);
    expect(ours.filter(({ strict }) => strict !== 1)).toEqual([]);
  });

  test('every reference has an index to be checked by', () => {
    const db = fresh();
    const tables = (
      db.pragma('table_list') as { name: string; type: string }[]
    ).filter(({ type }) => type === 'table');
    const scans = tables.flatMap(({ name }) =>
      (
        db.pragma(`foreign_key_list(${name})`) as {
          from: string;
          table: string;
        }[]
      ).flatMap(({ from }) => {
        const plan = db
          .prepare(`EXPLAIN QUERY PLAN SELECT 1 FROM ${name} WHERE ${from} = ?`)
          .all(1) as { detail: string }[];
        return plan
          .map(({ detail }) => detail)
          .filter((detail) => detail.startsWith('SCAN'));
      }),
    );
    expect(scans).toEqual([]);
  });

  test.each([
    ["INSERT INTO attachments VALUES ('../../etc/passwd', 1, 'x')", 'CHECK'],
    [
      "INSERT INTO attachments VALUES (lower(hex(zeroblob(32))), 'one', 'x')",
      'INTEGER',
    ],
    [
      "INSERT INTO blocks VALUES (1, 1, 'b', 'a0', 'rule', '{}', 1)",
      'FOREIGN KEY',
    ],
    [
      "INSERT INTO revisions VALUES (1, 1, 'b', NULL, 'other', 'a0', '{}', 1, 'a', 't')",
      'CHECK',
    ],
    [
      "INSERT INTO revisions VALUES (1, 1, 'b', NULL, 'remove', 'a0', NULL, 1, 'a', 't')",
      'CHECK',
    ],
    [
      "INSERT INTO revisions VALUES (1, 1, 'b', NULL, 'put', 'a0', NULL, 1, 'a', 't')",
      'CHECK',
    ],
    [
      "INSERT INTO excerpts VALUES (1, 'e', 1, 't', 'page', NULL, 't')",
      'CHECK',
    ],
  ])('refuses %s', (sql, reason) => {
    const db = fresh();
    db.pragma('foreign_keys = ON');
    expect(() => db.exec(sql)).toThrow(reason);
  });
});

describe('0005-search-index', () => {
  /** A closed library of the version before with the rows of `filledLibrary`, and a block that can't be read. */
  function libraryBefore(): string {
    const { folder: filled } = filledLibrary();
    const library = libraryOfVersion(4, filled);
    const { db, folder } = library;
    db.exec(`
      INSERT INTO search (rowid, words, notes) VALUES (9, 'One', '');
      INSERT INTO blocks (briefing, id, rank, type, body, revision)
        SELECT briefing, 'broken', 'z9', 'paragraph', '{"type":"poem"}', 1 FROM blocks LIMIT 1;
    `);
    library.close();
    return folder;
  }

  test('finds what a library of the version before holds, and leaves out what can’t be read', () => {
    const library = open(libraryBefore(), MIGRATIONS);
    expect(readVersion(library.db)).toBe(MIGRATIONS.length);
    const kinds = (query: string): string[] =>
      findInLibrary(library, query, 10).hits.map(({ kind }) => kind);
    expect(kinds('one')).toEqual(['block']);
    expect(kinds('gauge')).toEqual(['briefing']);
    expect(kinds('smith')).toEqual(['source']);
    expect(verifyLibrary(library).join(' ')).not.toMatch(/search/i);
  });
});

describe('0006-search-pairs', () => {
  test('makes anew what search holds of a library of the version before', () => {
    const { folder: filled } = filledLibrary();
    const before = libraryOfVersion(5, filled);
    before.db.exec(`
      INSERT INTO search_heads (rowid, tokens) VALUES (8, '§briefing tide gaug ¬ti ¬tid ¬tide ¬ga ¬gau ¬gaug ¬gauges');
      INSERT INTO search_blocks (rowid, tokens) VALUES (1, '§1 §footnote on ¬on ¬one');
      INSERT INTO search_blocks (rowid, tokens) VALUES (70, '§1 stray');
    `);
    const { folder } = before;
    before.close();
    const library = open(folder, MIGRATIONS);
    const kinds = (query: string): string[] =>
      findInLibrary(library, query, 10).hits.map(({ kind }) => kind);
    expect(kinds('"tide gauges"')).toEqual(['briefing']);
    expect(kinds('one')).toEqual(['block']);
    expect(kinds('smith')).toEqual(['source']);
    expect(verifyLibrary(library)).toEqual([]);
  });
});
