// A footnote as it will be read: its citations in the words of the style. What the page shows, the typesetter sets and
// the proof looks for is this, and nothing else.
import type { BlockId, FootnoteId } from '../document/document.ts';

export type FormattedMark =
  | 'bold'
  | 'italic'
  | 'underline'
  | 'strike'
  | 'superscript'
  | 'subscript'
  | 'highlight'
  | 'code'
  | 'redaction'
  | 'small-caps';

/** A run with one look. `url` makes it a link. */
export type FormattedRun = {
  readonly text: string;
  readonly marks?: readonly FormattedMark[];
  readonly language?: string;
  readonly url?: string;
};

/** One line of a paragraph, and the paragraphs of a note. A paragraph has one line unless someone broke it. */
export type FormattedLine = readonly FormattedRun[];
export type FormattedParagraph = readonly FormattedLine[];

export type FormattedNote = {
  readonly id: FootnoteId;
  readonly block: BlockId;
  /** Its position among the notes, from 1. */
  readonly number: number;
  readonly paragraphs: readonly FormattedParagraph[];
};

/** The note's words as printed, its paragraphs and lines a line each. */
export function plainNote(note: Pick<FormattedNote, 'paragraphs'>): string {
  return note.paragraphs
    .map((paragraph) =>
      paragraph.map((line) => line.map((run) => run.text).join('')).join('\n'),
    )
    .join('\n');
}
