// A backup: one SQLite file with all of a library's database, and with its attachments in it, or beside it in a folder that
// several backups share. It has its lasting name only once it has been opened and found to hold what the library held.
import { createHash } from 'node:crypto';
import {
  closeSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import { hashOfFile } from '../database/attachments.ts';
import { flushFile, flushFolder } from '../database/flush.ts';
import { missingFromSchema, strangeInSchema } from '../database/inspect.ts';
import {
  APPLICATION_ID,
  MIGRATIONS,
  readVersion,
} from '../database/migrate.ts';

export type BackupReason = 'automatic' | 'by-hand' | 'before-restore';

export type BackupFacts = {
  /** ISO 8601, UTC. */
  readonly made: string;
  readonly reason: BackupReason;
  readonly briefings: number;
  readonly sources: number;
  readonly attachments: number;
  /** Attachments that the library itself had lost, or had other bytes for. */
  readonly missing: number;
};

const TABLES = `
CREATE TABLE backup_info (
  made TEXT NOT NULL, reason TEXT NOT NULL, briefings INTEGER NOT NULL, sources INTEGER NOT NULL,
  attachments INTEGER NOT NULL
) STRICT;
CREATE TABLE backup_missing (sha256 TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE backup_files (
  sha256 TEXT NOT NULL, part INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (sha256, part)
) STRICT;
`;
const OWN: ReadonlySet<string> = new Set([
  'backup_info',
  'backup_missing',
  'backup_files',
  'sqlite_autoindex_backup_files_1',
]);
const COUNTED = ['briefings', 'sources', 'attachments'] as const;
/** Bytes of an attachment in one row. */
const PART = 4 * 1024 * 1024;

/** Where in a folder of attachments the file with this hash is. */
export const attachmentFile = (folder: string, sha256: string): string =>
  join(folder, sha256.slice(0, 2), sha256);

const hashesIn = (db: Database.Database): string[] =>
  db
    .prepare('SELECT sha256 FROM attachments ORDER BY sha256')
    .pluck()
    .all() as string[];

export type BackupSource = {
  /** The file of the library's database, which may be open and written to. */
  readonly database: string;
  /** The library's folder. */
  readonly folder: string;
};

export type BackupPlan = {
  /** The lasting name; its folder is there. */
  readonly file: string;
  readonly made: string;
  readonly reason: BackupReason;
  /** Keeps an attachment beside the backup, from the library's own file; without it they go into the backup. */
  readonly keepBeside?: (sha256: string, from: string) => void;
};

/**
 * Makes and verifies the backup; nothing is left of one that could not be made. Throws AppError 'unavailable' where the
 * disk does not take it, 'damaged' where what was written is not what the library holds.
 */
export function makeBackup(
  { database, folder }: BackupSource,
  { file, made, reason, keepBeside }: BackupPlan,
): BackupFacts & { readonly bytes: number } {
  const passing = join(dirname(file), `.${basename(file)}.part`);
  const removePassing = (): void => {
    for (const end of ['', '-journal', '-wal', '-shm'])
      rmSync(`${passing}${end}`, { force: true });
  };
  try {
    removePassing();
    copyDatabase(database, passing);
    const copy = new Database(passing);
    try {
      // It is thrown away where it is not finished.
      copy.pragma('synchronous = OFF');
      copy.exec(TABLES);
      addAttachments(copy, join(folder, 'attachments'), keepBeside);
      const [briefings, sources, attachments] = countsIn(copy);
      copy
        .prepare('INSERT INTO backup_info VALUES (?, ?, ?, ?, ?)')
        .run(made, reason, briefings, sources, attachments);
    } finally {
      copy.close();
    }
    flushFile(passing);
    const facts = verifyBackup(passing, join(dirname(file), 'attachments'));
    renameSync(passing, file);
    flushFolder(dirname(file));
    return { ...facts, bytes: statSync(file).size };
  } catch (error) {
    throw backupError(error, dirname(file));
  } finally {
    removePassing();
  }
}

/** All that is committed at one moment. The connection is its own: others go on writing meanwhile. */
function copyDatabase(database: string, to: string): void {
  const db = new Database(database, { readonly: true, fileMustExist: true });
  try {
    db.prepare('VACUUM INTO ?').run(to);
  } finally {
    db.close();
  }
}

const countsIn = (db: Database.Database): number[] =>
  COUNTED.map(
    (table) =>
      db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number,
  );

function addAttachments(
  copy: Database.Database,
  attachments: string,
  keepBeside: BackupPlan['keepBeside'],
): void {
  const put = copy.prepare('INSERT INTO backup_files VALUES (?, ?, ?)');
  const miss = copy.prepare('INSERT INTO backup_missing VALUES (?)');
  for (const sha256 of hashesIn(copy)) {
    const from = attachmentFile(attachments, sha256);
    // What the library has lost can't be backed up, and must not keep the rest from being.
    if (hashOfFile(from) !== sha256) miss.run(sha256);
    else if (keepBeside) keepBeside(sha256, from);
    else
      copy.transaction(() => {
        let part = 0;
        for (const data of piecesOf(from)) put.run(sha256, part++, data);
      })();
  }
}

function* piecesOf(path: string): Generator<Buffer> {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const piece = Buffer.alloc(PART);
      const length = readSync(file, piece, 0, PART, null);
      if (length === 0) return;
      yield piece.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

/** The bytes of an attachment in the backup, piece by piece; none where they are not in it. */
export function* partsIn(
  db: Database.Database,
  sha256: string,
): Generator<Buffer> {
  const rows = db
    .prepare('SELECT data FROM backup_files WHERE sha256 = ? ORDER BY part')
    .pluck()
    .iterate(sha256) as Iterable<Buffer>;
  yield* rows;
}

const noBackup = (file: string): AppError =>
  new AppError(
    'bad-input',
    `${basename(file)} is no backup of Precis: choose another file. Nothing was changed.`,
  );

const damagedBackup = (file: string, what: string): AppError =>
  new AppError(
    'damaged',
    `The backup ${basename(file)} is damaged (${what}): choose another one. Nothing was changed.`,
  );

/** As `inspectBackup` does, and every page and attachment of it is read; `beside` is where attachments are kept beside it. */
export function verifyBackup(file: string, beside: string): BackupFacts {
  return readBackup(file, (db) => {
    const facts = factsIn(db, file);
    if (db.pragma('quick_check', { simple: true }) !== 'ok')
      throw damagedBackup(file, "parts of it can't be read");
    if (
      JSON.stringify(countsIn(db)) !==
      JSON.stringify([facts.briefings, facts.sources, facts.attachments])
    )
      throw damagedBackup(file, 'it does not hold what it held');
    for (const sha256 of attachmentsIn(db)) {
      if (!/^[0-9a-f]{64}$/.test(sha256))
        throw damagedBackup(file, 'a name of an attachment is none');
      const hash = createHash('sha256');
      let parts = 0;
      for (const part of partsIn(db, sha256)) {
        hash.update(part);
        parts += 1;
      }
      const found =
        parts > 0
          ? hash.digest('hex')
          : hashOfFile(attachmentFile(beside, sha256));
      // An empty file has no part.
      if (found !== sha256 && sha256 !== EMPTY)
        throw damagedBackup(
          file,
          found === null
            ? 'an attachment is not beside it'
            : 'an attachment has other bytes',
        );
    }
    return facts;
  });
}

export const EMPTY = createHash('sha256').digest('hex');

/** The attachments that it should have. */
export const attachmentsIn = (db: Database.Database): string[] =>
  db
    .prepare(
      'SELECT sha256 FROM attachments WHERE sha256 NOT IN (SELECT sha256 FROM backup_missing) ORDER BY sha256',
    )
    .pluck()
    .all() as string[];

/**
 * What the backup says that it holds, told without reading all of it. Throws AppError 'bad-input' for what is no backup,
 * 'newer' for one of a newer Precis, 'damaged', 'not-found'.
 */
export const inspectBackup = (file: string): BackupFacts =>
  readBackup(file, (db) => factsIn(db, file));

const WRITING = /^SQLITE_(?:FULL|IOERR_(?:WRITE|FSYNC|TRUNCATE))$/;

/** Runs `read` on the backup, which is only read. Errors as `inspectBackup`; what a full disk says passes as it is. */
export function readBackup<Value>(
  file: string,
  read: (db: Database.Database) => Value,
): Value {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat)
    throw new AppError(
      'not-found',
      `There is no file ${file}: choose another one.`,
    );
  if (!stat.isFile() || stat.size < 512) throw noBackup(file);
  let db: Database.Database | null = null;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true });
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    return read(db);
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    // What is read may be copied out, and reading alone fills nothing.
    if (WRITING.test(error.code)) throw error;
    if (error.code === 'SQLITE_NOTADB') throw noBackup(file);
    throw damagedBackup(file, "parts of it can't be read");
  } finally {
    db?.close();
  }
}

