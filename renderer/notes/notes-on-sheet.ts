// What formatting needs of a sheet, and whether it has changed: most changes of a text leave its notes as they were.
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import type { Source } from '#core/citations/source.ts';
import type { Block } from '#core/document/document.ts';
import {
  citationsOf,
  footnotesOf,
  inlineContainers,
  type PlacedFootnote,
} from '#core/document/walk.ts';

// Blocks are never changed in place, so that each is looked through once.
const alone = new WeakMap<Block, Block | null>();

/** A paragraph for each block that holds notes, with the notes alone: they come out as from the whole blocks. */
export function notesAlone(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block): Block | [] => {
    const known = alone.get(block);
    if (known !== undefined) return known ?? [];
    const content = [...inlineContainers(block)].flatMap((stretch) =>
      stretch.filter(({ type }) => type === 'footnote'),
    );
    const { id, rank } = block;
    const found: Block | null =
      content.length > 0 ? { type: 'paragraph', id, rank, content } : null;
    alone.set(block, found);
    return found ?? [];
  });
}

/** The sources that the notes cite, each once, in the order of `sources`. */
export function citedSources(
  blocks: readonly Block[],
  sources: readonly Source[],
): Source[] {
  const cited = new Set(
    footnotesOf(blocks).flatMap(({ footnote }) =>
      citationsOf(footnote).map(({ source }) => source),
    ),
  );
  return sources.filter(({ id }) => cited.has(id));
}

const sameValue = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

/** Whether the same notes stand in the same blocks in the same order. */
export function sameNotes(
  before: readonly PlacedFootnote[],
  now: readonly PlacedFootnote[],
): boolean {
  return (
    before.length === now.length &&
    before.every((placed, index) => {
      const other = now[index];
      return (
        placed.block === other?.block &&
        sameValue(placed.footnote, other.footnote)
      );
    })
  );
}

export function sameSources(
  before: readonly Source[],
  now: readonly Source[],
): boolean {
  return (
    before.length === now.length &&
    before.every((source, index) => sameValue(source, now[index]))
  );
}

/** `next`, with the former object for each note that reads as before, so that only the others are drawn again. */
export function keepSame(
  former: readonly FormattedNote[],
  next: readonly FormattedNote[],
): readonly FormattedNote[] {
  const byId = new Map(former.map((note) => [note.id, note]));
  return next.map((note) => {
    const before = byId.get(note.id);
    return before && sameValue(before, note) ? before : note;
  });
}
