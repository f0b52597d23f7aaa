// The marking of a pack is the highest inside it, and never one that is lower than any of its papers'.
import { markingRank } from '../document/marking-rank.ts';

const plain = (marking: string): string =>
  marking.trim().replaceAll(/\s+/gu, ' ');

/**
 * The highest of `markings`. Those of no known scheme can't be weighed: they stand beside the highest of the others, and
 * `unknown` names them.
 */
export function highestMarking(markings: readonly string[]): {
  readonly marking: string;
  readonly unknown: readonly string[];
} {
  const distinct = new Map(
    markings
      .map(plain)
      .filter((marking) => marking !== '')
      .map((marking) => [marking.toLowerCase(), marking]),
  );
  const unknown: string[] = [];
  let highest = '';
  for (const marking of distinct.values()) {
    const rank = markingRank(marking);
    if (rank === null) unknown.push(marking);
    else if (
      highest === '' ||
      rank > (markingRank(highest) ?? 0) ||
      // Of two that stand equally high the one that says more.
      (rank === markingRank(highest) && marking.length > highest.length)
    )
      highest = marking;
  }
  return {
    marking: [...(highest === '' ? [] : [highest]), ...unknown].join(' / '),
    unknown,
  };
}