function factsIn(db: Database.Database, file: string): BackupFacts {
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID)
    throw noBackup(file);
  const version = readVersion(db);
  if (version > MIGRATIONS.length)
    throw new AppError(
      'newer',
      `The backup ${basename(file)} was made by a newer Precis: bring it back with that one. Nothing was changed.`,
    );
  const beside = strangeInSchema(db, version, MIGRATIONS);
  if (!beside.includes('backup_info')) throw noBackup(file);
  // Nothing may run that is no library's own, and each table is what it should be.
  const strange = beside.filter((name) => !OWN.has(name));
  const missing = missingFromSchema(db, version, MIGRATIONS);
  if (version < 1 || missing !== null || strange.length > 0)
    throw damagedBackup(
      file,
      missing === null
        ? 'it holds what no library holds'
        : `it lacks ${missing}`,
    );
  const info = db.prepare('SELECT * FROM backup_info').get() as
    Omit<BackupFacts, 'missing'> | undefined;
  if (!info) throw damagedBackup(file, 'it was not finished');
  const lost = db.prepare('SELECT count(*) FROM backup_missing').pluck().get();
  return { ...info, missing: lost as number };
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL']);

const NOT_ALLOWED = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'SQLITE_CANTOPEN',
  'SQLITE_PERM',
]);

/** What the disk said, as a sentence about the backup; everything else passes as it is. */
export function backupError(error: unknown, folder: string): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === '') return error;
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return new AppError(
      'bad-input',
      `No backup was made, because ${folder} is a file or leads through one, and a backup goes into a folder: choose a folder; the library is as it was.`,
      { cause: error },
    );
  if (NOT_ALLOWED.has(code) || code.startsWith('SQLITE_READONLY'))
    return new AppError(
      'unavailable',
      `No backup was made, because nothing may be written into ${folder}: let this user write to it, or choose another folder for backups; the library is as it was.`,
      { cause: error },
    );
  const full = FULL.has(code) || code.startsWith('SQLITE_IOERR');
  return new AppError(
    'unavailable',
    full
      ? `No backup was made, because there is no room in ${folder}: make room there, or choose another folder for backups; the library is as it was.`
      : `No backup was made, because ${folder} can't be written to (the system says ${code}): choose another folder for backups; the library is as it was.`,
    { cause: error },
  );
}
