// Bringing a library back from a backup. What is there is backed up first; the backup is read through before anything is
// touched; and the one step that changes the library is the renaming of a whole database.
import { randomUUID } from 'node:crypto';
import {
  copyFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import { hashOfFile } from '../database/attachments.ts';
import { flushFile, flushFolder, makeFolder } from '../database/flush.ts';
import { libraryTrace } from '../database/inspect.ts';
import { libraryError } from '../database/library-errors.ts';
import { lockLibrary } from '../database/lock.ts';
import { makeLibraryFolder, openLibrary } from '../database/open.ts';
import { backUpInto } from './backup-folder.ts';
import {
  attachmentFile,
  attachmentsIn,
  partsIn,
  readBackup,
  verifyBackup,
  type BackupFacts,
} from './backup-file.ts';

export type Restored = BackupFacts & {
  /** Absolute. */
  readonly folder: string;
  /** The file that what was there is kept in; null where there was nothing. */
  readonly previous: string | null;
};

/** In the library's folder, unless another one was chosen for them. */
export const ownBackupFolder = (libraryFolder: string): string =>
  join(libraryFolder, 'backups');

/**
 * Makes the library in `folder` what the backup holds; the folder is made if it isn't there. A library that is there is
 * backed up into `backups` first, or, where it can't be opened, its database is kept under another name. Attachments
 * are added, and none is removed. Throws AppError, and the library is as it was: as `verifyBackup`, 'in-use',
 * 'unavailable'.
 */
export function restoreBackup(
  file: string,
  folder: string,
  {
    now,
    backups = ownBackupFolder(resolve(folder)),
  }: { readonly now: string; readonly backups?: string },
): Restored {
  const absolute = resolve(folder);
  const facts = verifyBackup(file, join(dirname(file), 'attachments'));
  const isNew = !existsSync(absolute);
  const lock = join(absolute, 'library.lock');
  const wasLocked = existsSync(lock);
  let isOurs = false;
  try {
    makeLibraryFolder(absolute);
    const there = libraryTrace(absolute) !== null;
    const kept = there ? keepWhatIsThere(absolute, backups, now) : null;
    const unlock = lockLibrary(absolute);
    isOurs = true;
    try {
      const previous = putInPlace(file, absolute, kept, now);
      return { ...facts, folder: absolute, previous };
    } finally {
      unlock();
    }
  } catch (error) {
    if (isNew && !existsSync(join(absolute, 'library.db')))
      rmSync(absolute, { recursive: true, force: true });
    else if (isOurs && !wasLocked) rmSync(lock, { force: true });
    throw libraryError(error, absolute);
  }
}

/** The file of the backup of it; null where it can't be opened. */
function keepWhatIsThere(
  folder: string,
  backups: string,
  now: string,
): string | null {
  try {
    const library = openLibrary(folder);
    try {
      const { name } = backUpInto(
        backups,
        { database: library.db.name, folder },
        { made: now, reason: 'before-restore' },
      );
      return join(backups, name);
    } finally {
      library.close();
    }
  } catch (error) {
    // What is damaged, newer, or no library's is kept as it is.
    if (
      error instanceof AppError &&
      ['damaged', 'newer', 'bad-input'].includes(error.code)
    )
      return null;
    throw error;
  }
}

const ENDS = ['', '-wal', '-shm'];

function putInPlace(
  file: string,
  folder: string,
  kept: string | null,
  now: string,
): string | null {
  const passing = join(folder, 'library.restoring.db');
  const removePassing = (): void => {
    for (const end of [...ENDS, '-journal'])
      rmSync(`${passing}${end}`, { force: true });
  };
  removePassing();
  try {
    readBackup(file, (db) => {
      addAttachments(db, file, folder);
      db.prepare('VACUUM INTO ?').run(passing);
    });
    const db = new Database(passing);
    try {
      db.exec(
        'DROP TABLE backup_files; DROP TABLE backup_missing; DROP TABLE backup_info',
      );
      db.exec('VACUUM');
      db.pragma('journal_mode = WAL');
    } finally {
      db.close();
    }
    flushFile(passing);
    const database = join(folder, 'library.db');
    let previous = kept;
    if (kept === null && existsSync(database)) {
      previous = join(
        folder,
        `library.replaced-${now.replaceAll(/\D/g, '')}.db`,
      );
      // The journal goes with the file that it belongs to.
      for (const end of ENDS)
        if (existsSync(`${database}${end}`))
          renameSync(`${database}${end}`, `${previous}${end}`);
    }
    // It was closed whole, so its journal holds nothing that the backup of it has not.
    for (const end of ['-wal', '-shm'])
      rmSync(`${database}${end}`, { force: true });
    renameSync(passing, database);
    flushFolder(folder);
    return previous;
  } finally {
    removePassing();
  }
}

function addAttachments(
  db: Database.Database,
  file: string,
  folder: string,
): void {
  const incoming = join(folder, 'attachments', 'incoming');
  for (const sha256 of attachmentsIn(db)) {
    const to = attachmentFile(join(folder, 'attachments'), sha256);
    if (hashOfFile(to) === sha256) continue;
    makeFolder(incoming);
    const passing = join(incoming, randomUUID());
    try {
      const beside = attachmentFile(join(dirname(file), 'attachments'), sha256);
      const inside = db
        .prepare('SELECT 1 FROM backup_files WHERE sha256 = ? LIMIT 1')
        .get(sha256);
      if (inside === undefined && existsSync(beside))
        copyFileSync(beside, passing);
      else writeParts(passing, partsIn(db, sha256));
      flushFile(passing);
      makeFolder(dirname(to));
      renameSync(passing, to);
      flushFolder(dirname(to));
    } finally {
      rmSync(passing, { force: true });
    }
  }
}

function writeParts(path: string, parts: Iterable<Buffer>): void {
  const file = openSync(path, 'wx');
  try {
    for (const part of parts)
      for (let at = 0; at < part.length;) at += writeSync(file, part, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
