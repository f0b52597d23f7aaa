// What is derived from one block and kept in rows beside it: its footnotes, markers and citations. Saving writes it and
// verifying compares it, so both take it from here; what search holds of it is in search-index.ts.
import type {
  Block,
  Citation,
  FootnoteId,
  MarkerId,
} from '#core/document/document.ts';
import { citationsOf, footnotesOf, markersOf } from '#core/document/walk.ts';
import { asIfRejected } from '#core/review/suggestions.ts';

export type DerivedRows = {
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
  return {
    footnotes: footnotes.map(({ id }) => id),
    markers: markersOf([block]).map(({ marker }) => marker.id),
    // What is only suggested is not cited yet, and what is suggested to go still is.
    citations: footnotesOf(asIfRejected([block])).flatMap(({ footnote }) =>
      citationsOf(footnote).map((citation) => ({
        footnote: footnote.id,
        citation,
      })),
    ),
  };
}
