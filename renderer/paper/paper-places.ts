// From the text to its place on paper and back. The typesetter says where each block and each note begins; within a block
// the place follows from how much of its words stands before it.
import { stretchesOf, type Stretch } from '#core/find/stretches.ts';
import type { Block, BlockId, FootnoteId } from '#core/document/document.ts';
import type { FoundPlace, TextPlace } from '../editor-handle.ts';

/** Points from the top of a page, which is counted from 1. */
export type PaperPlace = { readonly page: number; readonly y: number };
type Placed = { readonly id: string } & PaperPlace;

export type PaperPlaces = {
  readonly pages: number;
  /** How high a page is, in points. */
  readonly height: number;
  readonly blocks: readonly Placed[];
  readonly notes: readonly Placed[];
};

/** A piece of a block's room on one page. */
export type PaperPiece = {
  readonly page: number;
  readonly from: number;
  readonly to: number;
};

/** Room that nothing but running lines stands in, in points. */
export const MARGIN = { top: 78, bottom: 79 } as const;
/** What is lower holds no line of words, in points; the margins of the sheets differ by less. */
const LINE = 10;
/** Over a note's first line, in points. */
const NOTE_LINE = 10;

const isBefore = (a: PaperPlace, b: PaperPlace): boolean =>
  a.page < b.page || (a.page === b.page && a.y <= b.y);

/** Where the text of a page ends: at its notes. */
function footOf({ notes, height }: PaperPlaces, page: number): number {
  return notes
    .filter((note) => note.page === page)
    .reduce(
      (least, { y }) => Math.min(least, y - NOTE_LINE),
      height - MARGIN.bottom,
    );
}

/** From where the block begins to where the next one does, a piece a page; empty where the block is not printed. */
export function piecesOf(places: PaperPlaces, id: string): PaperPiece[] {
  const at = places.blocks.findIndex((block) => block.id === id);
  const begin = places.blocks[at];
  if (!begin) return [];
  const next = places.blocks[at + 1];
  const last = next ? next.page : places.pages;
  const pieces: PaperPiece[] = [];
  for (let page = begin.page; page <= last; page += 1) {
    const from = page === begin.page ? begin.y : MARGIN.top;
    const to = page === next?.page ? next.y : footOf(places, page);
    const least = page === begin.page ? 0 : LINE;
    if (to - from > least) pieces.push({ page, from, to });
  }
  return pieces.length > 0
    ? pieces
    : [{ page: begin.page, from: begin.y, to: begin.y }];
}

const roomOf = (pieces: readonly PaperPiece[]): number =>
  pieces.reduce((sum, { from, to }) => sum + to - from, 0);

/** Where the place stands on paper; a block that is not printed stands where the one before it does. Null before all. */
export function placeOnPaper(
  places: PaperPlaces,
  blocks: readonly Block[],
  { block, place, offset }: TextPlace,
): (PaperPlace & { readonly block: string }) | null {
  const printed = new Set(places.blocks.map(({ id }) => id));
  let at = blocks.findIndex(({ id }) => id === block);
  const own = blocks[at];
  while (at >= 0 && !printed.has(blocks[at]?.id ?? '')) at -= 1;
  const found = blocks[at];
  if (!found) return null;
  const pieces = piecesOf(places, found.id);
  let left = roomOf(pieces) * (found === own ? partOf(own, place, offset) : 1);
  for (const [index, { page, from, to }] of pieces.entries()) {
    // The end of a page and the start of the next are one place: it is the next.
    if (left < to - from || index === pieces.length - 1)
      return {
        page,
        y: Math.min(to, from + left),
        block: found.id,
      };
    left -= to - from;
  }
  return null;
}

/** How much of the block's words stands before that place, from 0 to 1. */
function partOf(block: Block, place: number, offset: number): number {
  const stretches = textOf(block);
  const all = stretches.reduce((sum, { text }) => sum + text.length, 0);
  const before = stretches.reduce(
    (sum, { place: each, text }) =>
      sum + (each < place ? text.length : each === place ? offset : 0),
    0,
  );
  return all === 0 ? 0 : Math.min(1, before / all);
}

