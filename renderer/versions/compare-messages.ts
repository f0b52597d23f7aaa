// What the page and the worker that compares versions say to each other.
import type { Source } from '#core/citations/source.ts';
import type { BriefingDocument } from '#core/document/document.ts';
import type { Comparison } from '#core/review/compare-documents.ts';
import type { PrintedForms } from '#core/review/printed-forms.ts';
import type { Change } from '#core/review/list-changes.ts';

/** A text with the sources that it cites, as they are or were with it. */
export type OpenedText = {
  readonly document: BriefingDocument;
  readonly sources: readonly Source[];
  /** How its own style and template print, where that is known. */
  readonly forms?: PrintedForms | undefined;
};

export type CompareRequest = {
  readonly id: number;
  readonly before: OpenedText;
  readonly after: OpenedText;
};

export type CompareReply =
  | {
      readonly id: number;
      readonly comparison: Comparison;
      readonly changes: readonly Change[];
    }
  /** One sentence for a person. */
  | { readonly id: number; readonly error: string };
