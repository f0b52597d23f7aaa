// Raises the alarms where a source changes, in the transaction that changes it: every way in which what is relied on of a
// source can change goes through here.
import { describeSource } from '#core/citations/describe-source.ts';
import type { CiteAs } from '#core/citations/cite-as-schema.ts';
import {
  changesSince,
  reliedOn,
  type ReliedOn,
  type SourceState,
} from '#core/citations/relied-on.ts';
import type { SourceStanding } from '#core/citations/source-fields.ts';
import type { CslItem } from '#core/citations/source.ts';
import type { Locator, SourceId } from '#core/document/document.ts';
import { alarmedBriefings, openChanges, writeAlarm } from './alarms.ts';
import type { Library } from './open.ts';
import { saving, statement } from './query.ts';
import { sourceKey } from './source-key.ts';
import type { Stamp } from './stamp.ts';
import { parseJson } from './stored-json.ts';

/** Runs `change`, which may change the source of this row, and raises what it gives cause for. */
export function raising<Value>(
  library: Library,
  source: number,
  stamp: Stamp,
  change: () => Value,
): Value {
  return saving(library, () => {
    const briefings = new Set([
      ...citingBriefings(library, source),
      ...alarmedBriefings(library, source),
    ]);
    // Most of those that a file brings again are cited by nobody.
    if (briefings.size === 0) return change();
    const before = readReliedOn(library, source);
    const value = change();
    const now = readReliedOn(library, source);
    for (const briefing of briefings)
      raise(library, { briefing, source }, before, now, stamp);
    return value;
  });
}

/**
 * As `raising`, where the sources of the rows `from` become one with `into`: who cited one of them rests on `into` now,
 * and is told what that says differently.
 */
export function raisingMerge<Value>(
  library: Library,
  { from, into }: { readonly from: readonly number[]; readonly into: number },
  stamp: Stamp,
  merge: () => Value,
): Value {
  return saving(library, () => {
    const before = new Map<number, ReliedOn>();
    for (const source of [into, ...from]) {
      const said = readReliedOn(library, source);
      for (const briefing of [
        ...citingBriefings(library, source),
        ...alarmedBriefings(library, source),
      ])
        if (!before.has(briefing)) before.set(briefing, said);
    }
    const value = merge();
    const now = readReliedOn(library, into);
    for (const [briefing, said] of before)
      raise(library, { briefing, source: into }, said, now, stamp);
    return value;
  });
}

/**
 * The source `from` becomes those of `into` again, one of which it is itself, and who cited it cites one of them: each is
 * told what its own says differently.
 */
export function raisingSplit(
  library: Library,
  {
    from,
    into,
  }: { readonly from: SourceId; readonly into: readonly SourceId[] },
  stamp: Stamp,
  split: () => void,
): void {
  saving(library, () => {
    const key = sourceKey(library, from);
    const said = readReliedOn(library, key);
    const resting = new Set([
      ...citingBriefings(library, key),
      ...alarmedBriefings(library, key),
    ]);
    split();
    for (const briefing of resting) {
      const open = openChanges(library, briefing, key);
      const cited = into
        .map((id) => sourceKey(library, id))
        .filter((each) => cites(library, briefing, each));
      for (const source of cited)
        writeAlarm(
          library,
          { briefing, source },
          changesSince(said, readReliedOn(library, source), open),
          stamp,
        );
      if (!cited.includes(key) && cited.length > 0)
        writeAlarm(library, { briefing, source: key }, [], stamp);
    }
  });
}

const cites = (library: Library, briefing: number, source: number): boolean =>
  statement(
    library,
    'SELECT 1 FROM citations WHERE briefing = ? AND source = ? LIMIT 1',
  ).get(briefing, source) !== undefined;

function raise(
  library: Library,
  at: { readonly briefing: number; readonly source: number },
  before: ReliedOn,
  now: ReliedOn,
  stamp: Stamp,
): void {
  const open = openChanges(library, at.briefing, at.source);
  writeAlarm(library, at, changesSince(before, now, open), stamp);
}

const citingBriefings = (library: Library, source: number): number[] =>
  statement(library, 'SELECT DISTINCT briefing FROM citations WHERE source = ?')
    .pluck()
    .all(source) as number[];

/** What is relied on of the source of this row, as it is now. */
export function readReliedOn(library: Library, source: number): ReliedOn {
  const row = statement(
    library,
    `SELECT item, cite_as, standing,
            (SELECT substr(captured, 1, 10) FROM source_attachments WHERE source = sources.key AND printed = 1) AS captured,
            (SELECT other.item FROM sources AS other WHERE other.key = sources.superseded_by) AS other
     FROM sources WHERE key = ?`,
  ).get(source) as {
    readonly item: string;
    readonly cite_as: string | null;
    readonly standing: SourceStanding;
    readonly captured: string | null;
    readonly other: string | null;
  };
  const excerpts = statement(
    library,
    'SELECT id, text, locator_label AS label, locator_value AS value FROM excerpts WHERE source = ? ORDER BY created, key',
  ).all(source) as {
    readonly id: string;
    readonly text: string;
    readonly label: Locator['label'] | null;
    readonly value: string | null;
  }[];
  return reliedOn({
    item: parseJson(row.item) as CslItem,
    citeAs: row.cite_as === null ? null : (parseJson(row.cite_as) as CiteAs),
    captured: row.captured,
    standing: row.standing,
    supersededBy:
      row.other === null
        ? null
        : describeSource({ item: parseJson(row.other) as CslItem }).title ||
          'a source without a title',
    files: statement(
      library,
      'SELECT sha256, file_name AS fileName FROM source_attachments WHERE source = ? ORDER BY file_name, sha256',
    ).all(source) as SourceState['files'],
    excerpts: excerpts.map(({ label, value, ...excerpt }) => ({
      ...excerpt,
      locator: label === null || value === null ? null : { label, value },
    })),
  });
}
