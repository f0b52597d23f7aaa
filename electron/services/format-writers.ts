// What writes each format that has no pages: a briefing in, the bytes of its file out, and the proof of them, which reads
// the bytes and shares nothing with what wrote them.
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import type { ListedEntry } from '#core/citations/listed-entry.ts';
import type { Source } from '#core/citations/source.ts';
import type { Output } from '#core/contract.ts';
import { proveText } from '#core/convert/prove-text.ts';
import { exportText } from '#core/convert/text-export.ts';
import type { BriefingDocument, SourceId } from '#core/document/document.ts';
import type { Template } from '#core/document/template.ts';
import type { ExportFormat } from '#core/export-formats.ts';
import type { BesideFile } from './write-export.ts';

type Proof = Output<'briefings.export'>['proof'];

export type BriefingToWrite = {
  readonly document: BriefingDocument;
  /** In the words of the style that was asked for; a style takes time to read. */
  readonly formatted: () => Promise<{
    readonly notes: readonly FormattedNote[];
    readonly list: readonly ListedEntry[];
  }>;
  /** Those that it cites. */
  readonly sources: () => ReadonlyMap<SourceId, Source>;
  readonly template: () => Template;
  /** Of the document, ISO 8601. */
  readonly date: string;
  /** Where the file is to be. */
  readonly out: string;
  /** Throws AppError where the library has lost it. */
  readonly readImage: (attachment: string) => Uint8Array;
};

export type WrittenFormat = {
  readonly bytes: Uint8Array;
  /** Files that it needs; they come to be with it or not at all. */
  readonly beside?: readonly BesideFile[];
  /** Given the bytes of the file and of those beside it, as they are on the disk. */
  readonly prove: (
    bytes: Uint8Array,
    beside: readonly Uint8Array[],
  ) => Proof | Promise<Proof>;
};

type FormatWriter = (
  briefing: BriefingToWrite,
) => WrittenFormat | Promise<WrittenFormat>;

/** UTF-8 as it was written: a first U+FEFF and each line end belong to the text. */
const decode = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

export const FORMAT_WRITERS: Readonly<
  Record<Exclude<ExportFormat, 'pdf'>, FormatWriter>
> = {
  txt: async ({ document, formatted }) => {
    const { list } = document.blocks.some(({ type }) => type === 'bibliography')
      ? await formatted()
      : { list: [] };
    return {
      bytes: encode(exportText(document, list)),
      prove: (bytes) => proveText(document, decode(bytes), list),
    };
  },
};
