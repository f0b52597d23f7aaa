import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test, vi, type MockInstance } from 'vitest';
import { docWith, p } from '#core/document/builder.ts';
import type { BriefingId } from '#core/document/document.ts';
import { putAttachment, readAttachment } from '../database/attachments.ts';
import { insertBriefing, listBriefings } from '../database/briefings.ts';
import {
  book,
  BRIEFING,
  bytesIn,
  errorOf,
  STAMP,
  temporaryFolder,
  testLibrary,
} from '../database/library-fixture.ts';
import { openLibraryReadOnly } from '../database/open-read-only.ts';
import type { Library } from '../database/open.ts';
import { insertSources } from '../database/sources.ts';
import { verifyLibrary } from '../database/verify.ts';
import { backUpToFile } from './back-up-to-file.ts';
import { backUpInto, backupsIn, listBackups } from './backup-folder.ts';
import {
  backupError,
  readBackup,
  verifyBackup,
  type BackupSource,
} from './backup-file.ts';
import { ownBackupFolder, restoreBackup } from './restore-backup.ts';

const NOW = '2026-03-01T10:00:00.000Z';
const LATER = { now: '2026-03-02T11:30:00.000Z' };

/** More than two parts of a backup. */
const LARGE = Buffer.alloc(9 * 1024 * 1024, 'precis');

/** Has the disk be full when such a statement is run. */
function failWhere(statement: RegExp): MockInstance {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its database below
  const { exec } = Database.prototype;
  return vi.spyOn(Database.prototype, 'exec').mockImplementation(function run(
    this: Database.Database,
    sql: string,
  ) {
    if (statement.test(sql))
      throw new Database.SqliteError('no room', 'SQLITE_FULL');
    return exec.call(this, sql);
  });
}

function filled(first = Buffer.from('first')): {
  library: Library;
  hashes: string[];
} {
  const library = testLibrary();
  insertSources(library, [book('s1')], STAMP);
  insertBriefing(
    library,
    BRIEFING,
    docWith({ title: 'Ferries' }, p('One')),
    STAMP,
  );
  const hashes = [first, Buffer.from('small'), Buffer.alloc(0)].map(
    (bytes) => putAttachment(library, bytes, 'text/plain').sha256,
  );
  return { library, hashes };
}

const sourceOf = ({ db, folder }: Library): BackupSource => ({
  database: db.name,
  folder,
});

const titles = (library: Library): string[] =>
  listBriefings(library).map(({ title }) => title);

function addBriefing(library: Library, title: string): void {
  insertBriefing(
    library,
    title as BriefingId,
    docWith({ title }, p('x')),
    STAMP,
  );
}

describe('one file with everything in it', () => {
  test('brings a library back into a new folder, attachments too', () => {
    const { library, hashes } = filled(LARGE);
    const { file, bytes, verified } = backUpToFile(
      library,
      temporaryFolder(),
      NOW,
    );
    expect(verified).toBe(true);
    expect(bytes).toBeGreaterThan(LARGE.length);
    const folder = join(temporaryFolder(), 'new', 'library');
    expect(restoreBackup(file, folder, LATER)).toMatchObject({
      made: NOW,
      briefings: 1,
      sources: 1,
      attachments: 3,
      missing: 0,
      previous: null,
    });
    const back = testLibrary(folder);
    expect(verifyLibrary(back)).toEqual([]);
    expect(titles(back)).toEqual(['Ferries']);
    expect(Buffer.from(readAttachment(back, hashes[0] ?? ''))).toEqual(LARGE);
    expect(readdirSync(folder).sort()).not.toContain('library.restoring.db');
  });

  test('is made of a library that is open elsewhere, and changes nothing in it', () => {
    const { library } = filled();
    const before = bytesIn(join(library.folder, 'attachments'));
    const reading = openLibraryReadOnly(library.folder);
    const { file } = backUpToFile(reading, temporaryFolder(), NOW);
    reading.close();
    expect(verifyBackup(file, '').briefings).toBe(1);
    expect(bytesIn(join(library.folder, 'attachments'))).toEqual(before);
  });

  test('does not go into a file, nor does a library', () => {
    const { library } = filled();
    const folder = temporaryFolder();
    const other = join(folder, 'notes.txt');
    writeFileSync(other, 'Notes');
    for (const out of [other, join(other, 'backups')])
      expect(
        errorOf('bad-input', () => backUpToFile(library, out, NOW)).message,
      ).toContain('choose a folder');
    const { file } = backUpToFile(library, temporaryFolder(), NOW);
    for (const to of [other, join(other, 'library')])
      expect(
        errorOf('bad-input', () => restoreBackup(file, to, LATER)).message,
      ).toContain('a library is a folder');
    expect(readdirSync(folder)).toEqual(['notes.txt']);
    expect(readFileSync(other, 'utf8')).toBe('Notes');
  });

  test('of a library that has lost an attachment has the rest, and says so', () => {
    const { library, hashes } = filled();
    const [lost = ''] = hashes;
    rmSync(join(library.folder, 'attachments', lost.slice(0, 2), lost));
    const { file, missing } = backUpToFile(library, temporaryFolder(), NOW);
    expect(missing).toBe(1);
    const folder = temporaryFolder();
    restoreBackup(file, folder, LATER);
    expect(verifyLibrary(testLibrary(folder))).toEqual([
      expect.stringContaining('missing') as string,
    ]);
  });
});

