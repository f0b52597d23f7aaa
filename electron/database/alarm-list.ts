// The open alarms as they are told. One of a briefing that doesn't cite the source now, or lies in the bin, waits untold,
// but to who asks for that briefing alone: what is written there may cite the source again before it is saved.
import { describeSource } from '#core/citations/describe-source.ts';
import type { BriefingId, SourceId } from '#core/document/document.ts';
import { changesOf, type AlarmRow, type AlarmSeen } from './alarms.ts';
import type { Library } from './open.ts';
import { reading, statement } from './query.ts';
import {
  notesOfBriefing,
  type CitedIn,
  type NotesOfSource,
} from './source-uses.ts';
import { sourceAt } from './sources.ts';
import { verdictsOn } from './verdicts.ts';

export type Alarm = AlarmSeen & {
  readonly briefing: BriefingId;
  readonly briefingTitle: string;
  readonly source: SourceId;
  readonly citekey: string;
  readonly sourceTitle: string;
  readonly sourceType: string;
  readonly author: string;
  /** Words for a person; null where it was not, or is no longer, there. */
  readonly changes: readonly {
    readonly part: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
  readonly notes: CitedIn['notes'];
  /** How many of its citations there have a verdict. */
  readonly verdicts: number;
};

const CITED = `EXISTS (SELECT 1 FROM citations WHERE citations.briefing = alarms.briefing
                AND citations.source = alarms.source)`;

/** Which are open, and no more of them: of briefings that are not in the bin. */
export function openAlarms(
  library: Library,
): { readonly briefing: BriefingId; readonly source: SourceId }[] {
  return reading(
    library,
    () =>
      statement(
        library,
        `SELECT briefings.id AS briefing, sources.id AS source FROM alarms
         JOIN briefings ON briefings.key = alarms.briefing AND briefings.binned IS NULL
         JOIN sources ON sources.key = alarms.source
         WHERE settled IS NULL AND ${CITED}`,
      ).all() as { briefing: BriefingId; source: SourceId }[],
  );
}

/**
 * Those that are open, the last change first; with a briefing its own alone, in the bin too, and with those that no note
 * of it rests on now. No 'not-found': a briefing that isn't there has none.
 */
export function listAlarms(
  library: Library,
  only: BriefingId | null = null,
): Alarm[] {
  const readers = new Map<number, NotesOfSource>();
  const notesIn = (briefing: number): NotesOfSource => {
    const known = readers.get(briefing) ?? notesOfBriefing(library, briefing);
    readers.set(briefing, known);
    return known;
  };
  return reading(library, () =>
    (
      statement(
        library,
        `SELECT alarms.key, alarms.briefing, alarms.source, changes, at, author, briefings.id, briefings.title
         FROM alarms JOIN briefings ON briefings.key = alarms.briefing
         WHERE settled IS NULL AND iif(@only IS NULL, briefings.binned IS NULL AND ${CITED}, briefings.id = @only)
         ORDER BY at DESC, alarms.key DESC`,
      ).all({ only }) as (AlarmRow & { id: BriefingId; title: string })[]
    ).map(({ key, briefing, source, changes, at, author, id, title }) => {
      const { item, citekey, id: sourceId } = sourceAt(library, source);
      return {
        id: key,
        at,
        author,
        briefing: id,
        briefingTitle: title,
        source: sourceId,
        citekey,
        sourceTitle: describeSource({ item }).title || `@${citekey}`,
        sourceType: item.type,
        changes: changesOf(library, changes).map((change) => ({
          part: change.part,
          before: change.before?.words ?? null,
          after: change.after?.words ?? null,
        })),
        notes: notesIn(briefing)(source),
        verdicts: verdictsOn(library, briefing, source),
      };
    }),
  );
}
