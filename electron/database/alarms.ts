// The rows of the alarms of briefings that cite a source which changed. One is open for a source in a briefing at most; it
// goes by itself where the source is again what it was.
import { z } from 'zod';
import { joinChanges, type ReliedChange } from '#core/citations/relied-on.ts';
import { damaged } from './library-errors.ts';
import type { Library } from './open.ts';
import { saving, statement } from './query.ts';
import type { Stamp } from './stamp.ts';
import { parseJson } from './stored-json.ts';

/** By which an alarm is settled as it was shown: one that went on since then is another. */
export type AlarmSeen = { readonly id: number; readonly at: string };

const part = z.strictObject({ words: z.string(), exact: z.string() });
const changesSchema = z.array(
  z.strictObject({
    part: z.string(),
    before: part.nullable(),
    after: part.nullable(),
  }),
);

export type AlarmRow = {
  readonly key: number;
  readonly briefing: number;
  readonly source: number;
  readonly changes: string;
  readonly at: string;
  readonly author: string;
};

export function changesOf(library: Library, json: string): ReliedChange[] {
  const result = changesSchema.safeParse(parseJson(json));
  if (!result.success)
    throw damaged(library.folder, 'what changed of a source can’t be read');
  return result.data;
}

const openRow = (
  library: Library,
  briefing: number,
  source: number,
): AlarmRow | undefined =>
  statement(
    library,
    'SELECT key, briefing, source, changes, at, author FROM alarms WHERE briefing = ? AND source = ? AND settled IS NULL',
  ).get(briefing, source) as AlarmRow | undefined;

export function openChanges(
  library: Library,
  briefing: number,
  source: number,
): ReliedChange[] {
  const row = openRow(library, briefing, source);
  return row ? changesOf(library, row.changes) : [];
}

/** The briefings with an open alarm for the source, those that don't cite it now too. */
export const alarmedBriefings = (library: Library, source: number): number[] =>
  statement(
    library,
    'SELECT briefing FROM alarms WHERE source = ? AND settled IS NULL',
  )
    .pluck()
    .all(source) as number[];

/** What the open alarm says from now on; none is open where nothing changed. Inside the transaction of the change. */
export function writeAlarm(
  library: Library,
  { briefing, source }: { readonly briefing: number; readonly source: number },
  changes: readonly ReliedChange[],
  stamp: Stamp,
): void {
  const row = openRow(library, briefing, source);
  const json = JSON.stringify(changes);
  if (row?.changes === json) return;
  if (row && changes.length === 0)
    statement(library, 'DELETE FROM alarms WHERE key = ?').run(row.key);
  else if (row)
    statement(
      library,
      'UPDATE alarms SET changes = ?, at = ?, author = ? WHERE key = ?',
    ).run(json, stamp.at, stamp.author, row.key);
  else if (changes.length > 0)
    statement(
      library,
      'INSERT INTO alarms (briefing, source, changes, at, author) VALUES (?, ?, ?, ?, ?)',
    ).run(briefing, source, json, stamp.at, stamp.author);
}

/** A person has looked at these; one that went on meanwhile stays open. Returns those that were settled. */
export function settleAlarms(
  library: Library,
  seen: readonly AlarmSeen[],
  stamp: Stamp,
): AlarmSeen[] {
  return saving(library, () =>
    seen.filter(
      ({ id, at }) =>
        statement(
          library,
          'UPDATE alarms SET settled = ?, settled_by = ? WHERE key = ? AND at = ? AND settled IS NULL',
        ).run(stamp.at, stamp.author, id, at).changes === 1,
    ),
  );
}

/** Takes back that a person has looked; what changed since goes on from there. Those that are gone are passed over. */
export function reopenAlarms(
  library: Library,
  seen: readonly AlarmSeen[],
): void {
  saving(library, () => {
    for (const { id, at } of seen) {
      const row = statement(
        library,
        'SELECT key, briefing, source, changes, at, author FROM alarms WHERE key = ? AND at = ? AND settled IS NOT NULL',
      ).get(id, at) as AlarmRow | undefined;
      if (!row) continue;
      const open = openRow(library, row.briefing, row.source);
      if (open) {
        const changes = joinChanges(
          changesOf(library, row.changes),
          changesOf(library, open.changes),
        );
        statement(library, 'DELETE FROM alarms WHERE key = ?').run(row.key);
        writeAlarm(library, row, changes, open);
      } else
        statement(
          library,
          'UPDATE alarms SET settled = NULL, settled_by = NULL WHERE key = ?',
        ).run(row.key);
    }
  });
}

/** What nobody has looked at in one briefing, nobody has in its copy. Inside the transaction that makes the copy. */
export function copyAlarms(library: Library, from: number, to: number): void {
  statement(
    library,
    `INSERT INTO alarms (briefing, source, changes, at, author)
     SELECT ?, source, changes, at, author FROM alarms WHERE briefing = ? AND settled IS NULL ORDER BY key`,
  ).run(to, from);
}

/**
 * The alarms of a source that goes are those of the one in its place. What they say is written anew by who merges, once
 * that one is what it will be.
 */
export function moveAlarms(library: Library, from: number, into: number): void {
  for (const briefing of alarmedBriefings(library, from)) {
    const moved = openRow(library, briefing, from);
    const there = openRow(library, briefing, into);
    if (!moved || !there) continue;
    writeAlarm(
      library,
      there,
      joinChanges(
        changesOf(library, there.changes),
        changesOf(library, moved.changes).filter(
          (change) =>
            !changesOf(library, there.changes).some(
              (each) => each.part === change.part,
            ),
        ),
      ),
      moved.at > there.at ? moved : there,
    );
    statement(library, 'DELETE FROM alarms WHERE key = ?').run(moved.key);
  }
  statement(library, 'UPDATE alarms SET source = ? WHERE source = ?').run(
    into,
    from,
  );
}