describe('bringing back over a library that is there', () => {
  test('keeps what is there in a backup of its own', () => {
    const { library } = filled();
    const { file } = backUpToFile(library, temporaryFolder(), NOW);
    addBriefing(library, 'After');
    library.close();
    const { previous } = restoreBackup(file, library.folder, LATER);
    expect(titles(testLibrary(library.folder))).toEqual(['Ferries']);
    const folder = temporaryFolder();
    restoreBackup(previous ?? '', folder, LATER);
    expect(titles(testLibrary(folder)).sort()).toEqual(['After', 'Ferries']);
  });

  test('is refused while it is open', () => {
    const { library } = filled();
    const { file } = backUpToFile(library, temporaryFolder(), NOW);
    errorOf('in-use', () => restoreBackup(file, library.folder, LATER));
    expect(titles(library)).toEqual(['Ferries']);
  });

  test('that is damaged puts its database aside', () => {
    const { library } = filled();
    const { file } = backUpToFile(library, temporaryFolder(), NOW);
    library.close();
    const database = join(library.folder, 'library.db');
    truncateSync(database, 5_000);
    const damaged = readFileSync(database);
    const { previous } = restoreBackup(file, library.folder, LATER);
    expect(readFileSync(previous ?? '')).toEqual(damaged);
    expect(verifyLibrary(testLibrary(library.folder))).toEqual([]);
  });
});

describe('what is no whole backup is refused, and nothing is touched', () => {
  const damage: Record<
    string,
    [code: Parameters<typeof errorOf>[0], (file: string) => void]
  > = {
    'a text': [
      'bad-input',
      (file) => {
        writeFileSync(file, 'This is no backup. '.repeat(100));
      },
    ],
    nothing: [
      'bad-input',
      (file) => {
        writeFileSync(file, '');
      },
    ],
    'its first half': [
      'damaged',
      (file) => {
        truncateSync(file, readFileSync(file).length >> 1);
      },
    ],
    'a hole': [
      'damaged',
      (file) => {
        const bytes = readFileSync(file);
        bytes.fill(0xa5, 8_192, 40_000);
        writeFileSync(file, bytes);
      },
    ],
    'an attachment with other bytes': [
      'damaged',
      (file) => {
        change(file, "UPDATE backup_files SET data = x'00' WHERE part = 0");
      },
    ],
    'an attachment that is not in it': [
      'damaged',
      (file) => {
        change(file, 'DELETE FROM backup_files');
      },
    ],
    'a trigger of its own': [
      'damaged',
      (file) => {
        change(
          file,
          'CREATE TRIGGER t AFTER INSERT ON blocks BEGIN DELETE FROM briefings; END',
        );
      },
    ],
    'fewer briefings': [
      'damaged',
      (file) => {
        change(file, 'PRAGMA foreign_keys = OFF; DELETE FROM briefings');
      },
    ],
    'a newer version': [
      'newer',
      (file) => {
        change(file, 'PRAGMA user_version = 9999');
      },
    ],
    'a library': [
      'bad-input',
      (file) => {
        change(file, 'DROP TABLE backup_info');
      },
    ],
    "another program's database": [
      'bad-input',
      (file) => {
        rmSync(file);
        change(file, 'CREATE TABLE songs (title)');
      },
    ],
  };
  function change(file: string, sql: string): void {
    const db = new Database(file);
    db.exec(sql);
    db.close();
  }

  test.each(Object.entries(damage))('%s', (_what, [code, spoil]) => {
    const { library } = filled();
    const { file } = backUpToFile(library, temporaryFolder(), NOW);
    addBriefing(library, 'After');
    library.close();
    const before = bytesIn(library.folder);
    spoil(file);
    const error = errorOf(code, () =>
      restoreBackup(file, library.folder, LATER),
    );
    expect(error.message).not.toMatch(/SQLITE|malformed/);
    expect(bytesIn(library.folder)).toEqual(before);
    const empty = temporaryFolder();
    errorOf(code, () => restoreBackup(file, empty, LATER));
    expect(readdirSync(empty)).toEqual([]);
  });

  test('a full disk that it is brought back to is no damage of it', () => {
    const { library } = filled();
    const { file } = backUpToFile(library, temporaryFolder(), NOW);
    for (const code of ['SQLITE_FULL', 'SQLITE_IOERR_WRITE']) {
      const full = new Database.SqliteError('no room', code);
      expect(() =>
        readBackup(file, () => {
          throw full;
        }),
      ).toThrow(full);
    }
    errorOf('damaged', () =>
      readBackup(file, () => {
        throw new Database.SqliteError('malformed', 'SQLITE_CORRUPT');
      }),
    );
  });

  test('what fails while it is brought back leaves nothing in a folder that held no library', () => {
    const { library } = filled();
    const { file } = backUpToFile(library, temporaryFolder(), NOW);
    library.close();
    const folder = temporaryFolder();
    // Where the file that is being made would stand.
    mkdirSync(join(folder, 'library.restoring.db'));
    expect(() => restoreBackup(file, folder, LATER)).toThrow();
    expect(readdirSync(folder)).toEqual(['library.restoring.db']);
    const made = join(temporaryFolder(), 'made');
    const cut = failWhere(/^DROP TABLE/);
    try {
      errorOf('unavailable', () => restoreBackup(file, made, LATER));
    } finally {
      cut.mockRestore();
    }
    expect(existsSync(made)).toBe(false);
    expect(restoreBackup(file, made, LATER).missing).toBe(0);
  });

  test('a folder that may not be written into is named without a code', () => {
    for (const code of ['EACCES', 'EROFS', 'SQLITE_CANTOPEN']) {
      const { message } = backupError(
        Object.assign(new Error('no'), { code }),
        '/backups',
      ) as Error;
      expect(message).toContain('nothing may be written into /backups');
      expect(message).not.toContain(code);
    }
  });

  test('a file that is not there', () => {
    errorOf('not-found', () =>
      restoreBackup('/nowhere/x', temporaryFolder(), LATER),
    );
  });
});

