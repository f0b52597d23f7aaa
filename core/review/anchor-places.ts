// From the text that comments are counted in (core/review/thread.ts) to the stretches of a block as the sheet knows them
// (core/find/stretches.ts), where the mark of a note counts as one, and back.
import type { Block } from '../document/document.ts';
import { wordsOfInline } from '../find/stretches.ts';
import { inlineContainers, plainInline } from '../document/walk.ts';

export type StretchPlace = {
  /** Which of the block's stretches it is, counted from 0. */
  readonly place: number;
  readonly from: number;
  readonly to: number;
};

/** A piece of one stretch, where it begins in the stretch and in the text of the block. */
type Piece = {
  readonly place: number;
  readonly at: number;
  readonly from: number;
  readonly length: number;
};

function piecesOf(block: Block): Piece[] {
  if (block.type === 'code')
    return [{ place: 0, at: 0, from: 0, length: block.text.length }];
  const pieces: Piece[] = [];
  let at = 0;
  let place = 0;
  for (const content of inlineContainers(block)) {
    // Stretches are a line each.
    if (place > 0) at += 1;
    let from = 0;
    for (const inline of content) {
      const length = plainInline([inline]).length;
      pieces.push({ place, at, from, length });
      at += length;
      from += wordsOfInline(inline).length;
    }
    if (content.length === 0) pieces.push({ place, at, from: 0, length: 0 });
    place += 1;
  }
  return pieces;
}

/** Where the words from `start` to before `end` stand: one place a stretch that has some of them. */
export function placesOfWords(
  block: Block,
  start: number,
  end: number,
): StretchPlace[] {
  const places: StretchPlace[] = [];
  for (const { place, at, from, length } of piecesOf(block)) {
    const low = Math.max(at, start);
    const high = Math.min(at + length, end);
    if (low >= high) continue;
    const found = { place, from: from + low - at, to: from + high - at };
    const last = places.at(-1);
    if (last?.place === place)
      places[places.length - 1] = { ...last, to: found.to };
    else places.push(found);
  }
  return places;
}

/** The offset in the block's text of an offset in one of its stretches; null where there is no such stretch. */
export function offsetInText(
  block: Block,
  place: number,
  offset: number,
): number | null {
  const pieces = piecesOf(block).filter((piece) => piece.place === place);
  const piece = pieces.findLast(({ from }) => from <= offset);
  return piece ? piece.at + Math.min(piece.length, offset - piece.from) : null;
}
