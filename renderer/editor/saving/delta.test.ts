// What is to be sent, over many changes in a row: the same as comparing the whole page with all that is acknowledged.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block, BlockId, Rank } from '#core/document/document.ts';
import { acknowledge, deltaBetween, type Acknowledged } from './delta.ts';

const block = (id: number, text: string, rank: number): Block => ({
  id: `block-${id}` as BlockId,
  rank: String(rank) as Rank,
  type: 'paragraph',
  content: [{ type: 'text', text }],
});

/** As `deltaBetween`, of what nothing was known before. */
const anew = ({ blocks, removals }: Acknowledged, page: readonly Block[]) =>
  deltaBetween({ blocks, removals }, page);

const ids = (delta: ReturnType<typeof deltaBetween>) =>
  delta && {
    put: delta.put.map(({ block: { id } }) => id).toSorted(),
    move: delta.move.map(({ id }) => id).toSorted(),
    remove: delta.remove.map(({ id }) => id).toSorted(),
  };

const change = fc.record({
  kind: fc.constantFrom('write', 'add', 'remove', 'move', 'copy'),
  at: fc.nat(20),
  to: fc.nat(20),
  /** What of the changes is saved then: everything, every second block, nothing. */
  saved: fc.constantFrom('all', 'some', 'none'),
});

test('whatever was changed and saved before, no change is forgotten and none is made up', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      let page: readonly Block[] = Array.from({ length: 8 }, (_, id) =>
        block(id, 'As it was', id),
      );
      let held: Acknowledged = {
        blocks: new Map(
          page.map((each) => [each.id, { block: each, revision: 1 }]),
        ),
        removals: new Map(),
      };
      let count = 100;
      for (const { kind, at, to, saved } of changes) {
        count += 1;
        const place = at % Math.max(1, page.length);
        const there = page[place];
        if (kind === 'add' || !there)
          page = page.toSpliced(place, 0, block(count, 'New', count));
        else if (kind === 'write')
          page = page.with(place, {
            ...block(0, `Written ${count}`, 0),
            id: there.id,
            rank: there.rank,
          });
        else if (kind === 'remove') page = page.toSpliced(place, 1);
        else if (kind === 'copy')
          page = page.with(place, structuredClone(there));
        else
          page = page.toSpliced(place, 1).toSpliced(to % page.length, 0, {
            ...there,
            rank: String(count) as Rank,
          });
        const delta = deltaBetween(held, page);
        expect(ids(delta)).toEqual(ids(anew(held, page)));
        if (!delta || saved === 'none') continue;
        const part = <Each>(all: Each[]): Each[] =>
          saved === 'all' ? all : all.filter((_, index) => index % 2 === 0);
        const sent = {
          put: part(delta.put),
          move: part(delta.move),
          remove: part(delta.remove),
        };
        held = acknowledge(
          held,
          sent,
          page,
          Object.fromEntries(
            [
              ...sent.put.map(({ block: { id } }) => id),
              ...sent.move.map(({ id }) => id),
              ...sent.remove.map(({ id }) => id),
            ].map((id) => [id, count]),
          ),
        );
        expect(ids(deltaBetween(held, page))).toEqual(ids(anew(held, page)));
      }
    }),
    { numRuns: 300 },
  );
});

test('the change of one block among many is found without the others', () => {
  const page = Array.from({ length: 3000 }, (_, id) =>
    block(id, 'As it was', id),
  );
  const looked: string[] = [];
  class Watched extends Map<BlockId, { block: Block; revision: number }> {
    override get(id: BlockId) {
      looked.push(id);
      return super.get(id);
    }
  }
  const held: Acknowledged = {
    blocks: new Watched(
      page.map((each) => [each.id, { block: each, revision: 1 }]),
    ),
    removals: new Map(),
  };
  expect(deltaBetween(held, page)).toBeNull();
  looked.length = 0;
  const changed = page.with(1500, block(1500, 'Written', 1500));
  expect(deltaBetween(held, changed)?.put).toHaveLength(1);
  expect(new Set(looked)).toEqual(new Set(['block-1500']));
});
