import { expect, test } from 'vitest';
import { p, place } from '#core/document/builder.ts';
import type { Block } from '#core/document/document.ts';
import { nameBlock } from './name-block.ts';

const named = (words: string): string => {
  const [block] = place([p(words)]);
  if (!block) throw new Error('One block');
  return nameBlock(block);
};

test.each([
  ['The quay', 'The paragraph that begins “The quay”'],
  ['  The\n quay ', 'The paragraph that begins “The quay”'],
  ['', 'One paragraph'],
  [
    'The quay floods twice a year, in spring and in autumn',
    'The paragraph that begins “The quay floods twice a year, in spring…”',
  ],
  ['潮'.repeat(50), `The paragraph that begins “${'潮'.repeat(40)}…”`],
])('%j', (words, expected) => {
  expect(named(words)).toBe(expected);
});

test('a block without words is called by its kind', () => {
  const [block] = place([{ type: 'page-break' }] as never) as [Block];
  expect(nameBlock(block)).toBe('One page break');
});
