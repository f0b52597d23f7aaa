// What the parent and the process that reads files of sources say to each other. Plain data only, so that any channel
// carries it.
import type { PdfFacts } from '#core/citations/source-of-pdf.ts';
import type { CslItem } from '#core/citations/source.ts';
import type {
  ImportedSource,
  RawRecord,
  Remark,
  SkippedEntry,
} from '#core/convert/imported-source.ts';
import type { ImportedDocx } from '#core/convert/docx-import.ts';
import type { ImportedPage } from '#core/convert/html-page-import.ts';
import type { AppErrorCode } from '#core/errors.ts';

export type DocxToRead = {
  readonly bytes: Uint8Array;
  /** For a person. */
  readonly name: string;
  /** Of a document that says none. */
  readonly language: string;
  /** A moment in UTC, for what has none. */
  readonly now: string;
};

/** `language` is that of a page which says none. */
export type PageToRead = Pick<DocxToRead, 'bytes' | 'name' | 'language'>;

export type ImportJob =
  | { readonly kind: 'file'; readonly path: string }
  /** What a PDF says of itself. */
  | { readonly kind: 'pdf'; readonly bytes: Uint8Array }
  /** A document as a briefing: see core/convert/docx-import.ts. */
  | ({ readonly kind: 'docx' } & DocxToRead)
  /** An HTML file as a briefing: see core/convert/html-page-import.ts. */
  | ({ readonly kind: 'page' } & PageToRead)
  /** Records that the library keeps, for what they said when they were read. */
  | { readonly kind: 'records'; readonly records: readonly RawRecord[] };

/** With its tokens for the index of search, so that who keeps it need not make them. */
export type ReadSource = ImportedSource & { readonly tokens?: string };

export type ImportReply =
  | { readonly kind: 'progress'; readonly done: number; readonly all: number }
  /** Some of the sources: many at once would hold the parent up. */
  | { readonly kind: 'sources'; readonly sources: readonly ReadSource[] }
  | {
      readonly kind: 'read';
      readonly skipped: readonly SkippedEntry[];
      readonly remarks: readonly Remark[];
    }
  | { readonly kind: 'facts'; readonly facts: PdfFacts }
  | { readonly kind: 'docx'; readonly imported: ImportedDocx }
  | { readonly kind: 'page'; readonly imported: ImportedPage }
  | { readonly kind: 'items'; readonly items: readonly (CslItem | null)[] }
  | {
      readonly kind: 'failed';
      readonly code: AppErrorCode | 'unexpected';
      readonly message: string;
    };
