// Sections of blocks: all blocks in their order, none too long where it can be divided, and those that nothing happened
// to left alone.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupBlocks } from './group-blocks.ts';

type Block = { readonly name: string; readonly begins: boolean };
type Placed = Map<Block, number>;

let last = 0;
const block = (begins = true): Block => ({ name: `b${(last += 1)}`, begins });
const blocks = (count: number): Block[] =>
  Array.from({ length: count }, () => block());

const group = (all: readonly Block[], placed: Placed = new Map()) =>
  groupBlocks(
    all,
    (each) => placed.get(each),
    ({ begins }) => begins,
  );

/** Where each block stands after the grouping; new sections have the next numbers. */
function settle(all: readonly Block[], before: Placed = new Map()): Placed {
  let next = Math.max(0, ...before.values());
  const placed: Placed = new Map();
  for (const { section, blocks: inIt } of group(all, before)) {
    const number = section ?? (next += 1);
    for (const each of inIt) placed.set(each, number);
  }
  return placed;
}

const sizes = (all: readonly Block[], placed?: Placed): number[] =>
  group(all, placed).map((each) => each.blocks.length);

describe('new blocks', () => {
  test('stand in sections of twenty', () => {
    expect(sizes(blocks(60))).toEqual([20, 20, 20]);
    expect(sizes(blocks(5))).toEqual([5]);
    expect(sizes([])).toEqual([]);
  });

  test('leave no short section at the end', () => {
    expect(sizes(blocks(45))).toEqual([20, 25]);
  });

  test('are divided before one that may begin a section', () => {
    const all = [...blocks(20), block(false), block(false), ...blocks(20)];
    expect(sizes(all)).toEqual([22, 20]);
  });

  test('of which none may begin a section are divided all the same, late', () => {
    const all = Array.from({ length: 400 }, () => block(false));
    expect(sizes(all)).toEqual([160, 160, 80]);
  });
});

describe('a change', () => {
  test('of one block touches its section alone', () => {
    const all = blocks(100);
    const placed = settle(all);
    const changed = all.with(50, block());
    expect(
      group(changed, placed).filter(
        ({ section, blocks: inIt }) =>
          inIt.some((each) => placed.get(each) !== section) ||
          inIt.length !==
            all.filter((each) => placed.get(each) === section).length,
      ),
    ).toHaveLength(1);
  });

  test('that makes a section long divides it, and it goes on with its first half', () => {
    const all = blocks(60);
    const placed = settle(all);
    const more = all.toSpliced(30, 0, ...blocks(25));
    const groups = group(more, placed);
    expect(groups.map(({ section }) => section)).toEqual([1, 2, null, 3]);
  });

  test('that leaves a section short joins it to its neighbour', () => {
    const all = blocks(60);
    const placed = settle(all);
    const fewer = all.toSpliced(20, 15);
    expect(group(fewer, placed).map(({ section }) => section)).toEqual([1, 3]);
  });

  test('that makes the first block of a section one that may not begin it gives it to the section before', () => {
    const all = blocks(60);
    const placed = settle(all);
    const heading = block(false);
    const changed = all.with(20, heading);
    const [first] = group(changed, placed);
    expect(first?.blocks.at(-1)).toBe(heading);
  });
});

test('whatever is put in, taken out or moved: all blocks in their order, no section twice, each begun and sized as it may', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          kind: fc.constantFrom('in', 'out', 'move', 'replace'),
          at: fc.nat(400),
          to: fc.nat(400),
          count: fc.integer({ min: 1, max: 60 }),
          begins: fc.boolean(),
        }),
        { maxLength: 40 },
      ),
      (changes) => {
        let all = blocks(130);
        let placed = settle(all);
        for (const { kind, at, to, count, begins } of changes) {
          const place = at % (all.length + 1);
          if (kind === 'in')
            all = all.toSpliced(
              place,
              0,
              ...Array.from({ length: count }, () => block(begins)),
            );
          else if (kind === 'out') all = all.toSpliced(place, count);
          else if (kind === 'replace')
            all = all.toSpliced(place, 1, block(begins));
          else {
            const moved = all.slice(place, place + count);
            const rest = all.toSpliced(place, count);
            all = rest.toSpliced(to % (rest.length + 1), 0, ...moved);
          }
          const groups = group(all, placed);
          expect(groups.flatMap((each) => each.blocks)).toEqual(all);
          const going = groups.flatMap(({ section }) => section ?? []);
          expect(new Set(going).size).toBe(going.length);
          for (const [index, { blocks: inIt }] of groups.entries()) {
            expect(inIt.length).toBeGreaterThan(0);
            expect(inIt.length).toBeLessThanOrEqual(160);
            if (index > 0 && !inIt[0]?.begins)
              expect(groups[index - 1]?.blocks.length).toBeGreaterThanOrEqual(
                160,
              );
          }
          placed = settle(all, placed);
        }
      },
    ),
    { numRuns: 200 },
  );
});
