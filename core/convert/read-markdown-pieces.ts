// What is read within a block of Markdown: the inline content of a document, and what has no place there until it is known
// what it stands for.
import type { Inline, Text, TextMark } from '../document/document.ts';
import type { Attributes } from './read-markdown-attributes.ts';
import type { WrittenCitation } from './read-markdown-citations.ts';

/** What is read; the last of them have no place within a block and are the affair of the block. */
export type Piece =
  | Exclude<Inline, { type: 'footnote' | 'marker' }>
  | Extract<Inline, { type: 'marker' }>
  /** The mark of a note, by its label; of one that is written in place, its words. */
  | { readonly type: 'note'; readonly label: string }
  | { readonly type: 'inline-note'; readonly pieces: readonly Piece[] }
  /** `text` is how it is written. */
  | {
      readonly type: 'cluster';
      readonly citations: readonly WrittenCitation[];
      readonly text: string;
    }
  | {
      readonly type: 'image';
      readonly address: string;
      readonly words: readonly Piece[];
      readonly attributes: Attributes;
    }
  | {
      readonly type: 'span';
      readonly role: 'tick' | 'marking' | 'attribution';
      readonly pieces: readonly Piece[];
    };

/** How words look by what stands around them. */
export type Look = {
  readonly marks: readonly TextMark[];
  readonly language?: string;
};

/** With these marks as well. */
export const lookWith = (look: Look, marks: readonly TextMark[]): Look => ({
  ...look,
  marks: [...new Set([...look.marks, ...marks])],
});

export const textOf = (words: string, { marks, language }: Look): Text => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
  ...(language !== undefined && { language }),
});

/** The words of pieces and nothing else. */
export const wordsOf = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) => {
      switch (piece.type) {
        case 'text':
        case 'marker':
        case 'cluster':
          return piece.text;
        case 'line-break':
          return '\n';
        case 'link':
          return wordsOf(piece.content);
        case 'image':
          return wordsOf(piece.words);
        case 'span':
          return wordsOf(piece.pieces);
        case 'note':
        case 'inline-note':
          return '';
      }
    })
    .join('');
