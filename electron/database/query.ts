// How the tables' files run their SQL: statements prepared once a library, a change in one transaction, and SQLite's
// own errors told as ours.
import type Database from 'better-sqlite3';
import { libraryError } from './library-errors.ts';
import type { Library } from './open.ts';

const prepared = new WeakMap<Library, Map<string, Database.Statement>>();

/** The statement for `sql`, which is a constant of ours: what people wrote is always bound to it, never part of it. */
export function statement(library: Library, sql: string): Database.Statement {
  let statements = prepared.get(library);
  if (!statements) {
    statements = new Map();
    prepared.set(library, statements);
  }
  let found = statements.get(sql);
  if (!found) {
    found = library.db.prepare(sql);
    statements.set(sql, found);
  }
  return found;
}

/** Runs `work`, which reads. Throws AppError 'damaged' or 'unavailable' where the disk is the cause. */
export function reading<Value>(library: Library, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw libraryError(error, library.folder);
  }
}

/** Runs `work` in one transaction: all of it is kept, or, if it throws, none. Otherwise as `reading`. */
export function saving<Value>(library: Library, work: () => Value): Value {
  return reading(library, () => library.db.transaction(work).immediate());
}
