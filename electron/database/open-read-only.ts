// Opens a library for reading alone, whatever holds it: a folder that can't be written to, a disk that is read-only, or
// another Precis. What is read is a copy of the database as it is saved now; the library itself is never touched.
import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  mkdtempSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import { inspectLibrary, libraryTrace } from './inspect.ts';
import { damaged, libraryError } from './library-errors.ts';
import { lockLibrary } from './lock.ts';
import { migrate, MIGRATIONS } from './migrate.ts';
import type { Library } from './open.ts';

/**
 * The library in `folder` as it is saved now; later changes by others are not seen, and every save throws AppError
 * 'unavailable'. Attachments are read where they are. Throws AppError as `openLibrary` does, but never 'in-use'.
 */
export function openLibraryReadOnly(folder: string): Library {
  const absolute = resolve(folder);
  const copies = mkdtempSync(join(tmpdir(), 'precis-reading-'));
  const forget = (): void => {
    rmSync(copies, { recursive: true, force: true });
  };
  try {
    if (!statSync(absolute, { throwIfNoEntry: false })?.isDirectory())
      throw notFound(absolute);
    if (libraryTrace(absolute) === null) throw notFound(absolute);
    copyDatabase(absolute, copies);
    return openCopy(absolute, copies, forget);
  } catch (error) {
    forget();
    throw libraryError(error, absolute);
  }
}

const notFound = (folder: string): AppError =>
  new AppError(
    'not-found',
    `There is no library in ${folder}: choose another folder.`,
  );

function copyDatabase(folder: string, copies: string): void {
  const file = join(folder, 'library.db');
  if (!existsSync(file))
    throw damaged(folder, 'library.db is missing beside other parts of it');
  const free = freeIfLockable(folder);
  try {
    // Whoever holds the library has it in use, and its journal with it: SQLite gives what is committed. In a folder
    // that nobody may write to SQLite can't take part, and nobody changes the files while they are copied.
    if (free === 'unwritable') copyFiles(file, copies);
    else vacuumInto(file, join(copies, 'library.db'));
  } finally {
    if (typeof free === 'function') free();
  }
}

/** What frees the lock, or why there is none: another process has it, or the folder can't be written to. */
function freeIfLockable(folder: string): (() => void) | 'held' | 'unwritable' {
  try {
    const free = lockLibrary(folder);
    // A lock file that is there already can be locked where nothing new can be made.
    if (canWrite(folder)) return free;
    free();
    return 'unwritable';
  } catch (error) {
    if (error instanceof AppError && error.code === 'in-use') return 'held';
    if (error instanceof AppError && error.code === 'unavailable')
      return 'unwritable';
    throw error;
  }
}

function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    // Whatever the reason, nothing can be made there.
    return false;
  }
}

function copyFiles(file: string, copies: string): void {
  for (const end of ['', '-wal'])
    if (existsSync(`${file}${end}`))
      copyFileSync(`${file}${end}`, join(copies, `library.db${end}`));
}

function vacuumInto(file: string, copy: string): void {
  const beside = [`${file}-wal`, `${file}-shm`].filter(
    (path) => !existsSync(path),
  );
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    // The application's number and the version go with it.
    db.prepare('VACUUM INTO ?').run(copy);
  } finally {
    db.close();
    // Made empty by a connection that can't take them away; one that was there is somebody's.
    for (const path of beside) rmSync(path, { force: true });
  }
}

function openCopy(folder: string, copies: string, forget: () => void): Library {
  inspectLibrary(copies, MIGRATIONS, folder);
  const db = new Database(join(copies, 'library.db'), { fileMustExist: true });
  try {
    if (db.pragma('quick_check', { simple: true }) !== 'ok')
      throw damaged(folder, "parts of its database can't be read");
    migrate(db, null, MIGRATIONS);
    db.pragma('foreign_keys = ON');
    db.pragma('trusted_schema = OFF');
    db.pragma('query_only = ON');
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
        forget();
      }
    },
  };
}
