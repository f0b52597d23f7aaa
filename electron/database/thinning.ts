// Thinning the history by the rule of core/review/thin-history.ts, in transactions so small that no save waits for one.
// The database itself refuses whatever would change what a version shows; see migrations/0002-history.ts.
import {
  changesToThin,
  headsToThin,
  thinnedBefore,
  versionsToThin,
  type LoggedChange,
  type LoggedHead,
  type ThinnedChange,
} from '#core/review/thin-history.ts';
import type { Library } from './open.ts';
import { reading, saving, statement } from './query.ts';
import type { VersionKind } from './versions.ts';

/** Rows that one transaction takes away. */
const BATCH = 100;

export type Thinning = {
  /** The moment, ISO 8601 in UTC. */
  readonly now: string;
  /** The day of a moment, where the person is. */
  readonly dayOf: (at: string) => string;
};

/**
 * One step is one briefing looked through or one transaction; it yields the rows that went. Between two steps anything
 * may be saved. Throws AppError 'damaged' or 'unavailable' where the disk is the cause.
 */
export function* thinHistory(
  library: Library,
  { now, dayOf }: Thinning,
): Generator<number, void> {
  const { changes, hours } = thinnedBefore(now);
  const last = reading(library, () => lastChangeBefore(library, changes));
  const briefings = reading(
    library,
    () =>
      statement(library, 'SELECT key FROM briefings ORDER BY key').all() as {
        key: number;
      }[],
  );
  for (const { key } of briefings) {
    yield thinVersions(library, key, hours, dayOf);
    yield thinHeads(library, key, changes);
    const thinned = reading(library, () =>
      changesToThin(changesOf(library, key), pointsOf(library, key), last),
    );
    for (let from = 0; from < thinned.length; from += BATCH)
      yield thinChanges(library, key, thinned.slice(from, from + BATCH));
  }
}

/** Ids rise with time, so the place is found without reading the log. */
function lastChangeBefore(library: Library, moment: string): number {
  let low = 0;
  let high = statement(library, 'SELECT coalesce(max(id), 0) FROM revisions')
    .pluck()
    .get() as number;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const row = statement(
      library,
      'SELECT id, at FROM revisions WHERE id <= ? ORDER BY id DESC LIMIT 1',
    ).get(middle) as { id: number; at: string } | undefined;
    if (row && row.at >= moment) high = row.id - 1;
    else low = middle;
  }
  return low;
}

const changesOf = (library: Library, briefing: number): LoggedChange[] =>
  statement(
    library,
    'SELECT id, block, kind FROM revisions WHERE briefing = ? ORDER BY block, id',
  ).all(briefing) as LoggedChange[];

const pointsOf = (library: Library, briefing: number): number[] =>
  (
    statement(
      library,
      'SELECT revision FROM versions WHERE briefing = ? ORDER BY revision',
    ).all(briefing) as { revision: number }[]
  ).map(({ revision }) => revision);

/** Runs `work` where the database lets the history of this briefing be thinned, and nowhere else. */
function thinning(
  library: Library,
  briefing: number,
  work: () => number,
): number {
  return saving(library, () => {
    statement(library, 'INSERT INTO thinning VALUES (1, ?)').run(briefing);
    const gone = work();
    statement(library, 'DELETE FROM thinning').run();
    return gone;
  });
}

function thinChanges(
  library: Library,
  briefing: number,
  thinned: readonly ThinnedChange[],
): number {
  return thinning(library, briefing, () => {
    // A parent goes before its child has another.
    library.db.pragma('defer_foreign_keys = ON');
    for (const { id } of thinned)
      statement(library, 'DELETE FROM revisions WHERE id = ?').run(id);
    for (const next of new Set(thinned.map((change) => change.next)))
      statement(
        library,
        `UPDATE revisions SET parent = (
           SELECT max(id) FROM revisions AS earlier
           WHERE earlier.briefing = revisions.briefing AND earlier.block = revisions.block AND earlier.id < revisions.id
         ) WHERE id = ?`,
      ).run(next);
    return thinned.length;
  });
}

function thinVersions(
  library: Library,
  briefing: number,
  hours: string,
  dayOf: (at: string) => string,
): number {
  const versions = reading(
    library,
    () =>
      statement(
        library,
        'SELECT key, kind, at FROM versions WHERE briefing = ? ORDER BY key',
      ).all(briefing) as { key: number; kind: VersionKind; at: string }[],
  );
  const thinned = versionsToThin(versions, hours, dayOf);
  if (thinned.length === 0) return 0;
  return thinning(library, briefing, () => {
    for (const { key } of thinned)
      statement(library, 'DELETE FROM versions WHERE key = ?').run(key);
    return thinned.length;
  });
}

function thinHeads(
  library: Library,
  briefing: number,
  changes: string,
): number {
  const thinned = reading(library, () => {
    const heads = statement(
      library,
      'SELECT id, at FROM heads WHERE briefing = ? ORDER BY id',
    ).all(briefing) as LoggedHead[];
    const shown = statement(
      library,
      'SELECT head FROM versions WHERE briefing = ?',
    ).all(briefing) as { head: number }[];
    return headsToThin(heads, new Set(shown.map(({ head }) => head)), changes);
  });
  if (thinned.length === 0) return 0;
  return thinning(library, briefing, () => {
    for (const id of thinned)
      statement(library, 'DELETE FROM heads WHERE id = ?').run(id);
    return thinned.length;
  });
}
