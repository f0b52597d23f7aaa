import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { doc, p } from '#core/document/builder.ts';
import { insertBriefing, listBriefings, readBriefing } from './briefings.ts';
import {
  BRIEFING,
  bytesIn,
  errorOf,
  filesAsIfKilled,
  STAMP,
  temporaryFolder,
  testLibrary,
} from './library-fixture.ts';
import { MIGRATIONS } from './migrate.ts';
import { openLibrary } from './open.ts';
import { verifyLibrary } from './verify.ts';

/** A closed library with a briefing long enough to fill many pages. */
function closedLibrary(folder = temporaryFolder()): string {
  const library = testLibrary(folder);
  const document = doc(
    ...Array.from({ length: 400 }, (_, index) => p(`${index} `.repeat(200))),
  );
  insertBriefing(library, BRIEFING, document, STAMP);
  library.close();
  return folder;
}

/** Changes library.db behind the library's back. */
function tamper(folder: string, sql: string): void {
  const db = new Database(join(folder, 'library.db'));
  db.exec(sql);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

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

describe('one writer at a time', () => {
  const open = pathToFileURL(join(import.meta.dirname, 'open.ts')).href;
  const script = (folder: string, after: string): string[] => [
    '--input-type=module',
    '-e',
    `import { openLibrary } from ${JSON.stringify(open)};
     try { const library = openLibrary(${JSON.stringify(folder)}); ${after} }
     catch (error) { console.log(error.code, error.message); }`,
  ];

  async function holdingProcess(folder: string): Promise<ChildProcess> {
    const child = spawn(
      process.execPath,
      script(folder, "console.log('open'); setInterval(() => {}, 1000);"),
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    const [words] = (await once(child.stdout, 'data')) as [Buffer];
    expect(words.toString()).toBe('open\n');
    return child;
  }

  test('while another process has it open, it is in use; killed, it no longer is', async () => {
    const folder = closedLibrary();
    const child = await holdingProcess(folder);
    const error = errorOf('in-use', () => openLibrary(folder));
    expect(error.message).toContain('another Precis');
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(listBriefings(testLibrary(folder))).toHaveLength(1);
  });

  test('another process is told so, and can open it once it is closed', () => {
    const folder = closedLibrary();
    const library = testLibrary(folder);
    const other = (): string =>
      spawnSync(
        process.execPath,
        script(folder, "library.close(); console.log('fine');"),
        { encoding: 'utf8' },
      ).stdout;
    expect(other()).toMatch(/^in-use /);
    library.close();
    expect(other()).toBe('fine\n');
  });

  test('so is this process, and the library stays locked afterwards', () => {
    const folder = temporaryFolder();
    const library = testLibrary(folder);
    errorOf('in-use', () => openLibrary(folder));
    errorOf('in-use', () => openLibrary(folder));
    insertBriefing(library, BRIEFING, doc(p('still writable')), STAMP);
    library.close();
    library.close();
    expect(listBriefings(testLibrary(folder))).toHaveLength(1);
  });

  test('a library that was refused is free again', () => {
    const folder = closedLibrary();
    tamper(folder, 'PRAGMA user_version = 99');
    errorOf('newer', () => openLibrary(folder));
    errorOf('newer', () => openLibrary(folder));
  });

  test('a lock file that holds something else is named', () => {
    const folder = closedLibrary();
    writeFileSync(join(folder, 'library.lock'), 'x'.repeat(5000));
    expect(errorOf('damaged', () => openLibrary(folder)).message).toContain(
      'library.lock',
    );
  });
});

describe('what is refused is left as it was', () => {
  test('a newer library', () => {
    const folder = closedLibrary();
    tamper(folder, 'PRAGMA user_version = 2');
    const before = bytesIn(folder);
    const error = errorOf('newer', () => openLibrary(folder, { create: true }));
    expect(error.message).toContain('newer Precis');
    expect(bytesIn(folder)).toEqual(before);
  });

  test('a newer library with changes still in its journal', () => {
    const library = testLibrary();
    library.db.pragma('user_version = 2');
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
    const from = Math.floor(bytes.length / 3 / 4096) * 4096;
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
