import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BlockId, Rank } from '#core/document/document.ts';
import { ranksBetween } from '#core/document/rank.ts';
import { assignRanks } from './assign-ranks.ts';

const id = (n: number): BlockId => `b${n}` as BlockId;

function ranked(count: number): Map<BlockId, Rank> {
  return new Map(
    ranksBetween(null, null, count).map((rank, n) => [id(n), rank]),
  );
}

function changed(
  order: readonly BlockId[],
  known: ReadonlyMap<BlockId, Rank>,
): BlockId[] {
  return assignRanks(order, (block) => known.get(block)).flatMap(
    (rank, place) => {
      const block = order[place];
      return block !== undefined && known.get(block) !== rank ? [block] : [];
    },
  );
}

describe('assignRanks', () => {
  test('blocks that stay in order keep their ranks', () => {
    const known = ranked(5);
    expect(changed([...known.keys()], known)).toEqual([]);
  });

  test('a block that moves is the only one that changes', () => {
    const known = ranked(6);
    expect(changed([0, 1, 5, 2, 3, 4].map(id), known)).toEqual([id(5)]);
    expect(changed([3, 0, 1, 2, 4, 5].map(id), known)).toEqual([id(3)]);
  });

  test('new blocks go between their neighbours', () => {
    const known = ranked(2);
    expect(changed([7, 0, 8, 9, 1, 10].map(id), known)).toEqual(
      [7, 8, 9, 10].map(id),
    );
  });

  test('of two equal ranks one is given anew', () => {
    const rank = ranked(1).get(id(0)) ?? ('' as Rank);
    const known = new Map([
      [id(0), rank],
      [id(1), rank],
    ]);
    expect(changed([id(0), id(1)], known)).toHaveLength(1);
  });

  test('any new order gets rising ranks, and what rises already stays', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 0, max: 12 })
          .chain((count) =>
            fc.tuple(
              fc.constant(count),
              fc.shuffledSubarray(
                Array.from({ length: count + 4 }, (_, n) => n),
              ),
            ),
          ),
        ([count, numbers]) => {
          const known = ranked(count);
          const order = numbers.map(id);
          const ranks = assignRanks(order, (block) => known.get(block));
          expect(ranks).toHaveLength(order.length);
          for (const [place, rank] of ranks.entries()) {
            const before = ranks[place - 1];
            if (before !== undefined) expect(before < rank).toBe(true);
          }
          // As few as can be: those outside a longest rise of the old ones, found here by brute force.
          const old = numbers.filter((n) => n < count);
          expect(changed(order, known)).toHaveLength(
            numbers.length - longestRise(old),
          );
        },
      ),
    );
  });
});

describe('ranks stay short', () => {
  /** Puts `count` blocks in, each at `place(order, n)`, and gives how many ranks were written and the longest of all. */
  function insert(
    count: number,
    most: number,
    place: (order: readonly BlockId[], n: number) => number,
  ): { readonly written: number; readonly longest: number } {
    const known = ranked(40);
    const order = [...known.keys()];
    let written = 0;
    let longest = 0;
    for (let n = 40; n < 40 + count; n += 1) {
      const at = place(order, n);
      order.splice(at, 0, id(n));
      // Not longer than `most`, so that the test has an end; what goes is never beside what comes.
      if (order.length > most) order.splice(at > order.length / 2 ? 1 : -2, 1);
      const ranks = assignRanks(order, (block) => known.get(block));
      for (const [step, rank] of ranks.entries()) {
        const block = order[step];
        const before = ranks[step - 1];
        if (before !== undefined && before >= rank)
          throw new Error(`${before} stands before ${rank}`);
        longest = Math.max(longest, rank.length);
        if (block === undefined || known.get(block) === rank) continue;
        written += 1;
        known.set(block, rank);
      }
    }
    return { written, longest };
  }

  const places: readonly (readonly [
    string,
    (order: readonly BlockId[], n: number) => number,
  ])[] = [
    ['before the same block', (order) => order.indexOf(id(20))],
    ['behind the same block', (order) => order.indexOf(id(20)) + 1],
    [
      'between the last two',
      (order, n) => Math.max(1, order.indexOf(id(n - 1)) + (n % 2)),
    ],
  ];

  test.each(places)('20,000 blocks put in %s', (_name, place) => {
    const { written, longest } = insert(20_000, 60, place);
    expect(longest).toBeLessThanOrEqual(100);
    // Few others are written besides what comes.
    expect(written).toBeLessThan(3 * 20_000);
  });

  test('also where none goes', () => {
    for (const [, place] of places) {
      const { written, longest } = insert(1_500, Infinity, place);
      expect(longest).toBeLessThanOrEqual(100);
      expect(written).toBeLessThan(3 * 1_500);
    }
  });

  test('wherever blocks come and go', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(3), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 41, max: 80 }),
        (steps, most) => {
          const { longest } = insert(800, most, (order, n) => {
            const last = Math.max(1, order.indexOf(id(n - 1)));
            return Math.min(
              order.length - 1,
              last + (steps[n % steps.length] ?? 0) - 1,
            );
          });
          expect(longest).toBeLessThanOrEqual(100);
        },
      ),
      { numRuns: 20 },
    );
  });
});

function longestRise(numbers: readonly number[]): number {
  const longest: number[] = [];
  for (const [place, n] of numbers.entries())
    longest[place] =
      1 +
      Math.max(0, ...longest.filter((_, before) => (numbers[before] ?? n) < n));
  return Math.max(0, ...longest);
}
