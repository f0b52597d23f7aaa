import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { readBriefing } from './briefings.ts';
import { closedLibrary, tamper } from './closed-library-fixture.ts';
import {
  BRIEFING,
  bytesIn,
  errorOf,
  filesAsIfKilled,
  temporaryFolder,
  testLibrary,
} from './library-fixture.ts';
import { schemaDigest } from './inspect.ts';
import { SCHEMA_DIGEST } from './migrate.ts';
import { openLibrary } from './open.ts';
import { verifyLibrary } from './verify.ts';

test('a library made today has the schema that is known by its digest, and nothing else has', () => {
  const { db } = testLibrary();
  expect(schemaDigest(db)).toBe(SCHEMA_DIGEST);
  db.exec('CREATE TABLE strange (at TEXT)');
  expect(schemaDigest(db)).not.toBe(SCHEMA_DIGEST);
});

describe('what is refused is left as it was', () => {
  test('a newer library', () => {
    const folder = closedLibrary();
    tamper(folder, 'PRAGMA user_version = 99');
    const before = bytesIn(folder);
    const error = errorOf('newer', () => openLibrary(folder, { create: true }));
    expect(error.message).toContain('newer Precis');
    expect(bytesIn(folder)).toEqual(before);
  });

  test('a newer library with changes still in its journal', () => {
    const library = testLibrary();
    library.db.pragma('user_version = 99');
    const folder = filesAsIfKilled(library);
    const journal = join(folder, 'library.db-wal');
    const before = [
      readFileSync(join(folder, 'library.db')),
      readFileSync(journal),
    ];
    errorOf('newer', () => openLibrary(folder, { create: true }));
    expect([
      readFileSync(join(folder, 'library.db')),
      readFileSync(journal),
    ]).toEqual(before);
  });

  const garbage = (length: number): Buffer =>
    Buffer.from(
      Array.from({ length }, (_, index) => (index * 7919 + 13) % 251),
    );

  test.each<[string, (folder: string) => void]>([
    [
      'empty',
      (folder) => {
        truncateSync(join(folder, 'library.db'), 0);
      },
    ],
    [
      'one byte',
      (folder) => {
        writeFileSync(join(folder, 'library.db'), 'S');
      },
    ],
    [
      'text',
      (folder) => {
        writeFileSync(
          join(folder, 'library.db'),
          'not a database\n'.repeat(1000),
        );
      },
    ],
    [
      'noise',
      (folder) => {
        writeFileSync(join(folder, 'library.db'), garbage(100_000));
      },
    ],
    [
      'cut in the first page',
      (folder) => {
        truncateSync(join(folder, 'library.db'), 700);
      },
    ],
    [
      'cut to its first page',
      (folder) => {
        truncateSync(join(folder, 'library.db'), 4096);
      },
    ],
    [
      'cut in half',
      (folder) => {
        truncateSync(
          join(folder, 'library.db'),
          Math.floor(statSync(join(folder, 'library.db')).size / 8192) * 4096,
        );
      },
    ],
    [
      'a folder',
      (folder) => {
        rmSync(join(folder, 'library.db'));
        mkdirSync(join(folder, 'library.db'));
      },
    ],
    [
      'without its version',
      (folder) => {
        tamper(folder, 'PRAGMA user_version = 0');
      },
    ],
    [
      'without a trigger',
      (folder) => {
        tamper(folder, 'DROP TRIGGER revisions_never_go');
      },
    ],
    [
      'without a table',
      (folder) => {
        tamper(folder, 'DROP TABLE markers');
      },
    ],
    [
      'with another table of that name',
      (folder) => {
        tamper(folder, 'DROP TABLE markers; CREATE TABLE markers (x)');
      },
    ],
    [
      'missing beside its journal',
      (folder) => {
        rmSync(join(folder, 'library.db'));
        writeFileSync(join(folder, 'library.db-wal'), garbage(9000));
      },
    ],
    [
      'empty beside its journal',
      (folder) => {
        truncateSync(join(folder, 'library.db'), 0);
        writeFileSync(join(folder, 'library.db-wal'), garbage(9000));
      },
    ],
    [
      'missing beside its attachments',
      (folder) => {
        rmSync(join(folder, 'library.db'));
        mkdirSync(join(folder, 'attachments', 'ab'));
      },
    ],
    [
      'missing beside a copy',
      (folder) => {
        copyFileSync(
          join(folder, 'library.db'),
          join(folder, 'library.before-0002.db'),
        );
        rmSync(join(folder, 'library.db'));
      },
    ],
    [
      'beside attachments that are a file',
      (folder) => {
        rmSync(join(folder, 'attachments'), { recursive: true });
        writeFileSync(join(folder, 'attachments'), '');
      },
    ],
  ])('a library.db that is damaged: %s', (_how, damage) => {
    const folder = closedLibrary();
    damage(folder);
    const before = bytesIn(folder);
    for (const create of [true, false]) {
      const error = errorOf('damaged', () => openLibrary(folder, { create }));
      expect(error.message).toContain('backup');
    }
    expect(bytesIn(folder)).toEqual(before);
  });

  test('another program’s database', () => {
    const folder = temporaryFolder();
    const db = new Database(join(folder, 'library.db'));
    db.exec('CREATE TABLE songs (title); PRAGMA user_version = 1');
    db.close();
    const before = bytesIn(folder);
    const error = errorOf('bad-input', () =>
      openLibrary(folder, { create: true }),
    );
    expect(error.message).toContain('another program');
    expect(bytesIn(folder)).toEqual(before);
  });

  test('pages of noise under a sound header: reading says so, and nothing is written over them', () => {
    const folder = closedLibrary();
    const file = join(folder, 'library.db');
    const bytes = readFileSync(file);
    // Behind the pages of the schema, which come first.
    const from = Math.floor(bytes.length / 2 / 4096) * 4096;
    garbage(bytes.length - from).copy(bytes, from);
    writeFileSync(file, bytes);
    const library = testLibrary(folder);
    errorOf('damaged', () => readBriefing(library, BRIEFING));
    const problems = verifyLibrary(library);
    expect(problems.join(' ')).toContain('damaged');
    library.close();
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });
});
