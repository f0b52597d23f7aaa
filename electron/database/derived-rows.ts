// What is derived from one block and kept in rows beside it: its words for search, its footnotes, markers and citations.
// Saving writes it and verifying compares it, so both take it from here.
import type {
  Block,
  Citation,
  FootnoteId,
  MarkerId,
} from '#core/document/document.ts';
import {
  citationsOf,
  footnotesOf,
  markersOf,
  plainInline,
  plainText,
} from '#core/document/walk.ts';

export type DerivedRows = {
  /** The block's words; an image's alternative text stands before its caption. */
  readonly words: string;
  /** The words that people wrote in its footnotes, a note a line. */
  readonly notes: string;
  readonly footnotes: readonly FootnoteId[];
  readonly markers: readonly MarkerId[];
  /** In reading order. */
  readonly citations: readonly {
    readonly footnote: FootnoteId;
    readonly citation: Citation;
  }[];
};

export function deriveRows(block: Block): DerivedRows {
  const footnotes = footnotesOf([block]).map(({ footnote }) => footnote);
  const words = plainText(block);
  return {
    words: block.type === 'image' ? `${block.alternative}\n${words}` : words,
    notes: footnotes.map(({ content }) => plainInline(content)).join('\n'),
    footnotes: footnotes.map(({ id }) => id),
    markers: markersOf([block]).map(({ marker }) => marker.id),
    citations: footnotes.flatMap((footnote) =>
      citationsOf(footnote).map((citation) => ({
        footnote: footnote.id,
        citation,
      })),
    ),
  };
}
