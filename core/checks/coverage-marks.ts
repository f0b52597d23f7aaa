// What the strip beside the text draws of a block: a mark for each of its sentences, or one for the whole of it.
import type { Block } from '../document/document.ts';
import { coverageKind, type CoverageKind } from './coverage-kind.ts';
import type { CoveredSentence, SentencePlace } from './coverage.ts';

export type CoverageMark = {
  readonly kind: CoverageKind;
  /** Null for the whole block. */
  readonly at: SentencePlace | null;
  /** As it stands in the text; empty for the whole block. */
  readonly text: string;
};

/** In reading order. `sentences` are those of the block. */
export function coverageMarks(
  block: Block,
  sentences: readonly CoveredSentence[],
  isAnswered: (sentence: CoveredSentence) => boolean,
): CoverageMark[] {
  const whole = (kind: CoverageKind): CoverageMark[] => [
    { kind, at: null, text: '' },
  ];
  switch (block.type) {
    case 'heading':
    case 'pull-quotation':
    case 'code':
      return whole('others');
    case 'quotation':
    case 'table': {
      const [first] = sentences;
      return first ? whole(coverageKind(first, isAnswered)) : [];
    }
    case 'paragraph':
    case 'list':
    case 'image':
      return sentences.map((sentence) => ({
        kind: coverageKind(sentence, isAnswered),
        at: sentence.at,
        text: sentence.text,
      }));
    case 'rule':
    case 'page-break':
    case 'bibliography':
      return [];
  }
}
