// The review packages that went out of a library and came back to it, a row each, and the name that its copy of a briefing
// has in all of them.
import type { Library } from './open.ts';
import { statement } from './query.ts';

export type PackageOutcome = {
  readonly blocks: number;
  readonly comments: number;
  readonly verdicts: number;
  readonly suggestions: number;
  readonly conflicts: number;
};

export type PackageRow = {
  readonly id: string;
  readonly direction: 'made' | 'taken';
  /** The name of its file, without the folder. */
  readonly file: string;
  /** Who made it, and when. */
  readonly author: string;
  readonly made: string;
  /** When it was made or came here. */
  readonly at: string;
  /** Null of one that was made here. */
  readonly outcome: PackageOutcome | null;
};

/** Null where the briefing was neither handed on nor taken in. */
export const copyOf = (library: Library, briefing: number): string | null =>
  (statement(library, 'SELECT id FROM copies WHERE briefing = ?')
    .pluck()
    .get(briefing) as string | undefined) ?? null;

export function keepCopy(library: Library, briefing: number, id: string): void {
  statement(library, 'INSERT INTO copies (briefing, id) VALUES (?, ?)').run(
    briefing,
    id,
  );
}

export const hasPackage = (
  library: Library,
  briefing: number,
  id: string,
): boolean =>
  statement(
    library,
    "SELECT 1 FROM packages WHERE briefing = ? AND id = ? AND direction = 'taken'",
  ).get(briefing, id) !== undefined;

export function insertPackage(
  library: Library,
  briefing: number,
  { id, direction, file, author, made, at, outcome }: PackageRow,
): void {
  statement(
    library,
    `INSERT INTO packages (briefing, id, direction, file, author, made, at, outcome)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    briefing,
    id,
    direction,
    file,
    author,
    made,
    at,
    JSON.stringify(outcome),
  );
}

/** The last first. */
export const listPackages = (
  library: Library,
  briefing: number,
): PackageRow[] =>
  (
    statement(
      library,
      'SELECT id, direction, file, author, made, at, outcome FROM packages WHERE briefing = ? ORDER BY key DESC',
    ).all(briefing) as (Omit<PackageRow, 'outcome'> & { outcome: string })[]
  ).map(({ outcome, ...row }) => ({
    ...row,
    outcome: JSON.parse(outcome) as PackageOutcome | null,
  }));
