// Notes of a Markdown file with their citations. What a note can't hold is words in it.
import { forbiddenInLine } from '../document/characters.ts';
import type {
  Citation,
  CitationId,
  Footnote,
  FootnoteId,
  Inline,
  NoteInline,
} from '../document/document.ts';
import { merged } from './html-words.ts';
import type { Reading } from './markdown-import-reading.ts';
import type { WrittenCitation } from './read-markdown-citations.ts';
import { readInline } from './read-markdown-inline.ts';
import type { Piece } from './read-markdown-pieces.ts';

/** Null where one of them can't be had. */
export function citationsOf(
  reading: Reading,
  written: readonly WrittenCitation[],
): Citation[] | null {
  const citations = written.map(({ key, ...more }): Citation | null => {
    const source = reading.asks.sourceOf(key);
    if (source === null) reading.left.citekeys.add(`@${key}`);
    const fits = [more.prefix, more.suffix, more.locator?.value].every(
      (words) => words === undefined || !forbiddenInLine(words),
    );
    return source === null || !fits
      ? null
      : {
          type: 'citation',
          id: reading.asks.newId() as CitationId,
          source,
          ...more,
        };
  });
  return citations.every((each) => each !== null) ? citations : null;
}

export function footnoteOf(
  reading: Reading,
  content: readonly NoteInline[],
): Footnote {
  return {
    type: 'footnote',
    id: reading.asks.newId() as FootnoteId,
    content,
  };
}

/** Notes that stand within each other. */
const DEEPEST = 20;
/** Characters of all notes together that are read another time: a mark in a note has its words there, and theirs again. */
const MOST_REPEATED = 1_000_000;

/**
 * What the note of a mark says; of one that is open already, nothing within itself. Null where it is not read once more,
 * and the mark is to stand as it was written.
 */
export function readNote(
  reading: Reading,
  label: string,
): readonly NoteInline[] | null {
  if (reading.open.has(label)) return [];
  const isRepeated = reading.used.has(label);
  if (
    reading.open.size >= DEEPEST ||
    (isRepeated && reading.repeated >= MOST_REPEATED)
  ) {
    reading.left.notRepeated.add(label);
    return null;
  }
  reading.used.add(label);
  reading.open.add(label);
  const content: NoteInline[] = [];
  for (const block of reading.notes.get(label) ?? []) {
    const lines: (readonly NoteInline[])[] =
      block.type === 'paragraph'
        ? [noteInlinesOf(reading, readInline(block.text, reading.inline))]
        : reading.lines([block]).map((line) => line.flatMap(noteInline));
    for (const line of lines) {
      if (content.length > 0) content.push({ type: 'paragraph-break' });
      content.push(...line);
    }
  }
  reading.open.delete(label);
  if (isRepeated)
    for (const part of content)
      reading.repeated += 1 + (part.type === 'text' ? part.text.length : 0);
  return content;
}

export const writtenMark = (label: string): string => `[^${label}]`;

export function noteInlinesOf(
  reading: Reading,
  pieces: readonly Piece[],
): NoteInline[] {
  const inlines: NoteInline[] = [];
  for (const piece of pieces)
    switch (piece.type) {
      case 'text':
      case 'link':
      case 'line-break':
        inlines.push(piece);
        break;
      case 'marker':
        inlines.push({ type: 'text', text: piece.text });
        break;
      case 'cluster': {
        // A source that is only named in a note is cited there in full, as Pandoc does.
        const isNamed = !piece.text.startsWith('[');
        const citations = citationsOf(
          reading,
          isNamed
            ? piece.citations.map(({ key }) => ({ key }))
            : piece.citations,
        );
        inlines.push(
          ...(citations ?? [{ type: 'text' as const, text: piece.text }]),
        );
        break;
      }
      case 'note': {
        // A note can have none of its own: its words stand in brackets.
        const content = readNote(reading, piece.label);
        if (!content)
          inlines.push({ type: 'text', text: writtenMark(piece.label) });
        else if (content.length > 0)
          inlines.push({ type: 'text', text: ' (' }, ...content, {
            type: 'text',
            text: ')',
          });
        break;
      }
      case 'inline-note':
        inlines.push(...noteInlinesOf(reading, piece.pieces));
        break;
      case 'image':
        reading.left.images.add(piece.address);
        inlines.push(...noteInlinesOf(reading, piece.words));
        break;
      case 'span':
        inlines.push(...noteInlinesOf(reading, piece.pieces));
        break;
    }
  return mergedNote(inlines);
}

const noteInline = (inline: Inline): NoteInline[] => {
  switch (inline.type) {
    case 'text':
    case 'link':
    case 'line-break':
      return [inline];
    case 'marker':
      return [{ type: 'text', text: inline.text }];
    case 'footnote':
      return [...inline.content];
  }
};

function mergedNote(content: readonly NoteInline[]): NoteInline[] {
  const inlines: NoteInline[] = [];
  let stretch: Inline[] = [];
  const flush = (): void => {
    inlines.push(...merged(stretch).flatMap(noteInline));
    stretch = [];
  };
  for (const part of content)
    if (part.type === 'citation' || part.type === 'paragraph-break') {
      flush();
      inlines.push(part);
    } else stretch.push(part);
  flush();
  return inlines;
}
