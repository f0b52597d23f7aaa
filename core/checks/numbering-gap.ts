// A number that the markers skip: a citation may have been lost on the way to this text.
import {
  missingNumbers,
  numberOccurrences,
} from '../citations/marker-overview.ts';
import type { BlockId } from '../document/document.ts';
import type { Check } from './finding.ts';

/**
 * One finding a missing number, in rising order; its block is the first that has the next higher number, in a marker or
 * in a citation that was one.
 */
export const numberingGap: Check = ({ blocks }) => {
  const firstPlace = new Map<number, BlockId>();
  for (const { number, block } of numberOccurrences(blocks))
    if (!firstPlace.has(number)) firstPlace.set(number, block);
  const numbers = [...firstPlace.keys()].sort((a, b) => a - b);
  return missingNumbers(numbers).map((missing) => {
    const above = numbers.find((number) => number > missing) ?? missing;
    const below = numbers.findLast((number) => number < missing);
    const place =
      below === undefined
        ? `before [${above}]`
        : `between [${below}] and [${above}]`;
    return {
      check: 'numbering-gap',
      severity: 'warning',
      block: firstPlace.get(above) ?? null,
      text: `[${missing}]`,
      message: `The markers skip [${missing}], ${place}: look whether a citation is missing.`,
    };
  });
};
