import { expect, test } from 'vitest';
import { place, table } from '#core/document/builder.ts';
import { measureOf, pageGeometry } from './page-geometry.ts';
import { tableNode, widthsByWords } from './table-data.ts';

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

test('in a text processor a column of short words is narrow beside one of sentences, and no word is parted', () => {
  const sentence = 'The pumps of the harbour were replaced in spring. '.repeat(
    4,
  );
  const [block] = place([
    table([
      ['No.', 'What is to be done', 'When'],
      ['1', sentence, 'June 2027'],
    ]),
  ]);
  if (block?.type !== 'table') throw new Error('No table');
  const widths = widthsByWords(block, measure, { size: 9, side: 4.25 });
  expect(widths.reduce((sum, width) => sum + width)).toBeCloseTo(measure, 5);
  const [number = 0, task = 0, day = 0] = widths;
  // “No.” is some 15 points wide in our font, 20 in those that stand in for it.
  expect(number).toBeGreaterThan(28);
  expect(number).toBeLessThan(48);
  expect(task).toBeGreaterThan(measure / 2);
  expect(day).toBeGreaterThan(number);
});
