// Takes a library from the version it has to today's, one numbered migration after the other. Each is one transaction
// with its number, and an existing library is copied, and the copy looked through, before each.
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import { library0001 } from './migrations/0001-library.ts';
import { flushFolder } from './flush.ts';

export type Migration = {
  /** The `user_version` that the library has afterwards. */
  readonly version: number;
  /** As in its file's name: `0001-library`. */
  readonly name: string;
  /** Runs inside a transaction, with foreign keys unchecked until its end. */
  readonly apply: (db: Database.Database) => void;
};

/** The list itself, if its numbers run 1, 2, 3 … and its names carry them. Throws Error otherwise: that is a bug. */
export function checkedMigrations(list: readonly Migration[]): readonly Migration[] {
  for (const [index, { version, name }] of list.entries()) {
    const number = String(index + 1).padStart(4, '0');
    if (version !== index + 1 || !name.startsWith(`${number}-`))
      throw new Error(`Migration ${name} (version ${version}) stands where ${number} should`);
  }
  return list;
}

export const MIGRATIONS = checkedMigrations([library0001]);
