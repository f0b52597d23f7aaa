import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bold, note, p, place, quote } from './builder.ts';
import {
  addDigest,
  blockDigest,
  blocksDigest,
  takeDigest,
} from './block-digest.ts';
import type { Block } from './document.ts';

const [one, two] = place([p('one ', bold('two'), note('A note.')), p('two')]);
if (!one || !two) throw new Error('Two blocks');

/** The same JSON with the properties of each object the other way round. */
const turned = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(turned)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([key, each]) => [key, turned(each)]),
        )
      : value;

test('the order of properties, and those that are not defined, make no difference', () => {
  expect(blockDigest(turned(one) as Block)).toBe(blockDigest(one));
  expect(blockDigest({ ...one, marking: undefined } as unknown as Block)).toBe(
    blockDigest(one),
  );
});

test.each<[string, Block]>([
  ['id', { ...two, id: one.id }],
  ['rank', { ...two, rank: 'c000' as Block['rank'] }],
  ['marking', { ...two, marking: 'SECRET' }],
  ['type', { ...two, type: 'pull-quotation' } as Block],
  ['words', { ...two, content: [{ type: 'text', text: 'twp' }] } as Block],
  ['a line', { ...two, content: [{ type: 'line-break' }] } as Block],
])('another %s is another digest', (_what, block) => {
  expect(blockDigest(block)).not.toBe(blockDigest(two));
});

test('where one stretch ends and the next begins is told apart', () => {
  const [a, b] = place([quote([['ab'], ['c']]), quote([['a'], ['bc']])]);
  if (!a || !b) throw new Error('Two blocks');
  expect(blockDigest({ ...a, id: b.id, rank: b.rank })).not.toBe(
    blockDigest(b),
  );
});

test('changes added and taken one by one come to the sum of what is left, in any order', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 20 }), (words) => {
      const blocks = place(words.map((text) => p(text)));
      let sum = blocksDigest(blocks);
      for (const block of blocks.slice(0, 7).reverse())
        sum = takeDigest(sum, blockDigest(block));
      expect(sum).toBe(blocksDigest(blocks.slice(7).reverse()));
      for (const block of blocks.slice(0, 7))
        sum = addDigest(sum, blockDigest(block));
      expect(sum).toBe(blocksDigest(blocks));
      expect(Number.isSafeInteger(sum)).toBe(true);
    }),
  );
});

test('ten thousand blocks have ten thousand digests', () => {
  const blocks = place(Array.from({ length: 10_000 }, () => p('same words')));
  expect(new Set(blocks.map(blockDigest)).size).toBe(blocks.length);
});
