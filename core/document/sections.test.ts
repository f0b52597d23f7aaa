import { expect, test } from 'vitest';
import { doc, h, p } from './builder.ts';
import type { Block, BlockId } from './document.ts';
import {
  moveSectionBefore,
  moveSectionBy,
  sectionOf,
  type SectionMove,
} from './sections.ts';
import { plainText } from './walk.ts';

const { blocks } = doc(
  p('0'),
  h(1, 'A'),
  p('a'),
  h(2, 'A1'),
  p('a1'),
  h(2, 'A2'),
  h(1, 'B'),
  h(3, 'B1'),
  p('b1'),
);
const idOf = (words: string): BlockId => {
  const found = blocks.find((block) => plainText(block) === words);
  if (!found) throw new Error(`no ${words}`);
  return found.id;
};
/** The words of the blocks in their order after the move. */
function after(move: SectionMove | null): string {
  if (!move) return 'nothing moves';
  const isMoved = ({ id }: Block): boolean => move.moved.includes(id);
  const rest = blocks.filter((block) => !isMoved(block));
  const at =
    move.before === null
      ? rest.length
      : rest.findIndex(({ id }) => id === move.before);
  if (at < 0) throw new Error('the place moves itself');
  return [...rest.slice(0, at), ...blocks.filter(isMoved), ...rest.slice(at)]
    .map(plainText)
    .join(' ');
}

test('a section goes to the next heading of its level or above', () => {
  expect(sectionOf(blocks, idOf('A'))).toEqual({ from: 1, to: 6 });
  expect(sectionOf(blocks, idOf('A1'))).toEqual({ from: 3, to: 5 });
  expect(sectionOf(blocks, idOf('B'))).toEqual({ from: 6, to: 9 });
  expect(sectionOf(blocks, idOf('a'))).toBeNull();
});

test('a section is put before another, or at the end', () => {
  expect(after(moveSectionBefore(blocks, idOf('B'), idOf('A')))).toBe(
    '0 B B1 b1 A a A1 a1 A2',
  );
  expect(after(moveSectionBefore(blocks, idOf('A1'), null))).toBe(
    '0 A a A2 B B1 b1 A1 a1',
  );
});

test('nothing moves to where it is, or into itself', () => {
  expect(moveSectionBefore(blocks, idOf('A'), idOf('A1'))).toBeNull();
  expect(moveSectionBefore(blocks, idOf('A'), idOf('A'))).toBeNull();
  expect(moveSectionBefore(blocks, idOf('A'), idOf('B'))).toBeNull();
  expect(moveSectionBefore(blocks, idOf('B'), null)).toBeNull();
});

test('one place up or down is past a sibling, or over into the next that holds such sections', () => {
  expect(after(moveSectionBy(blocks, idOf('A2'), -1))).toBe(
    '0 A a A2 A1 a1 B B1 b1',
  );
  expect(after(moveSectionBy(blocks, idOf('A1'), 1))).toBe(
    '0 A a A2 A1 a1 B B1 b1',
  );
  expect(after(moveSectionBy(blocks, idOf('A2'), 1))).toBe(
    '0 A a A1 a1 B B1 b1 A2',
  );
  expect(after(moveSectionBy(blocks, idOf('B'), -1))).toBe(
    '0 B B1 b1 A a A1 a1 A2',
  );
  expect(after(moveSectionBy(blocks, idOf('B'), 1))).toBe('nothing moves');
  expect(after(moveSectionBy(blocks, idOf('A'), -1))).toBe('nothing moves');
});
