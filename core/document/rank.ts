// Fractional ranks: a block that moves gets a new rank between its neighbours, and no other block changes.
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { Rank } from './document.ts';

// The package itself swaps bounds that are the wrong way round, which would hide a caller's mistake.
function checkOrder(before: Rank | null, after: Rank | null): void {
  if (before !== null && after !== null && before >= after)
    throw new RangeError(`There is no rank between ${before} and ${after}.`);
}

/** A rank after `before` and ahead of `after`; null stands for the start or the end. Throws if `before >= after`. */
export function rankBetween(before: Rank | null, after: Rank | null): Rank {
  checkOrder(before, after);
  return generateKeyBetween(before, after) as Rank;
}

/** `count` ranks in rising order after `before` and ahead of `after`. Throws if `before >= after`. */
export function ranksBetween(
  before: Rank | null,
  after: Rank | null,
  count: number,
): Rank[] {
  checkOrder(before, after);
  return generateNKeysBetween(before, after, count) as Rank[];
}

/** Sorts by rank. Ranks compare by code unit, never by locale; equal ranks by id, so that the order is total. */
export function compareByRank(
  a: { readonly rank: Rank; readonly id: string },
  b: { readonly rank: Rank; readonly id: string },
): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
