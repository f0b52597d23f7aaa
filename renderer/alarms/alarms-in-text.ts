// Which notes rest on a source that changed, and their numbers, in the text as it is now: main knows them as they were saved.
import type { PageOutput } from '#core/contract.ts';
import type { Footnote } from '#core/document/document.ts';
import { citationsOf } from '#core/document/walk.ts';

export type Told = PageOutput<'alarms.list'>['alarms'][number];
export type NumberedFootnote = {
  readonly number: number;
  readonly footnote: Footnote;
};
export type Alarm = Omit<Told, 'notes'> & {
  /** At least one. */
  readonly notes: readonly NumberedFootnote[];
};

/** The alarms with the notes that rest on them now; those on which none does are left out. */
export function alarmsInText(
  told: readonly Told[],
  footnotes: readonly NumberedFootnote[],
): Alarm[] {
  const citing = new Map<string, NumberedFootnote[]>(
    told.map(({ source }) => [source, []]),
  );
  for (const note of footnotes)
    for (const source of new Set(
      citationsOf(note.footnote).map((citation) => citation.source),
    ))
      citing.get(source)?.push(note);
  return told.flatMap((alarm) => {
    const notes = citing.get(alarm.source) ?? [];
    return notes.length > 0 ? [{ ...alarm, notes }] : [];
  });
}
