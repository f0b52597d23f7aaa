import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block } from '#core/document/document.ts';
import { sameBlock } from './same-block.ts';

const same = (a: unknown, b: unknown): boolean =>
  sameBlock(a as Block, b as Block);

test('fields in another order say the same, and one that is not defined says nothing', () => {
  expect(same({ id: 'a', rank: 'b' }, { rank: 'b', id: 'a' })).toBe(true);
  expect(same({ id: 'a', align: undefined }, { id: 'a' })).toBe(true);
  expect(same({ id: 'a' }, { id: 'a', align: undefined })).toBe(true);
});

test.each([
  [{ id: 'a' }, { id: 'b' }],
  [{ id: 'a' }, { id: 'a', align: 'end' }],
  [{ id: 'a', align: 'end' }, { id: 'a' }],
  [
    { id: 'a', align: 'end' },
    { id: 'a', language: 'fr' },
  ],
  [{ content: [] }, { content: [{}] }],
  [{ content: [{}] }, { content: {} }],
  [{ content: [{ text: 'a' }] }, { content: [{ text: 'b' }] }],
  [{ content: null }, { content: {} }],
])('%j is not %j', (a, b) => {
  expect(same(a, b)).toBe(false);
  expect(same(b, a)).toBe(false);
});

test('values are the same where their JSON is', () => {
  const json = fc.jsonValue({ depthSize: 'small', maxDepth: 3 });
  fc.assert(
    fc.property(fc.dictionary(fc.string(), json), (value) => {
      expect(same(value, JSON.parse(JSON.stringify(value)))).toBe(true);
    }),
  );
  const small = fc.record(
    { type: fc.constantFrom('a', 'b'), content: fc.array(fc.boolean()) },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(small, small, (a, b) => {
      const written = ({ type, content }: typeof a): string =>
        JSON.stringify({ type, content });
      expect(same(a, b)).toBe(written(a) === written(b));
    }),
  );
});
