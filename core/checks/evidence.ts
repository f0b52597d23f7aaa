// What checks may know beside the briefing and its sources: the day, and the words of the sources themselves. Whoever
// runs the checks gives it; what is not known is never a finding.
import type { DifferentPair } from '../citations/find-duplicates.ts';
import type { SourceId } from '../document/document.ts';
import type { NearWords } from './near-words.ts';

/** Words of a source that are known whole. */
export type KnownWords = {
  /** Whether the words stand in it, as `isQuotedFrom` says. */
  readonly holds: (words: string) => boolean;
  /** Of words that it does not hold, the nearest that it has; null where none are near. */
  readonly near: (words: string) => NearWords | null;
};

export type SourceFile = KnownWords & {
  readonly fileName: string;
  /** Pages, such as scanned ones, of which no words could be read. */
  readonly hasPagesWithoutWords: boolean;
};

export type SourceWords = {
  /** All files of the source. */
  readonly files: readonly SourceFile[];
  /** There is at least one where there is no file. */
  readonly excerpts: readonly KnownWords[];
};

export type Evidence = {
  /** ISO 8601, as in 2026-11-28; null where it is not known. */
  readonly today: string | null;
  /** Null where the source has neither file nor excerpt, or a file whose words are not known. */
  readonly wordsOf: (source: SourceId) => SourceWords | null;
  /** What took the place of a superseded source, in words; null where that is not known. */
  readonly newerThan: (source: SourceId) => string | null;
  /** Sources of which a person has said that they are not one. */
  readonly different: readonly DifferentPair[];
};

export const NO_EVIDENCE: Evidence = {
  today: null,
  wordsOf: () => null,
  newerThan: () => null,
  different: [],
};
