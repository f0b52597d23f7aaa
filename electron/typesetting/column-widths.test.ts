import { expect, test } from 'vitest';
import { columnWidths, type CellWish } from './column-widths.ts';

const wish = (x: number, w: number, line: number, word: number): CellWish => ({
  ...{ x, w, line, word },
  header: false,
  longest: word,
});

test('a merged cell with many words has room, at most its share, and those that it covers are alike', () => {
  const [a = 0, b = 0, c = 0, d = 0] = columnWidths(
    [wish(0, 1, 8, 5), wish(1, 1, 6, 5), wish(2, 2, 200, 8)],
    4,
    38,
  );
  expect(a + b + c + d).toBeCloseTo(38, 5);
  expect(c + d).toBeGreaterThan(15);
  expect(c + d).toBeLessThan(23);
  expect(c).toBeCloseTo(d, 5);
  expect(a).toBeGreaterThan(b);
});

test('a merged cell over the whole of a table changes none of its columns', () => {
  const cells = [wish(0, 1, 40, 6), wish(1, 1, 4, 4), wish(2, 1, 10, 5)];
  const alone = columnWidths(cells, 3, 38);
  const titled = columnWidths([wish(0, 3, 30, 9), ...cells], 3, 38);
  for (const [x, width] of alone.entries())
    expect(titled[x]).toBeCloseTo(width, 5);
});
