import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseBlock } from '#core/document/schema.ts';
import { cellAt, closedArea, gridOf, rowsOf, type Grid } from './grid.ts';
import {
  fittingTraits,
  withBorderMoved,
  withColumn,
  withColumnsSwapped,
  withFigures,
  withMerged,
  withoutColumns,
  withoutRows,
  withPasted,
  withRow,
  withRowsSwapped,
  withSplit,
  type TableModel,
} from './table-model.ts';

const fill = (): string => '';

/** One letter for each cell, `.` for what is filled in; a number behind it is across × down. */
const model = (
  rows: string,
  traits: Partial<TableModel<string>['traits']> = {},
): TableModel<string> => ({
  grid: gridOf(
    rows.split(' / ').map((row) =>
      row.split(' ').map((cell) => ({
        content: cell.startsWith('.') ? '' : cell.charAt(0),
        w: Number(cell.charAt(1) || 1),
        h: Number(cell.charAt(2) || 1),
      })),
    ),
    fill,
  ),
  traits: {
    headerRows: 0,
    headerColumns: 0,
    figures: [],
    widths: null,
    ...traits,
  },
});

const written = ({ grid }: TableModel<string>): string =>
  rowsOf(grid)
    .map((row) =>
      row
        .map(
          ({ content, w, h }) =>
            (content === '' ? '.' : content) +
            (w > 1 || h > 1 ? `${w}${h}` : ''),
        )
        .join(' '),
    )
    .join(' / ');

describe('what is written row by row', () => {
  test.each([
    ['a b / c d', 'a b / c d'],
    ['a12 b / c', 'a12 b / c'],
    ['a12 b / c d', 'a12 b . / c d'],
    ['a19 b', 'a b'],
    ['a b12 / c21', 'a b12 / c'],
    ['a b / c', 'a b / c .'],
  ])('%s is %s', (rows, whole) => {
    expect(written(model(rows))).toBe(whole);
  });
});

describe('rows and columns', () => {
  test('a new row goes through merged cells, and is a header among headers', () => {
    const { grid, traits } = withRow(
      model('a12 b / c / d e', { headerRows: 2 }),
      1,
      fill,
    );
    expect(written({ grid, traits })).toBe('a13 b / . / c / d e');
    expect(traits.headerRows).toBe(3);
  });

  test('a new column takes figures and widths along', () => {
    const next = withColumn(
      model('a b / c21', { figures: [1], widths: [3, 5], headerColumns: 1 }),
      1,
      fill,
    );
    expect(next && written(next)).toBe('a . b / c31');
    expect(next?.traits).toEqual({
      headerRows: 0,
      headerColumns: 1,
      figures: [2],
      widths: [3, 3, 5],
    });
  });

  test('there is none beyond the most that a table can have', () => {
    const wide = model(Array.from({ length: 64 }, () => 'a').join(' '));
    expect(withColumn(wide, 64, fill)).toBeNull();
    expect(withPasted(wide, model('x').grid, { x: 64, y: 0 }, fill)).toBeNull();
  });

  test('what is merged with a row that goes keeps its words in the one that stays', () => {
    const next = withoutRows(model('a12 b / c / d e', { headerRows: 1 }), 0, 0);
    expect(next && written(next)).toBe('a c / d e');
    expect(next?.traits.headerRows).toBe(0);
    expect(withoutRows(model('a / b'), 0, 1)).toBeNull();
  });

  test('columns go with their figures and widths', () => {
    const next = withoutColumns(
      model('a b c / d31', { figures: [0, 2], widths: [1, 2, 3] }),
      0,
      1,
    );
    expect(next && written(next)).toBe('c / d');
    expect(next?.traits).toMatchObject({ figures: [0], widths: [3] });
  });

  test('change places, but for those that a merged cell holds together', () => {
    const rows = withRowsSwapped(model('a b / c d'), 0);
    expect(rows && written(rows)).toBe('c d / a b');
    expect(withRowsSwapped(model('a12 b / c / d e'), 1)).toBeNull();
    const columns = withColumnsSwapped(
      model('a b c', { figures: [2], widths: [1, 2, 3] }),
      1,
    );
    expect(columns && written(columns)).toBe('a c b');
    expect(columns?.traits).toMatchObject({ figures: [1], widths: [1, 3, 2] });
  });
});

