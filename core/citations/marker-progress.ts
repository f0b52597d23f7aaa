// How far the linking of a briefing's markers has come: each number with the places that wait for a source and the
// notes that it has become, in the order of the numbers, gaps among them.
import type { Block, FootnoteId, SourceId } from '../document/document.ts';
import { citationsOf, footnotesOf } from '../document/walk.ts';
import { markerOverview, type MarkerPlace } from './marker-overview.ts';

/** One source that a number is linked to. Somebody may have changed the source of one of its notes since. */
export type LinkedSource = {
  readonly source: SourceId;
  /** In rising order, each once. */
  readonly notes: readonly {
    readonly id: FootnoteId;
    readonly number: number;
  }[];
};

export type MarkerNumber = {
  readonly kind: 'number';
  readonly number: number;
  /** The places that are not linked yet. */
  readonly waiting: readonly MarkerPlace[];
  readonly linked: readonly LinkedSource[];
  /** How often the number occurs, linked or not. */
  readonly count: number;
};

/** Numbers that occur nowhere though a higher one does; `from` and `to` are the same where it is one. */
export type MarkerGap = {
  readonly kind: 'gap';
  readonly from: number;
  readonly to: number;
};

export type MarkerProgress = {
  /** In rising order; runs of missing numbers are one gap. */
  readonly rows: readonly (MarkerNumber | MarkerGap)[];
  readonly gaps: readonly MarkerGap[];
  /** How many numbers there are, and how many of them have no place left that waits. */
  readonly numbers: number;
  readonly linked: number;
  /** How many places the numbers have together, linked or not. */
  readonly markers: number;
};

type Notes = Map<SourceId, Map<FootnoteId, number>>;

function linkedNumbers(
  blocks: readonly Block[],
  notesBefore: number,
): Map<number, { notes: Notes; count: number }> {
  const found = new Map<number, { notes: Notes; count: number }>();
  for (const { footnote, number: note } of footnotesOf(blocks))
    for (const { marker, source } of citationsOf(footnote)) {
      if (!marker) continue;
      const known = found.get(marker.number) ?? {
        notes: new Map<SourceId, Map<FootnoteId, number>>(),
        count: 0,
      };
      found.set(marker.number, known);
      known.count += 1;
      const notes = known.notes.get(source) ?? new Map<FootnoteId, number>();
      known.notes.set(source, notes);
      notes.set(footnote.id, notesBefore + note);
    }
  return found;
}

function runsOf(numbers: readonly number[]): MarkerGap[] {
  const runs: { kind: 'gap'; from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last?.to === number - 1) last.to = number;
    else runs.push({ kind: 'gap', from: number, to: number });
  }
  return runs;
}

/** `notesBefore` is how many footnotes stand before these blocks. */
export function markerProgress(
  blocks: readonly Block[],
  notesBefore = 0,
): MarkerProgress {
  const overview = markerOverview(blocks);
  const waiting = new Map(
    overview.markers.map(({ number, places }) => [number, places]),
  );
  const linked = linkedNumbers(blocks, notesBefore);
  const numbers = [...new Set([...waiting.keys(), ...linked.keys()])].map(
    (number): MarkerNumber => {
      const places = waiting.get(number) ?? [];
      const known = linked.get(number);
      return {
        kind: 'number',
        number,
        waiting: places,
        linked: Array.from(known?.notes ?? [], ([source, notes]) => ({
          source,
          notes: Array.from(notes, ([id, note]) => ({ id, number: note })),
        })),
        count: places.length + (known?.count ?? 0),
      };
    },
  );
  const gaps = runsOf(overview.gaps);
  const first = (row: MarkerNumber | MarkerGap): number =>
    row.kind === 'gap' ? row.from : row.number;
  return {
    rows: [...numbers, ...gaps].sort((a, b) => first(a) - first(b)),
    gaps,
    numbers: numbers.length,
    linked: numbers.filter((one) => one.waiting.length === 0).length,
    markers: numbers.reduce((sum, { count }) => sum + count, 0),
  };
}

/** The number to link after `number`: the next higher one that waits, else the lowest; null where none waits. */
export function nextWaiting(
  { rows }: MarkerProgress,
  number: number,
): number | null {
  const waiting = rows.filter(
    (row): row is MarkerNumber =>
      row.kind === 'number' && row.waiting.length > 0 && row.number !== number,
  );
  const next = waiting.find((row) => row.number > number) ?? waiting[0];
  return next?.number ?? null;
}
