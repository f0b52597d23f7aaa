// One writer at a time: an exclusive lock of the operating system on `library.lock`, which goes with the process that
// held it however that ends. Nothing else of ours may open that file: closing it anywhere in this process frees the lock.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { damaged, inUse, libraryError } from './library-errors.ts';

/** How long to wait for a process that is just closing. */
const PATIENCE_MS = 200;

/** Takes the lock and returns what frees it. Throws AppError 'in-use' where another process, or this one, holds it. */
export function lockLibrary(folder: string): () => void {
  let lock: Database.Database | null = null;
  try {
    lock = new Database(join(folder, 'library.lock'), { timeout: PATIENCE_MS });
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    const code = error instanceof Database.SqliteError ? error.code : '';
    if (code.startsWith('SQLITE_BUSY')) throw inUse(folder, { cause: error });
    if (code === 'SQLITE_NOTADB')
      throw damaged(
        folder,
        'library.lock holds something that Precis did not write; remove that file alone',
        { cause: error },
      );
    throw libraryError(error, folder);
  }
  const held = lock;
  return () => {
    held.close();
  };
}
