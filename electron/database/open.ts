// Opens a library: one folder with `library.db` and `attachments/`. While it is open no other process can write to it;
// what can't be trusted is refused and left as it was, and a library is never made where the remains of one lie.
import { accessSync, constants, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import { flushFile, flushFolder, makeFolder } from './flush.ts';
import { inspectLibrary, libraryTrace } from './inspect.ts';
import { damaged, libraryError } from './library-errors.ts';
import { lockLibrary } from './lock.ts';
import {
  APPLICATION_ID,
  migrate,
  MIGRATIONS,
  type Migration,
} from './migrate.ts';

export type Library = {
  readonly db: Database.Database;
  /** Absolute. */
  readonly folder: string;
  /** Frees the library for others. Safe to call twice. */
  close(): void;
};

export type LibraryOptions = {
  /** Makes the folder and the library where there is none. */
  readonly create?: boolean;
  /**
   * What an acknowledged save survives: 'power-loss' (the default) waits until the disk has it; 'process' survives the
   * end of the process by whatever means, but the last saves before a loss of power may be missing. Neither damages.
   */
  readonly durability?: 'power-loss' | 'process';
};

/**
 * Opens the library in `folder`, brought up to today's version. Throws AppError: 'not-found' where there is none and
 * none was to be made, 'bad-input' where it can't be one, 'in-use', 'newer', 'damaged', 'unavailable'. `migrations` is
 * an argument for the tests alone.
 */
export function openLibrary(
  folder: string,
  options: LibraryOptions = {},
  migrations: readonly Migration[] = MIGRATIONS,
): Library {
  const absolute = folderOf(folder);
  try {
    prepareFolder(absolute, options.create === true);
    const unlock = lockLibrary(absolute);
    try {
      return openLocked(absolute, options, migrations, unlock);
    } catch (error) {
      unlock();
      throw error;
    }
  } catch (error) {
    throw libraryError(error, absolute);
  }
}

function folderOf(folder: string): string {
  if (folder === '' || folder.includes('\0'))
    throw new AppError(
      'bad-input',
      `${JSON.stringify(folder)} can't be a library: name a folder.`,
    );
  // Absolute, because SQLite would read a name that starts with "file:" as an address with options.
  return resolve(folder);
}

const notFound = (folder: string): AppError =>
  new AppError(
    'not-found',
    `There is no library in ${folder}: choose another folder, or make a library there.`,
  );

function prepareFolder(folder: string, create: boolean): void {
  if (create) makeLibraryFolder(folder);
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (!stat) throw notFound(folder);
  if (!stat.isDirectory()) throw notAFolder(folder);
  // Looked for before the lock is taken: a folder that is no library gets no file of ours.
  if (!create && libraryTrace(folder) === null) throw notFound(folder);
  accessSync(folder, constants.W_OK);
}

/** Throws AppError 'bad-input' where a file is in its way. */
export function makeLibraryFolder(folder: string): void {
  try {
    makeFolder(folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'EEXIST' || code === 'ENOTDIR')
      throw notAFolder(folder, { cause: error });
    throw error;
  }
}

const notAFolder = (folder: string, options?: { cause?: unknown }): AppError =>
  new AppError(
    'bad-input',
    `${folder} is a file or leads through one, and a library is a folder: choose a folder.`,
    options,
  );

function openLocked(
  folder: string,
  options: LibraryOptions,
  migrations: readonly Migration[],
  unlock: () => void,
): Library {
  if (!inspectLibrary(folder, migrations)) {
    if (options.create !== true) throw notFound(folder);
    createDatabase(folder, migrations);
  }
  // SQLite would open a file that it may not write to for reading, and say so at the first save.
  accessSync(join(folder, 'library.db'), constants.W_OK);
  const db = new Database(join(folder, 'library.db'), {
    fileMustExist: true,
    timeout: 2000,
  });
  try {
    configure(db, options.durability ?? 'power-loss');
    migrate(db, folder, migrations);
    prepareAttachments(folder);
  } catch (error) {
    db.close();
    throw error;
  }
  return {
    db,
    folder,
    close: () => {
      try {
        db.close();
      } finally {
        unlock();
      }
    },
  };
}

function prepareAttachments(folder: string): void {
  const attachments = join(folder, 'attachments');
  if (statSync(attachments, { throwIfNoEntry: false })?.isDirectory() === false)
    throw damaged(folder, 'its attachments are a file and not a folder');
  const incoming = join(attachments, 'incoming');
  // What a process left behind that ended while it was taking in a file.
  rmSync(incoming, { recursive: true, force: true });
  makeFolder(incoming);
}

function configure(
  db: Database.Database,
  durability: 'power-loss' | 'process',
): void {
  db.pragma('journal_mode = WAL');
  db.pragma(`synchronous = ${durability === 'process' ? 'NORMAL' : 'FULL'}`);
  // Without it macOS hands a flush to the disk's own memory and no further. Elsewhere it does nothing.
  db.pragma(`fullfsync = ${durability === 'process' ? 'OFF' : 'ON'}`);
  db.pragma('checkpoint_fullfsync = ON');
  db.pragma('foreign_keys = ON');
  db.pragma('cell_size_check = ON');
  db.pragma('trusted_schema = OFF');
}

// Under a passing name until it is whole, so that a library.db that is empty or half made is always one that was
// damaged later.
function createDatabase(
  folder: string,
  migrations: readonly Migration[],
): void {
  const passing = join(folder, 'library.new.db');
  const removePassing = (): void => {
    for (const end of ['', '-wal', '-shm', '-journal'])
      rmSync(`${passing}${end}`, { force: true });
  };
  removePassing();
  try {
    const db = new Database(passing);
    try {
      db.pragma(`application_id = ${APPLICATION_ID}`);
      migrate(db, null, migrations);
      // Not before: on a full disk closing would leave what is written in the journal, and not say so.
      db.pragma('journal_mode = WAL');
    } finally {
      db.close();
    }
    flushFile(passing);
    makeFolder(join(folder, 'attachments'));
    renameSync(passing, join(folder, 'library.db'));
    flushFolder(folder);
  } finally {
    removePassing();
  }
}
