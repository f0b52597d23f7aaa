// The words of a block of a Markdown file as inline content, with its notes, citations and markers.
import { forbiddenInLine } from '../document/characters.ts';
import type { Inline } from '../document/document.ts';
import { allAtOnce, type Steps } from '../steps.ts';
import { merged } from './html-words.ts';
import {
  citationsOf,
  footnoteOf,
  noteInlinesOf,
  readNote,
  writtenMark,
} from './markdown-import-notes.ts';
import type { Reading } from './markdown-import-reading.ts';
import { PIECES_AT_ONCE } from './read-markdown-inline.ts';
import { wordsOf, type Piece } from './read-markdown-pieces.ts';
import { textWithMarkers } from './text-import.ts';

type Marked = { readonly marking: string | null; readonly content: Inline[] };

/** The words of a block, and the marking that stands before them. */
export function readMarked(reading: Reading, pieces: readonly Piece[]): Marked {
  return allAtOnce(readMarkedInSteps(reading, pieces));
}

export function* readMarkedInSteps(
  reading: Reading,
  pieces: readonly Piece[],
): Steps<Marked> {
  const [first, second, ...rest] = pieces;
  const marking =
    first?.type === 'span' && first.role === 'marking'
      ? (/^\((.+)\)$/s.exec(wordsOf(first.pieces))?.[1] ?? null)
      : null;
  if (marking === null || forbiddenInLine(marking))
    return { marking: null, content: yield* inlinesInSteps(reading, pieces) };
  const behind =
    second?.type === 'text'
      ? [{ ...second, text: second.text.replace(/^ /, '') }, ...rest]
      : pieces.slice(1);
  return { marking, content: yield* inlinesInSteps(reading, behind) };
}

export function inlinesOf(
  reading: Reading,
  pieces: readonly Piece[],
): Inline[] {
  return allAtOnce(inlinesInSteps(reading, pieces));
}

function* inlinesInSteps(
  reading: Reading,
  pieces: readonly Piece[],
): Steps<Inline[]> {
  const inlines: Inline[] = [];
  for (const [place, piece] of pieces.entries()) {
    if (place % PIECES_AT_ONCE === 0) yield;
    switch (piece.type) {
      case 'text':
        inlines.push(...withMarkers(reading, piece));
        break;
      case 'link':
      case 'line-break':
      case 'marker':
        inlines.push(piece);
        break;
      case 'note': {
        const words = readNote(reading, piece.label);
        inlines.push(
          words
            ? footnoteOf(reading, words)
            : { type: 'text', text: writtenMark(piece.label) },
        );
        break;
      }
      case 'inline-note':
        inlines.push(footnoteOf(reading, noteInlinesOf(reading, piece.pieces)));
        break;
      case 'cluster': {
        const cited = readCited(reading, piece);
        // A note's mark stands at its word, where brackets had a space before them.
        if (cited[0]?.type === 'footnote') trimEnd(inlines);
        inlines.push(...cited);
        break;
      }
      case 'image':
        reading.left.images.add(piece.address);
        inlines.push(...inlinesOf(reading, piece.words));
        break;
      case 'span':
        inlines.push(...inlinesOf(reading, piece.pieces));
        break;
    }
  }
  return merged(inlines);
}

/** Numbers in brackets may be markers, unless the file says itself which are. */
function withMarkers(
  reading: Reading,
  text: Extract<Piece, { type: 'text' }>,
): Inline[] {
  if (reading.isOwn || text.marks?.includes('code')) return [text];
  return textWithMarkers(text.text, reading.asks.newId).map((inline) =>
    inline.type === 'text' ? { ...text, text: inline.text } : inline,
  );
}

/** A citation in the text has a note of its own; a source that is named keeps its name there. */
function readCited(
  reading: Reading,
  { citations, text }: Extract<Piece, { type: 'cluster' }>,
): Inline[] {
  const resolved = citationsOf(reading, citations);
  if (!resolved) return [{ type: 'text', text }];
  const isNamed = !text.startsWith('[');
  return [
    ...(isNamed ? [{ type: 'text' as const, text }] : []),
    footnoteOf(reading, resolved),
  ];
}

/** Takes the spaces from the end of what is written so far. */
function trimEnd(inlines: Inline[]): void {
  const last = inlines.at(-1);
  if (last?.type !== 'text') return;
  const text = last.text.replace(/[ \t\u00a0]+$/, '');
  if (text === '') inlines.pop();
  else inlines[inlines.length - 1] = { ...last, text };
}
