// Versions: points in the logs of a briefing, by which it can be seen and restored as it stood. One is named by a person,
// closes an hour of work by itself, or holds what stood before something was restored. Nothing is copied: a version costs
// one row, and thinning keeps what it shows.
import type { BriefingId } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import { briefingKey } from './briefing-key.ts';
import { lastHead } from './heads.ts';
import type { Library } from './open.ts';
import { reading, saving, statement } from './query.ts';
import type { Stamp } from './stamp.ts';

export type VersionKind = 'named' | 'automatic' | 'restore';

export type Version = {
  readonly id: string;
  readonly kind: VersionKind;
  /** Of 'restore': what was restored over it, in words. Null for an automatic one. */
  readonly name: string | null;
  /** Of a named one, who named it and when; else of the last change that it shows. */
  readonly author: string;
  readonly at: string;
};

/** The last change of each log; `revision` is 0 for a briefing that never had a block. */
type Point = {
  readonly revision: number;
  readonly head: number;
  readonly author: string;
  readonly at: string;
};

/** An hour of the clock, in UTC: `2026-03-01T09`. */
const hourOf = (at: string): string => at.slice(0, 13);

/**
 * Before the first change of another hour: what stands is kept as the version of the hour in which it was last changed.
 * Runs inside the transaction of the change. It reads one row, and once an hour the briefing's part of an index.
 */
export function closeHour(
  library: Library,
  briefing: number,
  stamp: Stamp,
): void {
  // A change of the status alone is in the log of heads, and leaves 'updated' as it is.
  const { updated } = statement(
    library,
    `SELECT max(updated, (SELECT at FROM heads WHERE briefing = briefings.key ORDER BY id DESC LIMIT 1)) AS updated
     FROM briefings WHERE key = ?`,
  ).get(briefing) as { updated: string };
  if (hourOf(updated) !== hourOf(stamp.at))
    keepPoint(library, briefing, 'automatic', null);
}

/**
 * A version of what stands now, inside the transaction of a change that nobody can undo otherwise. Thinned like those of the
 * hours.
 */
export function keepBeforeCommand(library: Library, briefing: number): void {
  keepPoint(library, briefing, 'automatic', null);
}

/** A version of what stands now, unless the last one is of the very same. */
function keepPoint(
  library: Library,
  briefing: number,
  kind: 'automatic' | 'restore',
  name: string | null,
): void {
  const point = pointNow(library, briefing);
  const last = statement(
    library,
    'SELECT revision, head FROM versions WHERE briefing = ? ORDER BY revision DESC, key DESC LIMIT 1',
  ).get(briefing) as Pick<Point, 'revision' | 'head'> | undefined;
  if (last?.revision === point.revision && last.head === point.head) return;
  insertVersion(library, briefing, kind, name, point);
}

function pointNow(library: Library, briefing: number): Point {
  const head = lastHead(library, briefing);
  const block = statement(
    library,
    `SELECT id, author, at FROM revisions
     WHERE id = (SELECT max(id) FROM revisions INDEXED BY revisions_of_block WHERE briefing = ?)`,
  ).get(briefing) as { id: number; author: string; at: string } | undefined;
  const { author, at } = block && block.at > head.at ? block : head;
  return { revision: block?.id ?? 0, head: head.id, author, at };
}

function insertVersion(
  library: Library,
  briefing: number,
  kind: VersionKind,
  name: string | null,
  { revision, head, author, at }: Point,
): string {
  const { id } = statement(
    library,
    `INSERT INTO versions (id, briefing, kind, name, revision, head, author, at)
     VALUES (lower(hex(randomblob(10))), ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
  ).get(briefing, kind, name, revision, head, author, at) as { id: string };
  return id;
}

/** Names what stands now. Returns the version's id. Throws AppError 'not-found'. */
export function nameVersion(
  library: Library,
  briefing: BriefingId,
  name: string,
  stamp: Stamp,
): string {
  return saving(library, () => {
    const key = briefingKey(library, briefing);
    const point = { ...pointNow(library, key), ...stamp };
    return insertVersion(library, key, 'named', name, point);
  });
}

/**
 * Gives a version a name, or takes its name away: it is then one like the automatic ones, and goes when they do. Throws
 * AppError 'not-found'.
 */
export function renameVersion(
  library: Library,
  briefing: BriefingId,
  version: string,
  name: string | null,
): void {
  saving(library, () => {
    const { key } = findVersion(library, briefing, version);
    statement(
      library,
      'UPDATE versions SET kind = ?, name = ? WHERE key = ?',
    ).run(name === null ? 'automatic' : 'named', name, key);
  });
}

/** A version of what stands now, inside the transaction that restores `name` over it. Returns its id. */
export function keepBeforeRestore(
  library: Library,
  briefing: number,
  name: string,
): string {
  return insertVersion(
    library,
    briefing,
    'restore',
    name,
    pointNow(library, briefing),
  );
}

type VersionRow = Version & {
  readonly key: number;
  readonly briefing: number;
  readonly revision: number;
  readonly head: number;
};

/** Throws AppError 'not-found' where the briefing has no such version. */
export function findVersion(
  library: Library,
  briefing: BriefingId,
  version: string,
): VersionRow {
  const row = statement(
    library,
    `SELECT key, id, briefing, kind, name, revision, head, author, at
     FROM versions WHERE briefing = ? AND id = ?`,
  ).get(briefingKey(library, briefing), version) as VersionRow | undefined;
  if (row) return row;
  throw new AppError(
    'not-found',
    `There is no version ${JSON.stringify(version)} of this briefing: list its versions for their ids.`,
  );
}

/** The last first; `now` is who changed the briefing last, and when. Throws AppError 'not-found'. */
export function listVersions(
  library: Library,
  briefing: BriefingId,
): {
  readonly now: { readonly author: string; readonly at: string };
  readonly versions: readonly Version[];
} {
  return reading(library, () => {
    const key = briefingKey(library, briefing);
    const { author, at } = pointNow(library, key);
    const versions = statement(
      library,
      'SELECT id, kind, name, author, at FROM versions WHERE briefing = ? ORDER BY key DESC',
    ).all(key) as Version[];
    return { now: { author, at }, versions };
  });
}
