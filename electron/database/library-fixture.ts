// Libraries for tests: real ones, in folders of their own that go when the test is done.
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { cslItemSchema, type Source } from '#core/citations/source.ts';
import type { BriefingId, SourceId } from '#core/document/document.ts';
import { AppError, type AppErrorCode } from '#core/errors.ts';
import { MIGRATIONS } from './migrate.ts';
import { openLibrary, type Library, type LibraryOptions } from './open.ts';
import type { Stamp } from './stamp.ts';

export const BRIEFING = 'briefing1' as BriefingId;

export const stampAt = (minute: number, author = 'Ada'): Stamp => ({
  at: `2026-03-01T09:${String(minute).padStart(2, '0')}:00.000Z`,
  author,
});
export const STAMP = stampAt(0);

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'precis-library-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A new library, or the one in `folder`; closed when the test is done. */
export function testLibrary(
  folder = temporaryFolder(),
  options: LibraryOptions = {},
): Library {
  const library = openLibrary(folder, { create: true, ...options });
  onTestFinished(() => {
    library.close();
  });
  return library;
}

/** An open library of an earlier version that has the rows which the closed one of today in the folder `filled` has too. */
export function libraryOfVersion(version: number, filled: string): Library {
  const library = openLibrary(
    temporaryFolder(),
    { create: true },
    MIGRATIONS.slice(0, version),
  );
  onTestFinished(() => {
    library.close();
  });
  const { db } = library;
  db.prepare('ATTACH ? AS filled').run(join(filled, 'library.db'));
  const tables = db
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'",
    )
    .pluck()
    .all() as string[];
  db.pragma('foreign_keys = OFF');
  for (const table of tables) {
    const columns = (
      db.pragma(`main.table_info(${table})`) as { name: string }[]
    ).map(({ name }) => name);
    db.exec(
      `INSERT INTO main.${table} (${columns.join()}) SELECT ${columns.join()} FROM filled.${table}`,
    );
  }
  db.pragma('foreign_keys = ON');
  db.exec('DETACH filled');
  return library;
}

export const book = (id: string, title = `The book ${id}`): Source => ({
  id: id as SourceId,
  citekey: `key-${id}`,
  item: cslItemSchema.parse({
    type: 'book',
    title,
    author: [{ family: 'Smith', given: 'Zoë' }],
  }),
});

/** Every file of the folder with the hash of its bytes, the lock's own file left out. */
export function bytesIn(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'library.lock')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    entries.map((path) => [
      path,
      createHash('sha256').update(readFileSync(path)).digest('hex'),
    ]),
  );
}

/** Every row of every table that people's words are in or are derived from. */
export function rowsIn({ db }: Library): Record<string, unknown> {
  const tables = db
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_%' ORDER BY name`,
    )
    .all() as { name: string }[];
  return Object.fromEntries(
    tables.map(({ name }) => [
      name,
      db.prepare(`SELECT * FROM ${name} ORDER BY 1, 2`).all(),
    ]),
  );
}

/** What a process leaves that is killed now: the files as they are while the library is open. */
export function filesAsIfKilled(library: Library): string {
  const folder = temporaryFolder();
  cpSync(library.folder, folder, {
    recursive: true,
    // Reading the lock's file would free it.
    filter: (path) => !path.endsWith('library.lock'),
  });
  return folder;
}

/** The AppError that `work` throws, which must have this code and one sentence. */
export function errorOf(code: AppErrorCode, work: () => unknown): AppError {
  let thrown: unknown = null;
  try {
    work();
  } catch (error) {
    thrown = error;
  }
  if (!(thrown instanceof AppError))
    throw new Error(`No AppError was thrown: ${String(thrown)}`);
  expect(thrown.code).toBe(code);
  expect(thrown.message).toMatch(/^\S[^\n]*\.$/u);
  return thrown;
}
