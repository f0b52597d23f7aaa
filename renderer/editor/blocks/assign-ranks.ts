// Ranks for blocks in a new order: the most that can stay keep theirs, and only moved and new blocks get another. Ranks
// that grow long, because blocks are put in at one place again and again, are spread anew with those around them.
import type { BlockId, Rank } from '#core/document/document.ts';
import { ranksBetween } from '#core/document/rank.ts';

/** Characters. What is stored may have five times as many. */
const LONGEST = 100;

/**
 * A rank for each of `order`, strictly rising; none that is given here is longer than LONGEST. `known` has the ranks of
 * the blocks that had one. Blocks that were moved are as few as can be; of blocks with equal ranks one keeps it.
 */
export function assignRanks(
  order: readonly BlockId[],
  known: (id: BlockId) => Rank | undefined,
): Rank[] {
  const ranks = order.map((id) => known(id) ?? null);
  const staying = new Set(rises(ranks) ? placesOf(ranks) : longestRise(ranks));
  const assigned: Rank[] = [];
  const long: number[] = [];
  let at = 0;
  while (at < ranks.length) {
    const rank = ranks[at];
    if (rank && staying.has(at)) {
      assigned.push(rank);
      at += 1;
      continue;
    }
    let end = at;
    while (end < ranks.length && !staying.has(end)) end += 1;
    const before = assigned.at(-1) ?? null;
    const after = ranks[end] ?? null;
    for (const rank of ranksBetween(before, after, end - at)) {
      if (rank.length > LONGEST) long.push(assigned.length);
      assigned.push(rank);
    }
    at = end;
  }
  for (const place of long)
    if ((assigned[place]?.length ?? 0) > LONGEST) spreadAround(assigned, place);
  return assigned;
}

/** Gives those around the place new ranks: as few as makes all of them short. */
function spreadAround(ranks: Rank[], place: number): void {
  for (let width = 8; ; width *= 2) {
    const start = Math.max(0, place - width);
    const end = Math.min(ranks.length, place + width);
    const before = ranks[start - 1] ?? null;
    const after = ranks[end] ?? null;
    const spread = ranksBetween(before, after, end - start);
    const isWhole = before === null && after === null;
    if (!isWhole && spread.some(({ length }) => length > LONGEST / 2)) continue;
    for (const [step, rank] of spread.entries()) ranks[start + step] = rank;
    return;
  }
}

const placesOf = (ranks: readonly (Rank | null)[]): number[] =>
  ranks.flatMap((rank, place) => (rank === null ? [] : [place]));

/** Whether the ranks that are there rise strictly: nothing has moved, which is soon seen and the most usual case. */
function rises(ranks: readonly (Rank | null)[]): boolean {
  let before: Rank | null = null;
  for (const rank of ranks) {
    if (rank === null) continue;
    if (before !== null && rank <= before) return false;
    before = rank;
  }
  return true;
}

/** The places of a longest strictly rising subsequence; null stands in none. */
function longestRise(ranks: readonly (Rank | null)[]): number[] {
  // `ends[n]` is the place of the lowest rank that ends a rise of n + 1; `previous` leads back through the rise.
  const ends: number[] = [];
  const previous = new Map<number, number>();
  const rankAt = (place: number | undefined): Rank | null =>
    place === undefined ? null : (ranks[place] ?? null);
  for (const [place, rank] of ranks.entries()) {
    if (rank === null) continue;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const found = rankAt(ends[middle]);
      if (found !== null && found < rank) low = middle + 1;
      else high = middle;
    }
    const before = ends[low - 1];
    if (before !== undefined) previous.set(place, before);
    ends[low] = place;
  }
  const rise: number[] = [];
  let place = ends.at(-1);
  while (place !== undefined) {
    rise.push(place);
    place = previous.get(place);
  }
  return rise.reverse();
}
