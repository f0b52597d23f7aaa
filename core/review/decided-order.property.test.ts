// Blocks that people suggest to move, put in and join at random, some of them from where another one stands by now: whatever
// is decided, and in whichever steps, each block has a place of its own.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { p } from '../document/builder.ts';
import type { Block, BlockId, Rank } from '../document/document.ts';
import { compareByRank } from '../document/rank.ts';
import { decideSuggestions, type Decision } from './suggestions.ts';

const RANKS = ['a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7'] as Rank[];
const ACTS = ['move-0', 'move-1', 'move-2', 'act-0', 'act-1', 'act-2'];

const suggestion = (id: string) => ({ id, author: 'Ada', at: '2026-03-01' });

const blocks = fc
  .array(
    fc.record({
      from: fc.constantFrom(null, ...RANKS),
      inserted: fc.boolean(),
      deleted: fc.boolean(),
      act: fc.nat(2),
    }),
    { minLength: 1, maxLength: RANKS.length },
  )
  .map((list) =>
    list.map(({ from, inserted, deleted, act }, at): Block => {
      const rank = RANKS[at] ?? ('a8' as Rank);
      return {
        ...p(`word${at}`),
        id: `b${at}` as BlockId,
        rank,
        ...(from !== null &&
          from !== rank && {
            moved: { ...suggestion(`move-${act}`), from },
          }),
        ...(inserted && { inserted: suggestion(`act-${act}`) }),
        ...(deleted && { deleted: suggestion(`act-${(act + 1) % 3}`) }),
      };
    }),
  );

const steps = fc.array(
  fc.dictionary(
    fc.constantFrom(...ACTS),
    fc.constantFrom<Decision>('accept', 'reject'),
  ),
  { minLength: 1, maxLength: 4 },
);

test('no two blocks are left at one place, and all stand in the order of their places', () => {
  fc.assert(
    fc.property(blocks, steps, (given, list) => {
      let now: readonly Block[] = given;
      for (const step of list) {
        now = decideSuggestions(now, ({ id }) => step[id] ?? null);
        expect(new Set(now.map(({ rank }) => rank)).size).toBe(now.length);
        expect([...now].sort(compareByRank)).toEqual(now);
      }
    }),
    { numRuns: 300 },
  );
});