describe('cells', () => {
  test('of an area that cuts through a merged cell, all of it is meant', () => {
    const { grid } = model('a b c / d21 e / f g h');
    const at = (x: number, y: number) => ({
      left: x,
      right: x,
      top: y,
      bottom: y,
    });
    expect(closedArea(grid, at(1, 0), at(1, 1))).toEqual({
      left: 0,
      top: 0,
      right: 1,
      bottom: 1,
    });
  });

  test('merged over whole rows leave none that nobody could see', () => {
    const next = withMerged(model('a b / c d / e f', { headerRows: 2 }), {
      left: 0,
      right: 1,
      top: 0,
      bottom: 1,
    });
    expect(written(next)).toBe('a21 / e f');
    expect(next.traits.headerRows).toBe(1);
  });

  test('split again stand singly', () => {
    const merged = model('a22 b / c');
    const cell = cellAt(merged.grid, 1, 1);
    expect(cell && written(withSplit(merged, cell, fill))).toBe(
      'a . b / . . c',
    );
  });

  test('that are pasted fill those that are there, and more come where they don’t', () => {
    const next = withPasted(
      model('a b / c22 / d', { widths: [2, 3, 4] }),
      model('x y21 / z u v').grid,
      { x: 1, y: 1 },
      fill,
    );
    expect(next && written(next)).toBe('a b . . / c x y21 / . z u v');
    expect(next?.traits.widths).toEqual([2, 3, 4, 4]);
  });
});

test('a border that moves takes from one column what it gives to the other', () => {
  const drawn = [300, 100];
  const first = withBorderMoved(model('a b'), 0, 0.5, drawn);
  expect(first.traits.widths).toEqual([500, 500]);
  const second = withBorderMoved(first, 0, 0, drawn);
  expect(second.traits.widths).toEqual([1, 999]);
});

const step = fc.oneof(
  fc.record({
    kind: fc.constantFrom(
      'row',
      'column',
      'no-rows',
      'no-columns',
      'swap-rows',
      'swap-columns',
      'merge',
      'split',
      'figures',
      'border',
      'paste',
    ),
    a: fc.nat(20),
    b: fc.nat(20),
    c: fc.nat(20),
    d: fc.nat(20),
  }),
);

const pasted: Grid<string> = model('x y21 / z12 u v / w t').grid;

test('whatever is done, the table can be stored', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let now = model('a b12 / c / d21', {
        headerRows: 1,
        figures: [1],
        widths: [10_000, 1],
      });
      for (const { kind, a, b, c, d } of steps) {
        const { width, height } = now.grid;
        const x = a % width;
        const y = b % height;
        const cell = cellAt(now.grid, x, y);
        const next = {
          row: () => withRow(now, b % (height + 1), fill),
          column: () => withColumn(now, a % (width + 1), fill),
          'no-rows': () =>
            withoutRows(now, y, Math.min(height - 1, y + (c % 3))),
          'no-columns': () =>
            withoutColumns(now, x, Math.min(width - 1, x + (c % 3))),
          'swap-rows': () => withRowsSwapped(now, y),
          'swap-columns': () => withColumnsSwapped(now, x),
          merge: () =>
            withMerged(
              now,
              closedArea(
                now.grid,
                { left: x, right: x, top: y, bottom: y },
                {
                  left: c % width,
                  right: c % width,
                  top: d % height,
                  bottom: d % height,
                },
              ),
            ),
          split: () => cell && withSplit(now, cell, fill),
          figures: () => withFigures(now, [x], c % 2 === 0),
          border: () => withBorderMoved(now, x, d / 20, [1, 2, 3]),
          paste: () => withPasted(now, pasted, { x, y }, fill),
        }[kind]();
        if (next) now = next;
        expect(fittingTraits(now.traits, now.grid)).toEqual(now.traits);
        parseBlock(stored(now));
      }
    }),
    { numRuns: 300 },
  );
});

const stored = ({ grid, traits }: TableModel<string>): unknown => {
  const { widths, figures, ...headers } = traits;
  return {
    type: 'table',
    id: 'b',
    rank: 'a0',
    rows: rowsOf(grid).map((row) =>
      row.map(({ w, h }) => ({
        content: [],
        ...(w > 1 && { columns: w }),
        ...(h > 1 && { rows: h }),
      })),
    ),
    ...headers,
    figures,
    ...(widths && { widths }),
  };
};
