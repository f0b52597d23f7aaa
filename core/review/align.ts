// Which of several pieces became which of several others: those that are alike, in the same order. For the short stretches
// between what is the same on both sides.

/** Above that many pairs they are taken in their order without a look. */
const MOST_PAIRS = 2_500;
/** From here on two pieces count as the same one, changed. */
const ALIKE = 0.4;

const wordsOf = (text: string): Map<string, number> => {
  const words = new Map<string, number>();
  for (const word of text.match(/[\p{L}\p{N}]+/gu) ?? [])
    words.set(word, (words.get(word) ?? 0) + 1);
  return words;
};

/** From 0 to 1: the share of words that both have. */
function likeness(
  one: ReadonlyMap<string, number>,
  other: ReadonlyMap<string, number>,
): number {
  const size = (words: ReadonlyMap<string, number>): number =>
    [...words.values()].reduce((sum, count) => sum + count, 0);
  const all = size(one) + size(other);
  if (all === 0) return 0;
  let common = 0;
  for (const [word, count] of one)
    common += Math.min(count, other.get(word) ?? 0);
  return (2 * common) / all;
}

/** Pairs of places, rising on both sides. `before` and `after` are the words of each piece. */
export function alignAlike(
  before: readonly string[],
  after: readonly string[],
): [number, number][] {
  if (before.length * after.length > MOST_PAIRS) return [];
  const old = before.map(wordsOf);
  const now = after.map(wordsOf);
  const width = now.length + 1;
  // best[i * width + j]: the most that the pieces from i and from j on have in common.
  const best = new Float64Array((old.length + 1) * width);
  const alike = (i: number, j: number): number => {
    const [one, other] = [old[i], now[j]];
    const value = one && other ? likeness(one, other) : 0;
    return value < ALIKE ? 0 : value;
  };
  const at = (i: number, j: number): number => best[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const value = alike(i, j);
      best[i * width + j] = Math.max(
        at(i + 1, j),
        at(i, j + 1),
        value > 0 ? value + at(i + 1, j + 1) : 0,
      );
    }
  const pairs: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < now.length)
    if (at(i, j) === at(i + 1, j)) i += 1;
    else if (at(i, j) === at(i, j + 1)) j += 1;
    else {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    }
  return pairs;
}

/**
 * The rising run among `places` that weighs most: what kept its order, where the rest moved. Places are whole numbers from
 * 0 below `size`, each once; `weightOf` gives more than 0.
 */
export function keptOrder(
  places: readonly number[],
  size: number,
  weightOf: (place: number) => number,
): Set<number> {
  // A tree over the places: the heaviest run that ends within each range, as the place of its end.
  const heaviest: (number | undefined)[] = [];
  const weights: number[] = [];
  const previous: (number | undefined)[] = [];
  const heavier = (
    one: number | undefined,
    other: number | undefined,
  ): number | undefined =>
    other !== undefined &&
    (one === undefined || (weights[other] ?? 0) > (weights[one] ?? 0))
      ? other
      : one;
  const bestBelow = (place: number): number | undefined => {
    let best: number | undefined;
    for (let at = place; at > 0; at -= at & -at)
      best = heavier(best, heaviest[at]);
    return best;
  };
  let last: number | undefined;
  for (const place of places) {
    const before = bestBelow(place);
    previous[place] = before;
    weights[place] =
      weightOf(place) + (before === undefined ? 0 : (weights[before] ?? 0));
    for (let at = place + 1; at <= size; at += at & -at)
      heaviest[at] = heavier(heaviest[at], place);
    last = heavier(last, place);
  }
  const kept = new Set<number>();
  for (let place = last; place !== undefined; place = previous[place])
    kept.add(place);
  return kept;
}
