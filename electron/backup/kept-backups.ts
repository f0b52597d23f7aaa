// Which backups are kept: one an hour for a day, one a day for two weeks, one a week for twelve weeks; the newest always;
// and for thirty days those that a person asked for or that were made before something was brought back.

export type DatedBackup = {
  readonly name: string;
  readonly at: Date;
  /** Made by hand or before a restore. */
  readonly asked: boolean;
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const RULES = [
  { within: DAY, each: HOUR },
  { within: 14 * DAY, each: DAY },
  { within: 84 * DAY, each: 7 * DAY },
];
const ASKED = 30 * DAY;

/** The names of those that are kept. Of each hour, day and week the last one; hours and days are UTC's. */
export function keptBackups(
  backups: readonly DatedBackup[],
  now: Date,
): Set<string> {
  const newestFirst = [...backups].sort(
    (a, b) => b.at.getTime() - a.at.getTime(),
  );
  const kept = new Set<string>();
  const [newest] = newestFirst;
  if (newest) kept.add(newest.name);
  for (const { name, at, asked } of backups)
    if (asked && now.getTime() - at.getTime() < ASKED) kept.add(name);
  for (const { within, each } of RULES) {
    const taken = new Set<number>();
    for (const { name, at } of newestFirst) {
      if (now.getTime() - at.getTime() >= within) break;
      const bucket = Math.floor(at.getTime() / each);
      if (!taken.has(bucket)) kept.add(name);
      taken.add(bucket);
    }
  }
  return kept;
}
