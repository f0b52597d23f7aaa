import fc from 'fast-check';
import { expect, test } from 'vitest';
import { h, marker, p, place } from '../document/builder.ts';
import type { Block, BlockId } from '../document/document.ts';
import { importText } from '../convert/text-import.ts';
import { linkMarker } from './link-marker.ts';
import { foundStarts, markerRuns } from './marker-runs.ts';

let count = 0;
const newId = (kind: string): string => `${kind}-${String((count += 1))}`;
const imported = (...lines: readonly string[]): Block[] =>
  importText(lines.join('\n'), newId);

/** The places of the starts among the blocks. */
const startsIn = (blocks: readonly Block[]): number[] =>
  foundStarts(blocks).map((start) =>
    blocks.findIndex(({ id }) => id === start),
  );

test.each([
  ['one list', ['a [1] b [2]', 'c [3]', 'd [4]'], []],
  ['a source that is cited again', ['a [1]', 'b [2]', 'c [1]', 'd [3]'], []],
  [
    'several that are cited again in their order before a new one',
    ['a [1]', 'b [2]', 'c [3]', 'd [1]', 'e [2]', 'f [4]'],
    [],
  ],
  ['two sources by turns', ['a [1]', 'b [2]', 'c [1]', 'd [2]'], []],
  ['the press summary', ['a [1]', 'b [4]', 'c [1]', 'd [4]'], []],
  [
    'two lists',
    ['a [1]', 'b [2]', 'c [3]', 'd [1]', 'e [2]', 'f [3]', 'g [1]'],
    [3],
  ],
  [
    'two that are cited again before a second list',
    ['a [1] [2] [3]', 'b [1, 2]', 'c [1]', 'd [2]', 'e [3]'],
    [2],
  ],
  [
    'three lists',
    ['a [1, 2, 3]', 'b [1]', 'c [2]', 'd [3]', 'e [1–4]'],
    [1, 4],
  ],
  [
    'a number alone before a list, which is of the list before',
    ['[1–3]', '[1]', '[1, 2]', '[3]'],
    [2],
  ],
] as const)('%s', (_, lines, starts) => {
  expect(startsIn(imported(...lines))).toEqual(starts);
});

test('a heading between them tells two short lists apart', () => {
  const [first, second, third, fourth] = imported(
    'a [1]',
    'b [2]',
    'c [1]',
    'd [2]',
  );
  const [heading] = place([h(2, 'Another paper')]);
  if (!first || !second || !third || !fourth || !heading) throw new Error();
  expect(startsIn([first, second, heading, third, fourth])).toEqual([3]);
});

test('runs have their blocks, and the notes before them', () => {
  const blocks = imported('a [1] [2]', 'b [3]', 'c [1]', 'd [2]', 'e [3]');
  const { changed } = linkMarker(blocks, 2, 's' as never, null, newId);
  const linked = blocks.map(
    (block) => changed.find(({ id }) => id === block.id) ?? block,
  );
  const [first, second, ...others] = markerRuns(linked, foundStarts(linked));
  expect(others).toEqual([]);
  expect(first).toMatchObject({ start: null, notesBefore: 0 });
  expect(first?.blocks).toHaveLength(2);
  expect(second).toMatchObject({ start: blocks[2]?.id, notesBefore: 1 });
  expect(second?.blocks).toHaveLength(3);
  expect(markerRuns([], [])).toHaveLength(1);
  expect(markerRuns(blocks, ['gone' as BlockId])).toHaveLength(1);
});

test('whatever the lists behind a text, each is found, and linking leaves them where they are', () => {
  const lists = fc.array(fc.integer({ min: 3, max: 9 }), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(lists, (lengths) => {
      const lines = lengths.flatMap((length) =>
        Array.from({ length }, (_, index) => `Words [${index + 1}].`),
      );
      let blocks = imported(...lines);
      let at = 0;
      const expected = lengths.map((length) => (at += length) - length);
      expect(startsIn(blocks)).toEqual(expected.slice(1));
      const runs = markerRuns(blocks, foundStarts(blocks));
      expect(runs.flatMap((run) => run.blocks)).toEqual(blocks);
      const run = runs.at(-1);
      const { changed } = linkMarker(
        run?.blocks ?? [],
        1,
        's' as never,
        null,
        newId,
      );
      expect(changed).toHaveLength(1);
      blocks = blocks.map(
        (block) => changed.find(({ id }) => id === block.id) ?? block,
      );
      expect(startsIn(blocks)).toEqual(expected.slice(1));
    }),
    { numRuns: 60 },
  );
});

test('a text of a great many numbers is looked through once', () => {
  const blocks = place(
    Array.from({ length: 20_000 }, (_, index) =>
      p('a ', marker(`[${(index % 3) + 1}]`)),
    ),
  );
  expect(foundStarts(blocks)).toHaveLength(6_665);
});
