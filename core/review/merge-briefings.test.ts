import { expect, test } from 'vitest';
import { note, p, place } from '../document/builder.ts';
import type { Block } from '../document/document.ts';
import { canonicalJson } from '../canonical-json.ts';
import { bodyOf, placeOf, type BlockBody } from './block-units.ts';
import {
  mergeBriefings,
  movedInto,
  unitName,
  wordsOfBlocks,
} from './merge-briefings.ts';
import type { State } from './unit-states.ts';

let count = 0;
const state = (
  value: unknown,
  author: string,
  more: Partial<State<unknown>> = {},
): State<unknown> => {
  count += 1;
  return {
    id: `s${count}`,
    hash: value === null ? null : canonicalJson(value),
    value,
    copy: author,
    author,
    at: `2026-03-01T09:0${count % 10}:00Z`,
    past: {},
    ...more,
  };
};
const words = (text: string): BlockBody => ({
  ...place([p(text)]).map(bodyOf)[0],
  type: 'paragraph',
});

const merge = (
  blocks: Record<string, State<unknown>[]>,
  ranks: Record<string, string>,
  copy = 'Ada',
) =>
  mergeBriefings(
    new Map<string, State<unknown>[]>([
      ...Object.entries(blocks).map(
        ([id, states]) => [unitName('block', id), states] as const,
      ),
      ...Object.entries(ranks).map(
        ([id, rank]) =>
          [unitName('place', id), [state(rank, 'Ada')]] as [
            string,
            State<unknown>[],
          ],
      ),
    ]),
    copy,
  );

test('a block stands at its place; two at the same place are told apart by their ids', () => {
  const { blocks, conflicts } = merge(
    {
      b: [state(words('B'), 'Bo')],
      a: [state(words('A'), 'Ada')],
      c: [state(words('C'), 'Ada')],
    },
    { a: 'a0', b: 'a0', c: 'a1' },
  );
  expect(blocks.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(new Set(blocks.map(({ rank }) => rank)).size).toBe(3);
  expect(conflicts).toEqual([]);
});

test('of several words one’s own stand; without them the first written; a removal never stands against words of others', () => {
  const bo = state(words('Bo'), 'Bo', { at: '2026-03-01T09:05:00Z' });
  const cy = state(words('Cy'), 'Cy', { at: '2026-03-01T09:01:00Z' });
  const gone = state(null, 'Di', { at: '2026-03-01T09:00:00Z' });
  const own = state(words('Ada'), 'Ada', { at: '2026-03-01T09:09:00Z' });
  const standing = (...states: State<unknown>[]) =>
    merge({ a: states }, { a: 'a0' }).conflicts[0]?.sides.map(
      ({ author }) => author,
    );
  expect(standing(bo, own, cy)).toEqual(['Ada', 'Cy', 'Bo']);
  expect(standing(gone, bo, cy)).toEqual(['Cy', 'Di', 'Bo']);
});

test('of the status no conflict is made', () => {
  const { conflicts, parts } = mergeBriefings(
    new Map([
      [
        unitName('head', 'status'),
        [state('draft', 'Ada'), state('cleared', 'Bo')],
      ],
      [unitName('head', 'title'), [state('A', 'Ada'), state('B', 'Bo')]],
    ]),
    'Ada',
  );
  expect(parts.get('head/status')).toBe('draft');
  expect(conflicts.map(({ unit }) => unit)).toEqual(['head/title']);
});

test('who joined two blocks takes one away only where its words stand', () => {
  const removed = {
    removed: { was: words('Two here.'), into: ['a'] },
  };
  const joined = state(words('One. Two here.'), 'Bo');
  const rest = state(null, 'Bo', removed);
  const ranks = { a: 'a0', b: 'a1' };
  expect(merge({ a: [joined], b: [rest] }, ranks).blocks).toHaveLength(1);
  const against = merge(
    { a: [joined, state(words('One!'), 'Ada')], b: [rest] },
    ranks,
  );
  expect(against.blocks.map((block) => movedWords(block))).toEqual([
    'One!',
    'Two here.',
  ]);
  expect(against.conflicts.map(({ unit }) => unit)).toEqual([
    'block/a',
    'block/b',
  ]);
});

const movedWords = (block: Block): string =>
  wordsOfBlocks([block]).get(block.id) ?? '';

test('a removed block has moved into those that have all of its words', () => {
  const blocks = place([p('One. Two here. '), p('Three'), p('')]);
  expect(movedInto(words(' Two  here.'), wordsOfBlocks(blocks))).toEqual([
    blocks[0]?.id,
  ]);
  expect(movedInto(words(''), wordsOfBlocks(blocks))).toEqual([]);
});

test('a note that stands in two blocks has an id of its own in the second, the same in each merge', () => {
  const shared = note('Seen.');
  const [a, b] = place([p('A', shared), p('B', shared)]).map(bodyOf);
  const once = () =>
    merge({ a: [state(a, 'Ada')], b: [state(b, 'Bo')] }, { a: 'a0', b: 'a1' });
  expect(once().doubled).toEqual([shared.id]);
  expect(once().blocks).toEqual(once().blocks);
  const second = once().blocks[1];
  expect(JSON.stringify(second)).toContain(`"${shared.id}-2"`);
});

test('what is only suggested to move stands where it stood when another one’s words stand, and where it is suggested when those are chosen', () => {
  const [block] = place([p('One')]);
  if (!block) throw new Error('There is a block.');
  const moved: Block = {
    ...block,
    rank: 'a5' as never,
    moved: { id: 's', author: 'Bo', at: 't', from: block.rank },
  };
  expect(placeOf(moved)).toBe(block.rank);
  const bo = state(bodyOf(moved), 'Bo');
  const ranks = { [block.id]: block.rank };
  expect(
    merge({ [block.id]: [state(words('One!'), 'Ada'), bo] }, ranks).blocks,
  ).toMatchObject([{ rank: block.rank }]);
  expect(merge({ [block.id]: [bo] }, ranks).blocks).toEqual([moved]);
  const elsewhere = { [block.id]: 'a1' };
  expect(merge({ [block.id]: [bo] }, elsewhere).blocks).toEqual([
    { ...moved, moved: { ...moved.moved, from: 'a1' } },
  ]);
});
