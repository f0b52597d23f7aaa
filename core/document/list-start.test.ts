import { expect, test } from 'vitest';
import { olFrom, place, ul } from './builder.ts';
import type { Block } from './document.ts';
import { MAX_START, startOf } from './list-start.ts';
import { parseBlock } from './schema.ts';

const [list] = place([olFrom(4, ['Four'])]) as [Block];
const [dots] = place([ul(['One'])]) as [Block];
const nested = (start: unknown): unknown => ({
  ...dots,
  items: [
    {
      content: [],
      children: { style: 'ordered', start, items: [{ content: [] }] },
    },
  ],
});

test('a numbered list may begin with another number than 1, within a list too', () => {
  expect(parseBlock(list)).toBe(list);
  expect(parseBlock({ ...list, start: MAX_START })).toHaveProperty('start');
  expect(parseBlock(nested(7))).toEqual(nested(7));
});

test.each([0, 1, -3, 2.5, MAX_START + 1, '4', null])(
  '%j is no first number, and a sentence says so',
  (start) => {
    const words =
      /^The block is not valid: \S*start is not the first number of a list, a whole number from 2 to 9999 \(one that counts from 1 has none\)\.$/;
    expect(() => parseBlock({ ...list, start })).toThrow(words);
    expect(() => parseBlock(nested(start))).toThrow(words);
    expect(() =>
      parseBlock({
        ...dots,
        reshaped: {
          id: 's1',
          author: 'Ana',
          at: '2026-11-28T10:00:00.000Z',
          from: { type: 'list', style: 'ordered', start },
        },
      }),
    ).toThrow(words);
  },
);

test('what is not numbered has no first number', () => {
  expect(() => parseBlock({ ...dots, start: 4 })).toThrow(
    'has a first number and is no numbered list',
  );
  expect(startOf('unordered', 4)).toEqual({});
  expect(startOf('ordered', 1)).toEqual({});
  expect(startOf('ordered', 4)).toEqual({ start: 4 });
});
