import { expect, test } from 'vitest';
import { docWith, note, place, table } from '#core/document/builder.ts';
import { notesIn } from './inline-data.ts';
import { measureOf, pageGeometry } from './page-geometry.ts';
import {
  tableNode,
  widthsByWords,
  wordPartedInSyllable,
} from './table-data.ts';
import { typesettingData } from './typesetting-data.ts';
import { inputOf } from './typesetting-fixture.ts';

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
  // Two letters and a hyphen of the smallest type that such a table has.
  expect(printed[0]).toBeGreaterThan(18);
  const [, second = 0, third = 0] = printed;
  expect(second / third).toBeGreaterThan(1.8);
});

test('marks may begin a line where their column has no room for them beside their word', () => {
  const apart = (...widths: number[]): boolean[] => {
    const input = inputOf(
      docWith(
        {},
        table(
          [
            [
              ['It fell. ', note('One.'), note('Two.')],
              ['A word that can be parted, ', note('Three.')],
            ],
          ],
          { widths },
        ),
      ),
    );
    return typesettingData(input)
      .sections.flat()
      .flatMap((node) => ('table' in node ? node.table.rows.flat() : []))
      .flatMap(({ c }) => notesIn(c))
      .map((mark) => mark.apart ?? false);
  };
  expect(apart(500, 500)).toEqual([false, false, false]);
  expect(apart(10, 990)).toEqual([false, true, false]);
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

const HEADS = [
  ...['Infrastructure', 'Notwithstanding', 'Telecommunications'],
  ...['Responsibility', 'Recommendation', 'Interoperability'],
  ...['Implementation', 'Administration', 'Environmental', 'Accountability'],
];
const PROSE =
  'The administration considers it unavoidable, notwithstanding what was said.';

function printedTable(rows: string[][], paper: 'a4' | 'us-letter' = PAPER) {
  const [block] = place([table(rows)]);
  if (block?.type !== 'table') throw new Error('No table');
  return tableNode(block, null, paper, { byId: new Map() });
}

const cellsOf = (node: ReturnType<typeof printedTable>): string =>
  JSON.stringify(node.rows.map((row) => row.map(({ c }) => c)));

test.each(['a4', 'us-letter'] as const)(
  'a table whose words do not fit upright lies on its side, with no word parted (%s)',
  (paper) => {
    for (const columns of [6, 7, 8, 10]) {
      const heads = HEADS.slice(0, columns);
      const node = printedTable([heads, heads.map(() => PROSE)], paper);
      expect(node.turned).toBe(true);
      expect(cellsOf(node)).not.toMatch(/[\u00ad\u200b]/u);
    }
  },
);

test('a table whose words fit upright stands upright in the type that it had', () => {
  const short = ['Year', 'Ferry', 'Port', 'Cost', 'Share', 'Days', 'Crew'];
  for (const columns of [2, 6, 7]) {
    const row = short.slice(0, columns);
    const node = printedTable([row, row.map(() => 'It is so. '.repeat(30))]);
    expect(node).toMatchObject({ turned: false, size: columns > 6 ? 8 : 9 });
  }
});

test('a table that only just does not fit has smaller type first, and stands upright', () => {
  const row = [...HEADS.slice(2, 5), 'Observations', 'Responsible'];
  const node = printedTable([row, row]);
  expect(node).toMatchObject({ turned: false, size: 8 });
  expect(cellsOf(node)).not.toContain('\u00ad');
});

test('long addresses and hashes turn no table: they give way to words', () => {
  const address = `https://example.org/${'the-papers/'.repeat(8)}`;
  const node = printedTable([
    ['Source', 'Address', 'Hash', 'Copy', 'Recommendation'],
    [
      'A ministry',
      address,
      'e3b0c442'.repeat(8),
      address,
      'Telecommunications',
    ],
  ]);
  expect(node).toMatchObject({ turned: false, size: 9 });
  expect(cellsOf(node)).toContain('"Telecommunications"');
  expect(cellsOf(node)).toContain('"Recommendation"');
});

test('where words must be parted, those of the header are not', () => {
  const long = `${'Donaudampfschifffahrts'.repeat(2)}gesellschaft`;
  const heads = HEADS.slice(0, 8);
  const node = printedTable([heads, heads.map(() => long)]);
  expect(node.turned).toBe(true);
  expect(node.rows[0]?.map(({ c }) => c)).toEqual(heads.map((head) => [head]));
  expect(cellsOf(node)).toContain('\u00ad');
});

test('a word that its column parts within a syllable is named, and one that is parted between syllables or fits is not', () => {
  const named = (widths?: readonly number[]): string | null => {
    const [block] = place([
      table(
        [
          ['Who', 'Notwithstanding,'],
          ['The harbour office', 'It is so.'],
        ],
        { headerRows: 1 },
      ),
    ]);
    if (block?.type !== 'table') throw new Error('No table');
    return wordPartedInSyllable({ ...block, ...(widths && { widths }) }, PAPER);
  };
  expect(named()).toBeNull();
  expect(named([1, 1])).toBeNull();
  expect(named([8, 1])).toBeNull();
  expect(named([40, 1])).toBe('Notwithstanding');
});

test('more columns than the widest page has room for part a word within a syllable, too', () => {
  const [block] = place([
    table([Array.from({ length: 64 }, () => 'Notwithstanding')]),
  ]);
  if (block?.type !== 'table') throw new Error('No table');
  expect(wordPartedInSyllable(block, PAPER)).toBe('Notwithstanding');
});
