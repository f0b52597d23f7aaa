// Where to go from a place in the text to the next sentence that lacks its source.
import type { Block, BlockId } from '../document/document.ts';
import { coverageKind } from './coverage-kind.ts';
import { coverageAt, type CoveredSentence } from './coverage.ts';

type Place = {
  readonly block: BlockId;
  readonly place: number;
  readonly offset: number;
};

/**
 * The first behind the place, or, from the end on, of all; null where there is none. It looks no further than it has to, so
 * that it is soon there in a long text.
 */
export function nextUncited(
  text: { readonly blocks: readonly Block[]; readonly language: string },
  from: Place | null,
  isAnswered: (sentence: CoveredSentence) => boolean,
): CoveredSentence | null {
  const { blocks } = text;
  const start = Math.max(
    0,
    blocks.findIndex(({ id }) => id === from?.block),
  );
  const isBehind = ({ at }: CoveredSentence): boolean =>
    from !== null &&
    at !== null &&
    (at.place > from.place ||
      (at.place === from.place && at.from > from.offset));
  const lacking = (place: number): CoveredSentence[] =>
    coverageAt(text, place).filter(
      (sentence) => coverageKind(sentence, isAnswered) === 'uncited',
    );
  const first = lacking(start).find((each) => from === null || isBehind(each));
  if (first) return first;
  for (let step = 1; step <= blocks.length; step += 1) {
    const [next] = lacking((start + step) % blocks.length);
    if (next) return next;
  }
  return null;
}
