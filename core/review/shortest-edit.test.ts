import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortestEdit } from './shortest-edit.ts';

/** How much two rows have in common, in the same order: the slow way. */
function common(one: readonly string[], other: readonly string[]): number {
  const row = Array<number>(other.length + 1).fill(0);
  for (const key of one) {
    let corner = 0;
    for (let at = 1; at <= other.length; at += 1) {
      const above = row[at] ?? 0;
      row[at] =
        key === other[at - 1] ? corner + 1 : Math.max(above, row[at - 1] ?? 0);
      corner = above;
    }
  }
  return row.at(-1) ?? 0;
}

const keys = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 25 });

test('it is a way from the one to the other, and none is shorter', () => {
  fc.assert(
    fc.property(keys, keys, (before, after) => {
      const stretches = shortestEdit(before, after, 1_000) ?? [];
      let [from, to, kept] = [0, 0, 0];
      for (const [
        place,
        { same, before: gone, after: come },
      ] of stretches.entries()) {
        expect(gone + come).toBeGreaterThan(0);
        expect(stretches[place - 1]?.same).not.toBe(same);
        if (same) {
          expect(before.slice(from, from + gone)).toEqual(
            after.slice(to, to + come),
          );
          kept += gone;
        }
        from += gone;
        to += come;
      }
      expect([from, to]).toEqual([before.length, after.length]);
      expect(kept).toBe(common(before, after));
    }),
    { numRuns: 2_000 },
  );
});

test('beyond the most that may go or come there is no answer', () => {
  const row = (letter: string): string[] =>
    Array.from({ length: 50 }, (_, place) => `${letter}${place}`);
  expect(shortestEdit(row('a'), row('b'), 99)).toBeNull();
  expect(shortestEdit(row('a'), row('b'), 100)).toEqual([
    { same: false, before: 50, after: 50 },
  ]);
  expect(shortestEdit(row('a'), [], 49)).toBeNull();
  expect(shortestEdit([], [], 0)).toEqual([]);
});
