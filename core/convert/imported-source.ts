// What an import of sources gives, whatever the format: what came in, and what did not, with the reason.
import type { CslItem } from '../citations/source.ts';

export type ImportedSource = {
  /** Unique within one import; it may be taken in the library. */
  readonly citekey: string;
  readonly item: CslItem;
  /** The entry as it stood in the file: what our item has no place for is kept here. */
  readonly raw: {
    readonly format: 'csl-json' | 'bibtex';
    readonly text: string;
  };
};

export type SkippedEntry = {
  /** The entry's key, or `entry 3 (line 40)` where it has none. */
  readonly entry: string;
  /** One sentence: why it did not come in. */
  readonly reason: string;
};

export type SourcesImport = {
  readonly sources: ImportedSource[];
  readonly skipped: SkippedEntry[];
};
