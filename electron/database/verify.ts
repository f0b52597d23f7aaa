// Whether a library is whole: the database itself, its files, every row that is read as JSON, the log of revisions, and
// what is derived. It reads everything and changes nothing.
import { AppError } from '#core/errors.ts';
import { attachmentProblems } from './attachments.ts';
import type { Library } from './open.ts';
import { reading } from './query.ts';
import { searchIndexProblems } from './search-index.ts';
import { sourceProblems } from './sources.ts';
import { tagProblems } from './tags.ts';
import { templateProblems } from './templates.ts';
import { unitStateProblems } from './unit-states.ts';
import { briefingProblems } from './verify-briefings.ts';
import { revisionProblems } from './verify-revisions.ts';
import { versionProblems } from './verify-versions.ts';

const CHECKS: readonly ((library: Library) => string[])[] = [
  databaseProblems,
  referenceProblems,
  attachmentProblems,
  sourceProblems,
  briefingProblems,
  searchIndexProblems,
  revisionProblems,
  versionProblems,
  tagProblems,
  templateProblems,
  unitStateProblems,
];

/** One sentence a problem, none where the library is whole. Throws AppError 'unavailable' where the disk can't be read. */
export function verifyLibrary(library: Library): string[] {
  const problems = CHECKS.flatMap((check) => {
    try {
      return reading(library, () => check(library));
    } catch (error) {
      // What can't be read at all is a finding too, and the other checks may still say what else is wrong.
      if (error instanceof AppError && error.code === 'damaged')
        return [error.message];
      throw error;
    }
  });
  return [...new Set(problems)];
}

function databaseProblems({ db }: Library): string[] {
  const rows = db.pragma('integrity_check') as { integrity_check: string }[];
  return rows
    .map((row) => row.integrity_check)
    .filter((found) => found !== 'ok')
    .map((found) => `The database is damaged: ${found.replaceAll('\n', ' ')}.`);
}

function referenceProblems({ db }: Library): string[] {
  const rows = db.pragma('foreign_key_check') as {
    table: string;
    parent: string;
  }[];
  return rows.map(
    ({ table, parent }) =>
      `A row of ${table} refers to one of ${parent} that isn't there.`,
  );
}
