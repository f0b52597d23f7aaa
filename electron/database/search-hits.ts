// What a search gives, and what it may be asked to leave out.
import type { TextRange } from '#core/citations/folded-text.ts';
import type {
  BlockId,
  BriefingId,
  FootnoteId,
  SourceId,
} from '#core/document/document.ts';

export const SEARCH_KINDS = [
  'briefing',
  'block',
  'footnote',
  'source',
  'attachment',
  'comment',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** What a hit's briefing must be; sources are found only where nothing is asked of briefings. */
export type SearchFilter = {
  readonly kinds?: readonly SearchKind[] | undefined;
  readonly status?: string | undefined;
  readonly tag?: string | undefined;
  readonly marking?: string | undefined;
  /** Days, ISO 8601, of the briefing's last change; both are included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Cited in the briefing. */
  readonly source?: SourceId | undefined;
};

export type SearchHit = {
  readonly kind: SearchKind;
  /** Of the briefing, for its blocks, footnotes and comments too, or of the source. */
  readonly id: BriefingId | SourceId;
  readonly title: string;
  /** In the title. */
  readonly titleMarks: readonly TextRange[];
  readonly block: BlockId | null;
  readonly footnote: FootnoteId | null;
  /** Of an attached file, whose source is `id`. */
  readonly attachment?: {
    readonly sha256: string;
    readonly fileName: string;
    readonly mediaType: string;
    readonly page: number;
  };
  /** Of a comment. */
  readonly comment?: { readonly thread: string; readonly author: string };
  /** Some words around the hit, on one line; empty where the title says it all. */
  readonly snippet: string;
  readonly marks: readonly TextRange[];
  /** Of the briefing; empty for a source. */
  readonly status: string;
  readonly marking: string;
  /** Of the last change of the briefing or source. */
  readonly updated: string;
};

export type Found = {
  readonly hits: readonly SearchHit[];
  /** Whether there is nothing beyond them: no rows were left out and none left unread. */
  readonly complete: boolean;
};
