// What SQLite and the file system report, in the words of a person who has a library. Only what someone can act on is
// turned into an AppError; everything else is a bug and passes as it is.
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';

const FILE_REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there; choose another folder',
  EPERM: 'this user may not write there; choose another folder',
  EROFS: 'the disk is read-only; choose another folder',
  ENOSPC: 'the disk is full; make room and try again',
  EDQUOT: 'the disk quota is used up; make room and try again',
  EFBIG: 'the system lets no file grow that large; choose another disk',
  EIO: 'the disk does not answer; check it and try again',
  EMFILE: 'too many files are open; close some programs and try again',
  ENFILE: 'too many files are open; close some programs and try again',
  ENOENT: 'no folder can be made there; choose another folder',
  ENAMETOOLONG: 'its name is too long; choose a shorter one',
  ELOOP: 'its links go in a circle; choose another folder',
};

/** The sentence for a library whose bytes can't be trusted; `what` says what was seen, without a stop. */
export function damaged(
  folder: string,
  what: string,
  options?: { cause?: unknown },
): AppError {
  return new AppError(
    'damaged',
    `The library in ${folder} is damaged: ${what}. Nothing was changed; bring it back from a backup.`,
    options,
  );
}

export function unavailable(
  folder: string,
  reason: string,
  options?: { cause?: unknown },
): AppError {
  return new AppError(
    'unavailable',
    `The library in ${folder} can't be used now: ${reason}.`,
    options,
  );
}

/** The library is open elsewhere: its lock, or its database, is held. */
export function inUse(folder: string, options?: { cause?: unknown }): AppError {
  return new AppError(
    'in-use',
    `The library in ${folder} is open in another Precis: close that one first, or open another library.`,
    options,
  );
}

function fromSqlite(
  code: string,
  folder: string,
  cause: unknown,
): AppError | null {
  const options = { cause };
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_IOERR_CORRUPTFS')
    return damaged(folder, "parts of its database can't be read", options);
  if (code === 'SQLITE_NOTADB')
    return damaged(folder, 'library.db is not a database', options);
  if (code.startsWith('SQLITE_BUSY')) return inUse(folder, options);
  if (code === 'SQLITE_FULL')
    return unavailable(
      folder,
      'the disk is full; make room and try again',
      options,
    );
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_PERM')
    return unavailable(
      folder,
      'it is read-only; make it writable or choose another',
      options,
    );
  if (code.startsWith('SQLITE_CANTOPEN'))
    return unavailable(
      folder,
      "its database can't be opened for writing; check the folder's permissions",
      options,
    );
  if (code.startsWith('SQLITE_IOERR'))
    return unavailable(
      folder,
      'the disk is full or does not answer; check it and try again',
      options,
    );
  return null;
}

/** `error` as an AppError where a person can act on it, else `error` itself; to be thrown. */
export function libraryError(error: unknown, folder: string): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  if (error instanceof Database.SqliteError)
    return fromSqlite(error.code, folder, error) ?? error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const reason = FILE_REASONS[code];
  return reason === undefined
    ? error
    : unavailable(folder, reason, { cause: error });
}
