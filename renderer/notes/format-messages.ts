// What the page and the worker that formats the notes say to each other.
import type { CitationStyle } from '#core/citations/citation-style.ts';
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import type { Source } from '#core/citations/source.ts';
import type { BriefingDocument } from '#core/document/document.ts';

/** What a request is for. Of each purpose only the newest request counts. */
export type FormatPurpose = 'sheet' | 'preview';

export type FormatRequest =
  /** Holds for every later request, until the next style. */
  | { readonly kind: 'style'; readonly style: CitationStyle }
  | {
      readonly kind: 'format';
      readonly id: number;
      readonly purpose: FormatPurpose;
      readonly document: BriefingDocument;
      /** Those that the document cites; others are not needed. */
      readonly sources: readonly Source[];
    };

/** A request that a newer one of its purpose has overtaken may stay without a reply. */
export type FormatReply =
  | { readonly id: number; readonly notes: readonly FormattedNote[] }
  /** One sentence for a person. */
  | { readonly id: number; readonly error: string };
