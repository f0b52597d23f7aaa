// What checks may know beside the briefing and its sources: the day, and the words of the sources themselves. Whoever
// runs the checks gives it; what is not known is never a finding.
import type { DifferentPair } from '../citations/find-duplicates.ts';
import type { SourceId } from '../document/document.ts';
import type { ComparedText } from './compared-text.ts';

export type SourceFile = {
  readonly fileName: string;
  /** Whether the words stand in it, as `isQuotedFrom` says. */
  readonly holds: (words: string) => boolean;
  /** Pages, such as scanned ones, of which no words could be read. */
  readonly hasPagesWithoutWords: boolean;
};

export type SourceWords = {
  /** All files of the source; there is at least one. */
  readonly files: readonly SourceFile[];
  readonly excerpts: readonly ComparedText[];
};

export type Evidence = {
  /** ISO 8601, as in 2026-11-28; null where it is not known. */
  readonly today: string | null;
  /** Null where the source has no file, or one whose words are not known. */
  readonly wordsOf: (source: SourceId) => SourceWords | null;
  /** Sources of which a person has said that they are not one. */
  readonly different: readonly DifferentPair[];
};

export const NO_EVIDENCE: Evidence = {
  today: null,
  wordsOf: () => null,
  different: [],
};
