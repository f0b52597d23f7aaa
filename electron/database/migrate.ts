// Takes a library from the version it has to today's, one numbered migration after the other. Each is one transaction
// with its number, and an existing library is copied, and the copy looked through, before each.
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { flushFile, flushFolder } from './flush.ts';
import { damaged } from './library-errors.ts';
import { createTables } from './migrations/0001-library.ts';
import { addHistory } from './migrations/0002-history.ts';
import { addOrganising } from './migrations/0003-organising.ts';
import { addTemplates } from './migrations/0004-templates.ts';
import { makeSearchIndex } from './migrations/0005-search-index.ts';
import { addSearchPairs } from './migrations/0006-search-pairs.ts';
import { addSourceKeeping } from './migrations/0007-sources.ts';
import { addAttachmentTexts } from './migrations/0008-attachment-texts.ts';
import { addCitationStyles } from './migrations/0009-citation-styles.ts';
import { addAlarms } from './migrations/0010-alarms.ts';
import { addPrintedCaptures } from './migrations/0011-printed-captures.ts';
import { addDifferentSources } from './migrations/0012-different-sources.ts';
import { addSilencedFindings } from './migrations/0013-silenced-findings.ts';
import { addReview } from './migrations/0014-review.ts';
import { addPacks } from './migrations/0015-packs.ts';
import { addFormattedNotes } from './migrations/0016-formatted-notes.ts';
import { addLastWords } from './migrations/0017-last-words.ts';

/** "PREC" in ASCII: the application id in the header of every library.db. */
export const APPLICATION_ID = 0x50524543;

export type Migration = {
  /** The `user_version` that the library has afterwards. */
  readonly version: number;
  /** As in its file's name: `0001-library`. */
  readonly name: string;
  /** Runs inside a transaction; foreign keys are checked at its end and not before. */
  readonly apply: (db: Database.Database) => void;
};

/** The list itself, if its numbers run 1, 2, 3 … and its names carry them. Throws Error otherwise: that is a bug. */
export function checkedMigrations(
  list: readonly Migration[],
): readonly Migration[] {
  for (const [index, { version, name }] of list.entries()) {
    const number = numbered(index + 1);
    if (version !== index + 1 || !name.startsWith(`${number}-`))
      throw new Error(
        `Migration ${name} (version ${version}) stands where ${number} should.`,
      );
  }
  return list;
}

const numbered = (version: number): string => String(version).padStart(4, '0');

export const MIGRATIONS = checkedMigrations([
  { version: 1, name: '0001-library', apply: createTables },
  { version: 2, name: '0002-history', apply: addHistory },
  { version: 3, name: '0003-organising', apply: addOrganising },
  { version: 4, name: '0004-templates', apply: addTemplates },
  { version: 5, name: '0005-search-index', apply: makeSearchIndex },
  { version: 6, name: '0006-search-pairs', apply: addSearchPairs },
  { version: 7, name: '0007-sources', apply: addSourceKeeping },
  { version: 8, name: '0008-attachment-texts', apply: addAttachmentTexts },
  { version: 9, name: '0009-citation-styles', apply: addCitationStyles },
  { version: 10, name: '0010-alarms', apply: addAlarms },
  { version: 11, name: '0011-printed-captures', apply: addPrintedCaptures },
  { version: 12, name: '0012-different-sources', apply: addDifferentSources },
  {
    version: 13,
    name: '0013-silenced-findings',
    apply: addSilencedFindings,
  },
  { version: 14, name: '0014-review', apply: addReview },
  { version: 15, name: '0015-packs', apply: addPacks },
  { version: 16, name: '0016-formatted-notes', apply: addFormattedNotes },
  { version: 17, name: '0017-last-words', apply: addLastWords },
]);

/** Of the schema that all of them make: another migration, another digest. */
export const SCHEMA_DIGEST =
  '8c8c537504473fa71746db8d74c201c305265f528c0fbd566ba27037810ea1a5';

export function readVersion(db: Database.Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/** Where the copy that is made before a migration stays: `library.before-0002.db`. */
export function copyName(version: number): string {
  return `library.before-${numbered(version)}.db`;
}

/**
 * Applies what `db` lacks. `copies` is the folder for a copy before each migration, null for a library that is just
 * being made. Whatever is thrown, `db` is as it was after the last migration that went through.
 */
export function migrate(
  db: Database.Database,
  copies: string | null,
  migrations: readonly Migration[] = MIGRATIONS,
): void {
  for (const migration of migrations.slice(readVersion(db))) {
    if (copies !== null) copyBefore(db, copies, migration.version);
    applyOne(db, migration);
  }
}

function applyOne(
  db: Database.Database,
  { version, name, apply }: Migration,
): void {
  // Tables can only be rebuilt with this off, and it can't be changed inside a transaction.
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      apply(db);
      const broken = db.pragma('foreign_key_check') as readonly unknown[];
      if (broken.length > 0)
        throw new Error(
          `Migration ${name} leaves ${broken.length} rows that refer to nothing.`,
        );
      db.pragma(`user_version = ${version}`);
    }).immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

// Under a passing name until it has been opened and found whole, so that a file with the lasting name always is.
function copyBefore(
  db: Database.Database,
  folder: string,
  version: number,
): void {
  const passing = join(folder, 'library.copying.db');
  rmSync(passing, { force: true });
  try {
    db.prepare('VACUUM INTO ?').run(passing);
    if (!copyIsWhole(passing, version - 1))
      throw damaged(
        folder,
        'no whole copy of it could be made before bringing it up to date',
      );
    flushFile(passing);
    renameSync(passing, join(folder, copyName(version)));
    flushFolder(folder);
  } finally {
    rmSync(passing, { force: true });
  }
}

function copyIsWhole(path: string, version: number): boolean {
  const copy = new Database(path, { readonly: true });
  try {
    const found = copy.pragma('quick_check', { simple: true });
    return found === 'ok' && readVersion(copy) === version;
  } finally {
    copy.close();
  }
}
