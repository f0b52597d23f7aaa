import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rank } from './document.ts';
import { compareByRank, rankBetween, ranksBetween } from './rank.ts';
import { rankSchema } from './schema.ts';

test('a rank between two stands between them, however often', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 200 }), (places) => {
      const ranks: Rank[] = [];
      for (const place of places) {
        const at = place % (ranks.length + 1);
        const rank = rankBetween(ranks[at - 1] ?? null, ranks[at] ?? null);
        ranks.splice(at, 0, rank);
      }
      expect([...ranks].sort()).toEqual(ranks);
      expect(new Set(ranks).size).toBe(ranks.length);
    }),
  );
});

test('many ranks at once are in rising order', () => {
  const ranks = ranksBetween(null, null, 5000);
  expect(ranks).toHaveLength(5000);
  expect([...ranks].sort()).toEqual(ranks);
  const between = ranksBetween(ranks[0] ?? null, ranks[1] ?? null, 3);
  expect([ranks[0], ...between, ranks[1]].sort()).toEqual([
    ranks[0],
    ...between,
    ranks[1],
  ]);
  expect(ranksBetween(null, null, 0)).toEqual([]);
});

test('ranks in the wrong order are refused', () => {
  const [first = null, second = null] = ranksBetween(null, null, 2);
  expect(() => rankBetween(second, first)).toThrow();
  expect(() => rankBetween(first, first)).toThrow();
  expect(() => ranksBetween(second, first, 2)).toThrow();
});

test('the order is by code unit, equal ranks by id', () => {
  const at = (rank: string, id: string): { rank: Rank; id: string } => ({
    rank: rank as Rank,
    id,
  });
  // By locale, "Zz" would stand after "a0".
  expect(compareByRank(at('Zz', 'b'), at('a0', 'a'))).toBe(-1);
  expect(compareByRank(at('a0', 'b'), at('a0', 'a'))).toBe(1);
  expect(compareByRank(at('a0', 'a'), at('a0', 'a'))).toBe(0);
});

const DIGITS = fc.string({
  unit: fc.constantFrom('0', '1', '2', '3', 'A', 'Z', 'a', 'z'),
  maxLength: 30,
});

test('a rank that is valid is one that has a next one, and the other way round', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('A', 'Y', 'Z', 'a', 'b', 'z', '0'),
      DIGITS,
      (first, rest) => {
        const rank = `${first}${rest}`;
        const goesOn = ((): boolean => {
          try {
            return rank < rankBetween(rank as Rank, null);
          } catch {
            return false;
          }
        })();
        expect(rankSchema.safeParse(rank).success).toBe(goesOn);
      },
    ),
  );
  expect(rankSchema.safeParse('a0'.padEnd(600, '1')).success).toBe(false);
});
