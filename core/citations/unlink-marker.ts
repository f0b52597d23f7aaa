// Unlinking: citations that were markers become those markers again, with the words and the white space that they had.
// Linked and unlinked, in whatever order, a text is what it was.
import { scanMarkers, writePartOfMarker } from '../convert/markers.ts';
import type {
  Block,
  Citation,
  Footnote,
  FootnoteId,
  Inline,
  LinkedMarker,
  Marker,
  MarkerId,
  MarkerReference,
} from '../document/document.ts';
import { citationsOf, mapInlineContainers } from '../document/walk.ts';

type NewId = (kind: 'footnote' | 'marker') => string;

/** One number of a marker as it was written: still in a marker, in a citation that stays, or in one that is unlinked. */
type Piece = {
  readonly number: number;
  readonly written: string;
  /** The white space that comes back before it. */
  readonly space: string;
} & (
  | { readonly kind: 'marker'; readonly marker: Marker; readonly index: number }
  | { readonly kind: 'stays'; readonly citation: Citation; note: Footnote }
  | { readonly kind: 'unlinked'; readonly citation: Citation }
);

/** A piece with its place in the whole marker; -1 where that can't be told. */
type PlacedPiece = { readonly piece: Piece; readonly at: number };

function wholeOf(written: string): MarkerReference[] {
  const [found] = scanMarkers(written);
  return found?.text === written ? found.references : [];
}

const isLinked = (
  part: Footnote['content'][number],
): part is Citation & { readonly marker: LinkedMarker } =>
  part.type === 'citation' && part.marker !== undefined;

const writtenOf = (marker: Marker): string => marker.written ?? marker.text;

const piecesOfMarker = (marker: Marker): Piece[] =>
  marker.references.map(({ number }, index) => ({
    kind: 'marker',
    number,
    written: writtenOf(marker),
    space: '',
    marker,
    index,
  }));

/** Each piece gets its place in the whole marker: those of one marker come in its order. */
function placed(pieces: readonly Piece[]): PlacedPiece[] {
  const result: PlacedPiece[] = [];
  let last: { written: string; at: number } | null = null;
  for (const piece of pieces) {
    const whole = wholeOf(piece.written);
    const from: number =
      last?.written === piece.written && piece.space === '' ? last.at + 1 : 0;
    const find = (start: number): number =>
      whole.findIndex(
        ({ number }, index) => index >= start && number === piece.number,
      );
    const onward = find(from);
    const at: number = onward >= 0 ? onward : find(0);
    last = { written: piece.written, at };
    result.push({ piece, at });
  }
  return result;
}

/** The marker that stands for these neighbouring places of a whole one. */
function markerOf(pieces: readonly PlacedPiece[], newId: NewId): Marker {
  const [first] = pieces;
  const former = pieces.flatMap(({ piece }) =>
    piece.kind === 'marker' ? [piece.marker] : [],
  )[0];
  const id = former?.id ?? (newId('marker') as MarkerId);
  const written = first?.piece.written ?? '';
  const from = first?.at ?? -1;
  const whole = wholeOf(written);
  const to = from + pieces.length;
  if (from < 0) {
    const number = first?.piece.number ?? 1;
    return {
      type: 'marker',
      id,
      text: `[${number}]`,
      references: [{ number }],
      written,
    };
  }
  if (from === 0 && to === whole.length)
    return { type: 'marker', id, text: written, references: whole };
  return {
    type: 'marker',
    id,
    text: writePartOfMarker({ text: written, references: whole }, from, to),
    references: whole.slice(from, to),
    written,
  };
}

/** Puts `space` behind what is there, in the look of the words that it follows. */
function addSpace(content: Inline[], space: string): void {
  if (space === '') return;
  const last = content.at(-1);
  if (last?.type === 'text') {
    content.pop();
    content.push({ ...last, text: last.text + space });
  } else content.push({ type: 'text', text: space });
}