const textOf = (block: Block) =>
  stretchesOf([block]).filter(({ footnote }) => footnote === null);

/**
 * What stands at a place on paper: a note, or the block with how much of its room is above; the first block for what stands
 * over it. Null where nothing is printed.
 */
export function atPaperPlace(
  places: PaperPlaces,
  at: PaperPlace,
):
  | { readonly note: FootnoteId }
  | { readonly block: BlockId; readonly part: number }
  | null {
  const notes = places.notes.filter(
    ({ page, y }) => page === at.page && y - NOTE_LINE <= at.y,
  );
  const note = notes.reduce<Placed | null>(
    (lowest, each) => (lowest && lowest.y > each.y ? lowest : each),
    null,
  );
  if (note) return { note: note.id as FootnoteId };
  const block =
    places.blocks.findLast((each) => isBefore(each, at)) ?? places.blocks[0];
  if (!block) return null;
  const pieces = piecesOf(places, block.id);
  const room = roomOf(pieces);
  const above = pieces.reduce(
    (sum, { page, from, to }) =>
      sum +
      (page < at.page
        ? to - from
        : page === at.page
          ? Math.max(0, Math.min(to, at.y) - from)
          : 0),
    0,
  );
  return { block: block.id as BlockId, part: room === 0 ? 0 : above / room };
}

/** A line as it is printed, and which of its characters is meant. */
export type PrintedLine = { readonly text: string; readonly at: number };

/**
 * The place in the block's words: the word of the line that is meant, where it stands nearest to `part` of them. Without a
 * line, or where the block has no such word, `part` alone says it.
 */
export function placeInText(
  block: Block,
  part: number,
  line: PrintedLine | null,
): FoundPlace | null {
  const stretches = textOf(block);
  const all = stretches.reduce((sum, { text }) => sum + text.length, 0);
  const near = all * part;
  for (const words of line ? wordsAround(line) : []) {
    const best = nearest(stretches, near, ({ text }) => {
      const offsets: number[] = [];
      for (
        let found = text.indexOf(words.text);
        found >= 0;
        found = text.indexOf(words.text, found + 1)
      )
        offsets.push(found + words.at);
      return offsets;
    });
    if (best) return best;
  }
  return nearest(stretches, near, ({ text }, before) => [
    Math.round(Math.max(0, Math.min(text.length, near - before))),
  ]);
}

/** Of the offsets in each stretch the one that is nearest to `near`, counted over all of them. */
function nearest(
  stretches: readonly Stretch[],
  near: number,
  offsetsIn: (stretch: Stretch, before: number) => readonly number[],
): FoundPlace | null {
  const found: { readonly place: FoundPlace; readonly away: number }[] = [];
  let before = 0;
  for (const stretch of stretches) {
    const { block, place } = stretch;
    for (const from of offsetsIn(stretch, before))
      found.push({
        place: { block, place, footnote: null, from, to: from },
        away: Math.abs(before + from - near),
      });
    before += stretch.text.length;
  }
  return found.sort((a, b) => a.away - b.away)[0]?.place ?? null;
}

/** The word that is meant with those beside it, then the word alone; `at` is the character that is meant. */
function wordsAround({ text, at }: PrintedLine): PrintedLine[] {
  const words = [...text.matchAll(/\S+/gu)];
  const meant = words.findIndex(
    ({ 0: word, index }) => at <= index + word.length,
  );
  const word = words[meant];
  if (!word) return [];
  const wide = words[meant + 1] ?? words[meant - 1];
  const from = Math.min(word.index, wide?.index ?? word.index);
  const to = Math.max(
    word.index + word[0].length,
    wide ? wide.index + wide[0].length : 0,
  );
  const inWord = Math.max(0, at - word.index);
  return [
    { text: text.slice(from, to), at: word.index - from + inWord },
    { text: word[0], at: inWord },
  ];
}
