// What a check is and what it gives: a pure function of a briefing, the sources that it cites, its template and what
// else is known, to findings.
import type { Source } from '../citations/source.ts';
import type {
  BlockId,
  BriefingDocument,
  FootnoteId,
  SourceId,
} from '../document/document.ts';
import type { Template } from '../document/template.ts';
import type { Evidence } from './evidence.ts';

export type Finding = {
  /** The name of the check: `unresolved-marker`. */
  readonly check: string;
  readonly severity: 'error' | 'warning' | 'info';
  /** Null where it concerns the whole briefing. */
  readonly block: BlockId | null;
  /** The note that it is about, where it is about one. */
  readonly footnote?: FootnoteId;
  /** The source that it is about, where it is about one. */
  readonly source?: SourceId;
  /** All of them, where it is about several that may be one. */
  readonly sources?: readonly SourceId[];
  /** The words that it is about, as they stand in the text. */
  readonly text: string;
  /** Of words that are nearly those of the source: what differs. */
  readonly difference?: string;
  /** For a person: what is wrong and what to do. */
  readonly message: string;
};

export type Check = (
  document: BriefingDocument,
  sources: readonly Source[],
  /** Null where it is not looked at. */
  template: Template | null,
  evidence: Evidence,
) => Finding[];