describe('a folder of backups', () => {
  const at = (hour: number): { made: string; reason: 'automatic' } => ({
    made: new Date(Date.UTC(2026, 2, 1, hour, 5)).toISOString(),
    reason: 'automatic',
  });

  test('holds attachments once, beside the backups, and brings them back', () => {
    const { library, hashes } = filled(LARGE);
    const folder = ownBackupFolder(library.folder);
    const first = backUpInto(folder, sourceOf(library), at(1));
    const second = backUpInto(folder, sourceOf(library), at(2));
    expect(first.bytes).toBeLessThan(1_000_000);
    expect(second.attachments).toBe(3);
    expect(backupsIn(folder).map(({ name }) => name)).toEqual([
      second.name,
      first.name,
    ]);
    const other = temporaryFolder();
    restoreBackup(join(folder, first.name), other, LATER);
    expect(
      Buffer.from(readAttachment(testLibrary(other), hashes[0] ?? '')),
    ).toEqual(LARGE);
  });

  test('lists those of one second as they came: what a restore kept is newer than what it brought back', () => {
    const { library } = filled();
    const folder = temporaryFolder();
    const { made } = at(1);
    for (const reason of ['automatic', 'by-hand', 'before-restore'] as const)
      backUpInto(folder, sourceOf(library), { made, reason });
    expect(backupsIn(folder)[0]?.reason).toBe('before-restore');
  });

  test('thins itself out, with the attachments that nothing needs any more', () => {
    const { library } = filled();
    const folder = temporaryFolder();
    backUpInto(folder, sourceOf(library), at(0));
    library.db.exec('DELETE FROM attachments');
    for (const hour of [1, 1.5, 30 * 24])
      backUpInto(folder, sourceOf(library), at(hour));
    // Of the first day one in twelve weeks' rule, and the newest.
    expect(backupsIn(folder)).toHaveLength(2);
    const files = readdirSync(join(folder, 'attachments'), {
      recursive: true,
      withFileTypes: true,
    });
    expect(files.filter((each) => each.isFile())).toEqual([]);
  });

  test('lists one that is damaged among the others, and keeps every attachment then', () => {
    const { library } = filled();
    const folder = temporaryFolder();
    const one = backUpInto(folder, sourceOf(library), at(0));
    const two = backUpInto(folder, sourceOf(library), at(20));
    truncateSync(join(folder, two.name), 600);
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    expect(listBackups(folder)).toMatchObject([
      {
        name: two.name,
        facts: null,
        problem: expect.stringContaining('damaged') as string,
      },
      { name: one.name, facts: { briefings: 1 }, problem: null },
    ]);
  });

  test('is not given what was left half made, which goes', () => {
    const { library } = filled();
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, '.2026-01-01T000000Z.precis-backup.part'),
      'half',
    );
    expect(listBackups(folder)).toEqual([]);
    const { name } = backUpInto(folder, sourceOf(library), at(1));
    expect(readdirSync(folder).sort()).toEqual([name, 'attachments']);
  });

  test('of a place that can’t be written to says so, and leaves nothing', () => {
    const { library } = filled();
    const folder = temporaryFolder();
    const file = join(folder, 'file');
    appendFileSync(file, 'x');
    errorOf('bad-input', () =>
      backUpInto(join(file, 'in'), sourceOf(library), at(1)),
    );
    expect(readdirSync(folder)).toEqual(['file']);
  });
});
