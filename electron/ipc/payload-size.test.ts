import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLargerThan } from './payload-size.ts';

test('what fits as JSON is never refused, and what is far over always is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const length = JSON.stringify(value).length;
      // Commas, colons and numbers are counted by their room, not one by one.
      expect(isLargerThan(value, 5 * length + 10)).toBe(false);
      expect(isLargerThan([value, 'x'.repeat(1000)], 1000)).toBe(true);
    }),
  );
});

test.each<[string, unknown]>([
  ['a long text', 'x'.repeat(1001)],
  ['a long key', { ['x'.repeat(1001)]: 1 }],
  ['many values', new Array(1001).fill(0)],
  ['an array that only says that it is long', new Array(4_000_000_000)],
  ['bytes', new Uint8Array(1001)],
  ['a buffer', new ArrayBuffer(1001)],
  ['a map', new Map(Array.from({ length: 1001 }, (_, key) => [key, key]))],
  ['many small texts', Array.from({ length: 101 }, () => 'x'.repeat(10))],
])('%s is too large', (_what, value) => {
  expect(isLargerThan(value, 1000)).toBe(true);
});

test('a value that holds itself is too large, and one that is very deep is counted', () => {
  const self: unknown[] = [];
  self.push(self);
  expect(isLargerThan(self, 1000)).toBe(true);
  let deep: unknown = 'x';
  for (let level = 0; level < 100_000; level += 1) deep = [deep];
  expect(isLargerThan(deep, 1_000_000)).toBe(false);
});

test.each([undefined, null, true, 12, 10n, Symbol('x'), {}, []])(
  '%s is small',
  (value) => {
    expect(isLargerThan(value, 100)).toBe(false);
  },
);
