import { expect, test } from 'vitest';
import { doc, h, note, p } from '#core/document/builder.ts';
import { headingOver, outlineOf } from './outline-of.ts';

const { blocks } = doc(p('0'), h(1, 'A'), p('a', note('x')), h(2, 'B'), p('b'));

test('the outline has the headings with the notes under each', () => {
  expect(
    outlineOf(blocks).map(({ level, text, notes }) => [level, text, notes]),
  ).toEqual([
    [1, 'A', 1],
    [2, 'B', 0],
  ]);
});

test('each block stands under the heading before it', () => {
  const over = blocks.map(({ id }) => headingOver(blocks, id));
  const [, a, , b] = blocks.map(({ id }) => id);
  expect(over).toEqual([null, a, a, b, b]);
  expect(headingOver(blocks, null)).toBeNull();
});
