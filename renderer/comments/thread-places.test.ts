import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block, BlockId } from '#core/document/document.ts';
import { contextOf, type Anchor } from '#core/review/thread.ts';
import { createThreadPlaces } from './thread-places.ts';

const block = (id: string, text: string): Block => ({
  type: 'paragraph',
  id: id as BlockId,
  rank: 'a0' as never,
  content: [{ type: 'text', text }],
});
const TEXT = 'Costs rose by twelve per cent.';
const THREAD: Anchor = {
  on: 'words',
  block: 'a' as BlockId,
  footnote: null,
  citation: null,
  start: 14,
  end: 29,
  words: 'twelve per cent',
  ...contextOf(TEXT, 14, 29),
  lost: false,
  last: '',
};

test('threads stand where main would put them if all were saved now, and where it did when it was', () => {
  const [a, b] = [block('a', TEXT), block('b', 'Then.')];
  const places = createThreadPlaces([a, b]);
  places.set([THREAD]);
  expect(places.on([a, b])).toEqual([THREAD]);
  expect(places.on([a, b])[0]).toBe(THREAD);
  const first = block('a', `In fact ${TEXT}`);
  expect(places.on([first, b])[0]).toMatchObject({ start: 22, end: 37 });
  places.saved({ put: [{ block: first }], remove: [] });
  const second = block('a', `In very fact ${TEXT}`);
  expect(places.on([second, b])[0]).toMatchObject({ start: 27, end: 42 });
  expect(places.on([b])[0]).toMatchObject({ lost: true });
  places.saved({ put: [], remove: [{ id: 'a' }] });
  expect(places.on([b])[0]).toMatchObject({ lost: true });
  const pasted = block('c', 'It was twelve per cent.');
  expect(places.on([b, pasted])[0]).toMatchObject({
    lost: false,
    block: 'c',
    start: 7,
  });
});

test('looked at after each of many changes they stand as if it had been looked at once', () => {
  const ids = fc.constantFrom('a', 'b', 'c', 'd');
  const change = fc.record({
    how: fc.constantFrom('write', 'write', 'write', 'put', 'take', 'save'),
    id: ids,
    text: fc.constantFrom(TEXT, `So ${TEXT}`, 'No.', 'It was twelve per cent.'),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      let blocks: readonly Block[] = [block('a', TEXT), block('b', 'Then.')];
      const often = createThreadPlaces(blocks);
      const once = createThreadPlaces(blocks);
      for (const places of [often, once]) places.set([THREAD]);
      for (const { how, id, text } of changes) {
        if (how === 'save') {
          const delta = { put: blocks.map((each) => ({ block: each })) };
          for (const places of [often, once])
            places.saved({ ...delta, remove: [] });
        } else if (how === 'take')
          blocks = blocks.filter((each) => each.id !== id);
        else if (blocks.some((each) => each.id === id))
          blocks = blocks.map((each) =>
            each.id === id ? block(id, text) : each,
          );
        else if (how === 'put') blocks = [...blocks, block(id, text)];
        often.on(blocks);
      }
      expect(often.on(blocks)).toEqual(once.on(blocks));
    }),
  );
});
