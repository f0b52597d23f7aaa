// What an import of sources gives, whatever the format: what came in, what did not and why, and what a person should know
// of what came in.
import type { CslItem } from '../citations/source.ts';

export const SOURCE_FORMATS = [
  'bibtex',
  'csl-json',
  'ris',
  'nbib',
  'endnote-xml',
  'refer',
  'word-sources',
  'zotero-rdf',
  'citavi',
  'docx',
  'odt',
] as const;
export type SourceFormat = (typeof SOURCE_FORMATS)[number];

/** The record that a source was read from. */
export type RawRecord = {
  readonly format: SourceFormat;
  readonly text: string;
};

export type ImportedSource = {
  /** Unique within one import; it may be taken in the library. */
  readonly citekey: string;
  /** Whether the file gave it this key; false for one that was made of its author and year. */
  readonly keyed: boolean;
  readonly item: CslItem;
  /** The entry as it stood in the file: what our item has no place for is kept here. */
  readonly raw: RawRecord;
};

export type SkippedEntry = {
  /** The entry's key, or `entry 3` where it has none. */
  readonly entry: string;
  /** The line of the file on which it begins, from 1; null where the file has no lines to count. */
  readonly line: number | null;
  /** One sentence: why it did not come in. */
  readonly reason: string;
};

export type Remark = {
  /** The citekey of the source that it is about; null for one about the file. */
  readonly entry: string | null;
  /** One sentence. */
  readonly remark: string;
};

export type SourcesImport = {
  readonly sources: ImportedSource[];
  readonly skipped: SkippedEntry[];
  readonly remarks: Remark[];
};

/** Told now and then how many of the entries of a file have been read. */
export type ReadingProgress = (done: number, all: number) => void;
