// What a writer of a format without pages is: a briefing in, the bytes of its file out, and the proof of them.
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import type { ListedEntry } from '#core/citations/listed-entry.ts';
import type { Source } from '#core/citations/source.ts';
import type { Output } from '#core/contract.ts';
import type { DocxThread } from '#core/convert/docx-input.ts';
import type { BriefingDocument, SourceId } from '#core/document/document.ts';
import type { EvidenceCitation } from '#core/review/evidence-rows.ts';
import type { Template } from '#core/document/template.ts';
import type { Steps } from '#core/steps.ts';
import type { BesideFile } from './write-export.ts';

type Proof = Output<'briefings.export'>['proof'];

export type BriefingToWrite = {
  readonly document: BriefingDocument;
  /** In the words of the style that was asked for; a style takes time to read. */
  readonly formatted: () => Promise<{
    readonly notes: readonly FormattedNote[];
    readonly list: readonly ListedEntry[];
  }>;
  /** With what is suggested in it, and its notes as they would be then; `document` where review stays behind. */
  readonly stored: BriefingDocument;
  readonly becoming: () => Promise<readonly FormattedNote[]>;
  /** None where review stays behind. */
  readonly threads: () => readonly DocxThread[];
  readonly tell: (sentence: string) => void;
  /** Those that it cites. */
  readonly sources: () => ReadonlyMap<SourceId, Source>;
  /** What the review says of each citation. */
  readonly evidence: () => readonly EvidenceCitation[];
  readonly template: () => Template;
  /** Of the document, ISO 8601. */
  readonly date: string;
  /** Where the file is to be. */
  readonly out: string;
  /** Between two long pieces of work: throws where the person has cancelled it meanwhile. */
  readonly breathe: () => Promise<void>;
  /** Long work, likewise, which breathes every few steps. */
  readonly inSteps: <Value>(work: Steps<Value>) => Promise<Value>;
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

export type FormatWriter = (
  briefing: BriefingToWrite,
) => WrittenFormat | Promise<WrittenFormat>;
