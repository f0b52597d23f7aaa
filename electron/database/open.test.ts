import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { doc, p } from '#core/document/builder.ts';
import { insertBriefing, listBriefings, readBriefing } from './briefings.ts';
import { closedLibrary } from './closed-library-fixture.ts';
import {
  BRIEFING,
  errorOf,
  filesAsIfKilled,
  STAMP,
  temporaryFolder,
  testLibrary,
} from './library-fixture.ts';
import { MIGRATIONS } from './migrate.ts';
import { openLibrary } from './open.ts';
import { verifyLibrary } from './verify.ts';

describe('making and opening', () => {
  test('makes the folder, the database and the place for attachments', () => {
    const folder = join(temporaryFolder(), 'a', 'b');
    const library = testLibrary(folder);
    expect(library.folder).toBe(folder);
    expect(readdirSync(folder).sort()).toContain('library.db');
    expect(statSync(join(folder, 'attachments')).isDirectory()).toBe(true);
    expect(library.db.pragma('application_id', { simple: true })).toBe(
      0x50524543,
    );
    expect(library.db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(library.db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(verifyLibrary(library)).toEqual([]);
  });

  test('is durable unless asked otherwise', () => {
    const synchronous = (options: Parameters<typeof openLibrary>[1]): unknown =>
      testLibrary(temporaryFolder(), options).db.pragma('synchronous', {
        simple: true,
      });
    expect(synchronous({})).toBe(2);
    expect(synchronous({ durability: 'power-loss' })).toBe(2);
    expect(synchronous({ durability: 'process' })).toBe(1);
  });

  test('what was saved is there after closing', () => {
    const folder = closedLibrary();
    const library = testLibrary(folder);
    expect(readBriefing(library, BRIEFING).document.blocks).toHaveLength(400);
    expect(readdirSync(folder)).not.toContain('library.new.db');
  });

  test('all that is written while it is made goes into the file that becomes library.db', () => {
    const modes: unknown[] = [];
    const folder = temporaryFolder();
    const watching = MIGRATIONS.map((migration) => ({
      ...migration,
      apply: (db: Database.Database) => {
        // In a journal it would be lost with the journal where a full disk keeps it from being brought in.
        modes.push(db.pragma('journal_mode', { simple: true }));
        migration.apply(db);
      },
    }));
    openLibrary(folder, { create: true }, watching).close();
    expect(modes[0]).toBe('delete');
    expect(listBriefings(testLibrary(folder))).toEqual([]);
  });

  test('a folder without a library is left without one', () => {
    const folder = temporaryFolder();
    errorOf('not-found', () => openLibrary(folder));
    errorOf('not-found', () => openLibrary(join(folder, 'missing')));
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a making that was killed half way is begun again', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'library.new.db'), 'half a database');
    mkdirSync(join(folder, 'attachments', 'incoming'), { recursive: true });
    expect(verifyLibrary(testLibrary(folder))).toEqual([]);
  });

  test.each([
    ['a file', (folder: string) => folder],
    ['a way through a file', (folder: string) => join(folder, 'library')],
  ])('%s is no place for a library', (_what, within) => {
    const file = join(temporaryFolder(), 'notes.txt');
    writeFileSync(file, 'words');
    const error = errorOf('bad-input', () =>
      openLibrary(within(file), { create: true }),
    );
    expect(error.message).toContain('folder');
    expect(readFileSync(file, 'utf8')).toBe('words');
  });

  test.each(['', 'a\0b'])('%j is refused', (folder) => {
    errorOf('bad-input', () => openLibrary(folder, { create: true }));
  });

  test('a name with the syntax of an address, a query or a shell is a name', () => {
    const folder = join(
      temporaryFolder(),
      "file:x?mode=memory&vfs='; DROP TABLE 日本 $(x)",
    );
    closedLibrary(folder);
    expect(existsSync(join(folder, 'library.db'))).toBe(true);
    expect(listBriefings(testLibrary(folder))).toHaveLength(1);
  });

  test('a name that is too long is said to be so', () => {
    const folder = join(temporaryFolder(), 'x'.repeat(5000));
    expect(
      errorOf('unavailable', () => openLibrary(folder, { create: true }))
        .message,
    ).toContain('too long');
  });
});

describe('what the machine can’t do now', () => {
  // Root may write where the permissions say no; the kernel's own folders refuse everyone.
  function refusingFolder(): string {
    if (process.platform === 'linux') return '/proc/self';
    const folder = temporaryFolder();
    chmodSync(folder, 0o555);
    return folder;
  }

  test('a folder in which nothing can be made', () => {
    for (const folder of [refusingFolder(), join(refusingFolder(), 'library')])
      errorOf('unavailable', () => openLibrary(folder, { create: true }));
  });

  test('a database that can’t be written to', () => {
    const library = testLibrary();
    library.db.pragma('query_only = ON');
    const error = errorOf('unavailable', () => {
      insertBriefing(library, BRIEFING, doc(p('words')), STAMP);
    });
    expect(error.message).toContain('read-only');
  });

  test('a disk that is full: nothing is half saved, and there is room again later', () => {
    const library = testLibrary();
    insertBriefing(library, BRIEFING, doc(p('before')), STAMP);
    const pages = library.db.pragma('page_count', { simple: true }) as number;
    library.db.pragma(`max_page_count = ${pages + 5}`);
    const large = doc(
      ...Array.from({ length: 100 }, () => p('words '.repeat(500))),
    );
    const error = errorOf('unavailable', () => {
      insertBriefing(library, 'briefing2' as typeof BRIEFING, large, STAMP);
    });
    expect(error.message).toContain('full');
    expect(listBriefings(library).map(({ id }) => id)).toEqual([BRIEFING]);
    expect(verifyLibrary(library)).toEqual([]);
    library.db.pragma('max_page_count = 1000000');
    insertBriefing(library, 'briefing2' as typeof BRIEFING, large, STAMP);
    expect(listBriefings(library)).toHaveLength(2);
  });

  test('what a killed process left in the journal is there', () => {
    const library = testLibrary();
    insertBriefing(library, BRIEFING, doc(p('only in the journal')), STAMP);
    const folder = filesAsIfKilled(library);
    const again = testLibrary(folder);
    expect(listBriefings(again)).toHaveLength(1);
    expect(verifyLibrary(again)).toEqual([]);
  });
});
