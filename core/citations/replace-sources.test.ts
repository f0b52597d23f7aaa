import { expect, test } from 'vitest';
import { cite, doc, note, p, quote, ul } from '../document/builder.ts';
import type { SourceId } from '../document/document.ts';
import { citationsOf, footnotesOf } from '../document/walk.ts';
import { replaceSources } from './replace-sources.ts';

const toB = (id: SourceId): SourceId => (id === 'a' ? ('b' as SourceId) : id);

test.each([
  ['a paragraph', p('x', note('see ', cite('a', 'p. 4'), cite('c')))],
  ['a list', ul(['x'], ['y', note(cite('a'))])],
  ['a quotation', quote([['x', note(cite('a'), cite('a'))]], ['y'])],
])('in %s only the source of a citation is another', (_where, unplaced) => {
  const [block] = doc(unplaced).blocks;
  if (!block) throw new Error('There is no block.');
  const next = replaceSources(block, toB);
  expect(JSON.stringify(next)).toBe(
    JSON.stringify(block).replaceAll('"source":"a"', '"source":"b"'),
  );
  expect(JSON.stringify(next)).not.toBe(JSON.stringify(block));
  expect(
    footnotesOf([next]).flatMap(({ footnote }) => citationsOf(footnote)),
  ).not.toContainEqual(expect.objectContaining({ source: 'a' }));
});

test('a block that cites nothing of the kind is the same block', () => {
  const [block] = doc(p('x', note(cite('c')))).blocks;
  if (!block) throw new Error('There is no block.');
  expect(replaceSources(block, toB)).toBe(block);
});
