// A look at what lies in a library's folder before anything may write to it: is there a library, is it ours, of a
// version that this Precis knows, and whole as far as can be told without reading all of it?
import { hash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import { damaged } from './library-errors.ts';
import {
  APPLICATION_ID,
  migrate,
  MIGRATIONS,
  readVersion,
  SCHEMA_DIGEST,
  type Migration,
} from './migrate.ts';

/** Bytes: no database of SQLite is smaller. */
const SMALLEST_PAGE = 512;

/**
 * True where `folder` holds a library that can be opened for writing, false where it holds none and no trace of one.
 * Throws AppError 'damaged', 'newer' or 'bad-input' for what stands in the way, naming `named`, of which `folder` may
 * be a copy. Never changes a byte of the library.
 */
export function inspectLibrary(
  folder: string,
  migrations: readonly Migration[],
  named: string = folder,
): boolean {
  const file = join(folder, 'library.db');
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) {
    const trace = libraryTrace(folder);
    if (trace === null) return false;
    throw damaged(named, `library.db is missing beside ${trace}`);
  }
  if (!stat.isFile()) throw damaged(named, 'library.db is not a file');
  // SQLite takes an empty file, or a few bytes, for a new database, and drops the journal that may hold all there was.
  if (stat.size < SMALLEST_PAGE)
    throw damaged(named, 'library.db is empty or cut off');
  // A connection for writing would bring the journal into the file when it closes, whatever was found.
  const beside = [`${file}-wal`, `${file}-shm`].filter(
    (path) => !existsSync(path),
  );
  const db = new Database(file, { readonly: true });
  try {
    inspectDatabase(db, named, migrations);
  } finally {
    db.close();
    // It makes them, empty, and can't take them away.
    for (const path of beside) rmSync(path, { force: true });
  }
  return true;
}

/** What shows that `folder` is or was a library, in words; null where nothing does. Opens no file. */
export function libraryTrace(folder: string): string | null {
  if (existsSync(join(folder, 'library.db'))) return 'library.db';
  if (existsSync(join(folder, 'library.db-wal'))) return 'its journal';
  const copy = readdirSync(folder).find((name) =>
    /^library\.before-\d{4}\.db$/.test(name),
  );
  if (copy !== undefined) return copy;
  const attachments = join(folder, 'attachments');
  const kept =
    existsSync(attachments) &&
    readdirSync(attachments).some((name) => /^[0-9a-f]{2}$/.test(name));
  return kept ? 'its attachments' : null;
}

function inspectDatabase(
  db: Database.Database,
  folder: string,
  migrations: readonly Migration[],
): void {
  const application = db.pragma('application_id', { simple: true });
  if (application !== APPLICATION_ID)
    throw new AppError(
      'bad-input',
      `${join(folder, 'library.db')} belongs to another program and was left alone: choose another folder.`,
    );
  const version = readVersion(db);
  if (version > migrations.length)
    throw new AppError(
      'newer',
      `The library in ${folder} was written by a newer Precis (library version ${version}; this one knows ${migrations.length}) and was left alone: open it with that one.`,
    );
  const missing = missingFromSchema(db, version, migrations);
  if (version < 1 || missing !== null)
    throw damaged(folder, `its database lacks ${missing ?? 'its version'}`);
}

type SchemaRow = {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
};

const schemaOf = (db: Database.Database): SchemaRow[] =>
  db
    .prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name')
    .all() as SchemaRow[];

/** What there is in `db`, and how it was made, in 64 hexadecimal digits. */
export const schemaDigest = (db: Database.Database): string =>
  hash('sha256', JSON.stringify(schemaOf(db)));

// To make a library only to compare with it takes as long as all else that opening one takes.
const isTodays = (db: Database.Database, version: number): boolean =>
  version === MIGRATIONS.length && schemaDigest(db) === SCHEMA_DIGEST;

/** The first table, index or trigger that a library of this version has and `db` has not, or has otherwise. */
export function missingFromSchema(
  db: Database.Database,
  version: number,
  migrations: readonly Migration[],
): string | null {
  if (migrations === MIGRATIONS && isTodays(db, version)) return null;
  const model = new Database(':memory:');
  try {
    migrate(model, null, migrations.slice(0, version));
    const found = new Map(
      schemaOf(db).map(({ type, name, sql }) => [`${type} ${name}`, sql]),
    );
    const missing = schemaOf(model).find(
      ({ type, name, sql }) => found.get(`${type} ${name}`) !== sql,
    );
    return missing ? `the ${missing.type} ${missing.name}` : null;
  } finally {
    model.close();
  }
}

/** The names of what `db` has and no library of this version has: a trigger or a view would do what nobody asked for. */
export function strangeInSchema(
  db: Database.Database,
  version: number,
  migrations: readonly Migration[],
): string[] {
  const model = new Database(':memory:');
  try {
    migrate(model, null, migrations.slice(0, version));
    const known = new Set(schemaOf(model).map(({ name }) => name));
    return schemaOf(db)
      .filter(({ name }) => !known.has(name))
      .map(({ name }) => name);
  } finally {
    model.close();
  }
}
