// Fractional ranks: a block that moves gets a new rank between its neighbours, and no other block changes.
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { Rank } from './document.ts';

/** A rank after `before` and ahead of `after`; null stands for the start or the end. Throws if `before >= after`. */
export function rankBetween(before: Rank | null, after: Rank | null): Rank {
  return generateKeyBetween(before, after) as Rank;
}

/** `count` ranks in rising order after `before` and ahead of `after`. */
export function ranksBetween(
  before: Rank | null,
  after: Rank | null,
  count: number,
): Rank[] {
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
