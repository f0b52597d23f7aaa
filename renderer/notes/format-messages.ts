// What the page and the worker that formats the notes say to each other. The worker keeps the notes and sources that it was
// told of, so that only what has changed crosses.
import type { CitationStyle } from '#core/citations/citation-style.ts';
import type { ListedEntry } from '#core/citations/listed-entry.ts';
import type { Source } from '#core/citations/source.ts';
import type { FormattedParagraph } from '#core/citations/formatted-note.ts';
import type { NoteWords } from '#core/citations/note-formatter.ts';
import type {
  FootnoteId,
  NoteInline,
  SourceId,
} from '#core/document/document.ts';

/** Without `content` it is the note that is known under this id. */
export type SentNote = {
  readonly id: FootnoteId;
  readonly content?: readonly NoteInline[];
};

export type FormatRequest =
  /** All that was told before is forgotten. */
  | {
      readonly kind: 'style';
      readonly style: CitationStyle;
      readonly language: string;
    }
  /** New or changed ones, and those that are no longer there. */
  | {
      readonly kind: 'sources';
      readonly sources: readonly Source[];
      readonly gone: readonly SourceId[];
    }
  /**
   * From the place `from` on (counted from 0) so many notes were `removed`, and `notes` stand there now. Those of `looked`
   * are seen and come first.
   */
  | {
      readonly kind: 'sheet';
      readonly id: number;
      readonly from: number;
      readonly removed: number;
      readonly notes: readonly SentNote[];
      readonly looked: readonly FootnoteId[];
      /** Whether the list of sources is wanted as well. */
      readonly list: boolean;
    }
  /** How a note would read at the place `at`, as one more or instead of the one that stands there. */
  | {
      readonly kind: 'preview';
      readonly id: number;
      readonly at: number;
      readonly instead: boolean;
      readonly content: readonly NoteInline[];
    };

/** Of the sheet and of previews, each by itself, only the newest request is sure to have a reply. */
export type FormatReply =
  /** Notes that read otherwise than was last said; `done` once all are exact. */
  | {
      readonly kind: 'words';
      readonly id: number;
      readonly words: readonly NoteWords[];
      readonly done: boolean;
    }
  /** The list of sources where it reads otherwise than was last said; null where the style has none. */
  | {
      readonly kind: 'list';
      readonly entries: readonly ListedEntry[] | null;
    }
  | {
      readonly kind: 'previewed';
      readonly id: number;
      readonly paragraphs: readonly FormattedParagraph[];
    }
  /** One sentence for a person. */
  | { readonly kind: 'failed'; readonly id: number; readonly sentence: string };
