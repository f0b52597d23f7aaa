// What of a briefing's history may go, by one rule. All changes of the last 48 hours stay; of earlier ones, what a version
// shows. Versions of the hours stay for 30 days, after that the last version of each day; what a person named, and what
// stood before a restore, stays for ever. The last change of each block stays always, so what stands now is never in it.

const HOUR = 3_600_000;
/** How long every change stays, in milliseconds. */
const EVERY_CHANGE = 48 * HOUR;
/** How long the versions of the hours stay. */
const EVERY_HOUR = 30 * 24 * HOUR;

const before = (now: string, milliseconds: number): string =>
  new Date(Date.parse(now) - milliseconds).toISOString();

/** The moments, ISO 8601, before which changes and versions of the hours are thinned. */
export const thinnedBefore = (
  now: string,
): { readonly changes: string; readonly hours: string } => ({
  changes: before(now, EVERY_CHANGE),
  hours: before(now, EVERY_HOUR),
});

/** The automatic versions from before `hours` that are not the last version of their day. `versions` is in their order. */
export function versionsToThin<
  Version extends { readonly kind: string; readonly at: string },
>(
  versions: readonly Version[],
  hours: string,
  dayOf: (at: string) => string,
): Version[] {
  return versions.filter((version, place) => {
    const next = versions[place + 1];
    return (
      version.kind === 'automatic' &&
      version.at < hours &&
      next !== undefined &&
      dayOf(next.at) === dayOf(version.at)
    );
  });
}

export type LoggedChange = {
  readonly id: number;
  readonly block: string;
  readonly kind: 'put' | 'move' | 'remove';
};

/** A change that may go, and the next of its block that stays. */
export type ThinnedChange = { readonly id: number; readonly next: number };

/**
 * The changes that may go. `changes` stand block by block and within a block in their order; `points` are those of the
 * versions, rising; `last` is the last change of the time that is thinned. Of one block the later stand first: taken away
 * in that order, each is followed by one that stays.
 */
export function changesToThin(
  changes: readonly LoggedChange[],
  points: readonly number[],
  last: number,
): ThinnedChange[] {
  const thinned: ThinnedChange[] = [];
  let next: LoggedChange | null = null;
  for (const change of changes.toReversed()) {
    // A move says where and not what, and a removal needs something to remove: what they build on stays with them.
    const mayGo =
      next?.block === change.block &&
      next.id <= last &&
      (change.kind !== 'put' || next.kind === 'put') &&
      !hasPoint(points, change.id, next.id);
    if (mayGo && next) thinned.push({ id: change.id, next: next.id });
    else next = change;
  }
  return thinned;
}

/** Whether one of the rising `points` is at or after `from` and before `to`. */
function hasPoint(
  points: readonly number[],
  from: number,
  to: number,
): boolean {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const found = points[low];
  return found !== undefined && found < to;
}

export type LoggedHead = { readonly id: number; readonly at: string };

/** The heads that may go, by the same rule; `heads` is in their order, `shown` are those that versions show. */
export function headsToThin(
  heads: readonly LoggedHead[],
  shown: ReadonlySet<number>,
  changes: string,
): number[] {
  return heads.flatMap(({ id }, place) => {
    const next = heads[place + 1];
    return next && next.at < changes && !shown.has(id) ? [id] : [];
  });
}
