import { expect, test } from 'vitest';
import { place, table } from '#core/document/builder.ts';
import { measureOf, pageGeometry } from './page-geometry.ts';
import { tableNode } from './table-data.ts';

const PAPER = 'a4';

function widthsOf(widths: readonly number[]): readonly number[] {
  const row = widths.map((_, at) => `c${at}`);
  const [block] = place([table([row, row])]);
  if (block?.type !== 'table') throw new Error('No table');
  return tableNode({ ...block, widths }, null, PAPER, { byId: new Map() })
    .widths;
}

const measure = measureOf(pageGeometry(PAPER));

test('columns are printed with the shares of the page that they have on the sheet', () => {
  const printed = widthsOf([1, 2, 1]);
  expect(printed.map((width) => width / measure)).toEqual([
    expect.closeTo(0.25, 5),
    expect.closeTo(0.5, 5),
    expect.closeTo(0.25, 5),
  ]);
});

test('a column that is too narrow to print in takes from the others, and the table ends where the page does', () => {
  const printed = widthsOf([1, 10_000, 5000]);
  expect(printed.reduce((sum, width) => sum + width)).toBeCloseTo(measure, 5);
  expect(printed[0]).toBeGreaterThan(9);
  const [, second = 0, third = 0] = printed;
  expect(second / third).toBeGreaterThan(1.8);
});