function writePieces(
  content: Inline[],
  pieces: readonly Piece[],
  newId: NewId,
): void {
  const all = placed(pieces);
  // The first part of a note that is divided keeps its id: verdicts and comments hang on it.
  const used = new Set<FootnoteId>();
  for (let begin = 0; begin < all.length;) {
    const first = all[begin];
    if (!first) break;
    let end = begin + 1;
    if (first.piece.kind === 'stays') {
      const { note } = first.piece;
      const citations: Citation[] = [first.piece.citation];
      for (; end < all.length; end += 1) {
        const piece = all[end]?.piece;
        if (piece?.kind !== 'stays' || piece.note !== note) break;
        citations.push(piece.citation);
      }
      const id = used.has(note.id)
        ? (newId('footnote') as FootnoteId)
        : note.id;
      used.add(note.id);
      content.push({ type: 'footnote', id, content: citations });
    } else {
      for (; end < all.length; end += 1) {
        const before = all[end - 1];
        const next = all[end];
        if (!before || !next || next.piece.kind === 'stays') break;
        const { piece } = next;
        if (
          piece.written !== first.piece.written ||
          piece.space !== '' ||
          before.at < 0 ||
          next.at !== before.at + 1
        )
          break;
      }
      addSpace(content, first.piece.space);
      content.push(markerOf(all.slice(begin, end), newId));
    }
    begin = end;
  }
}

const hasNumber = (footnote: Footnote, number: number): boolean =>
  citationsOf(footnote).some(({ marker }) => marker?.number === number);

/** A note that a person wrote into: its words stay one note, and the markers stand before it. */
function isOwn(footnote: Footnote): boolean {
  return !footnote.content.every(isLinked);
}

function unlinkContent(
  content: readonly Inline[],
  number: number,
  newId: NewId,
): Inline[] {
  const result: Inline[] = [];
  let pieces: Piece[] = [];
  const flush = (): void => {
    // Markers that nothing joins stay the values that they are.
    if (pieces.some(({ kind }) => kind === 'unlinked'))
      writePieces(result, pieces, newId);
    else {
      const seen = new Set<Inline>();
      for (const piece of pieces)
        if (piece.kind !== 'unlinked')
          seen.add(piece.kind === 'marker' ? piece.marker : piece.note);
      result.push(...seen);
    }
    pieces = [];
  };
  for (const inline of content) {
    if (inline.type === 'marker') pieces.push(...piecesOfMarker(inline));
    else if (inline.type === 'footnote' && inline.content.length > 0) {
      const own = isOwn(inline);
      if (own && !hasNumber(inline, number)) {
        flush();
        result.push(inline);
        continue;
      }
      for (const part of inline.content) {
        if (!isLinked(part)) continue;
        const { written, space } = part.marker;
        const piece = { number: part.marker.number, written, space };
        if (piece.number === number)
          pieces.push({ ...piece, kind: 'unlinked', citation: part });
        else if (!own)
          pieces.push({
            ...piece,
            kind: 'stays',
            citation: part,
            note: inline,
          });
      }
      if (!own) continue;
      flush();
      const rest = inline.content.filter(
        (part) => !isLinked(part) || part.marker.number !== number,
      );
      result.push({ ...inline, content: rest });
    } else {
      flush();
      result.push(inline);
    }
  }
  flush();
  return result;
}

/** Whether the citation holds what its marker has no place for: a locator that is not the marker's own, words around it. */
function hasMore({ locator, marker, ...citation }: Citation): boolean {
  if (citation.prefix !== undefined || citation.suffix !== undefined)
    return true;
  if (citation.suppressAuthor) return true;
  if (!locator || !marker) return false;
  return !wholeOf(marker.written).some(
    (reference) =>
      reference.number === marker.number &&
      reference.locator?.label === locator.label &&
      reference.locator.value === locator.value,
  );
}

/**
 * Every citation that was a marker's `number` is that marker again, where it stood. `changed` are the blocks that are
 * different now, `unlinked` is the number of places; `dropped` is how many of them had a page or words of their own, which
 * a marker can't keep. Ids come from `newId`.
 */
export function unlinkMarker(
  blocks: readonly Block[],
  number: number,
  newId: NewId,
): { changed: Block[]; unlinked: number; dropped: number } {
  const changed: Block[] = [];
  let unlinked = 0;
  let dropped = 0;
  for (const block of blocks) {
    const next = mapInlineContainers(block, (content) => {
      let here = 0;
      for (const inline of content)
        if (inline.type === 'footnote')
          for (const citation of citationsOf(inline))
            if (citation.marker?.number === number) {
              here += 1;
              if (hasMore(citation)) dropped += 1;
            }
      unlinked += here;
      return here === 0 ? content : unlinkContent(content, number, newId);
    });
    if (next !== block) changed.push(next);
  }
  return { changed, unlinked, dropped };
}
