// Random tables as wide as people make them: up to fourteen columns, cells merged over columns and rows, widths that
// somebody chose, columns of figures, and several header rows.
import fc from 'fast-check';
import type { Inline, Table, TableCell } from '#core/document/document.ts';

const MOST_COLUMNS = 14;
const MOST_ROWS = 9;

type Merged = {
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly rows: number;
};
/** Without what its place in a briefing gives it. */
export type UnplacedTable = Omit<Table, 'id' | 'rank'>;

/** Those of `wanted` that stand within the table and do not overlap one before them. */
function fitting(
  wanted: readonly Merged[],
  columns: number,
  rows: number,
): Map<string, Merged | null> {
  // What each place holds: the cell that begins there, or null where one covers it.
  const places = new Map<string, Merged | null>();
  for (const merged of wanted) {
    const covered: string[] = [];
    for (let y = merged.y; y < merged.y + merged.rows; y += 1)
      for (let x = merged.x; x < merged.x + merged.columns; x += 1)
        covered.push(`${x} ${y}`);
    const inside =
      merged.x + merged.columns <= columns && merged.y + merged.rows <= rows;
    if (!inside || covered.some((place) => places.has(place))) continue;
    for (const place of covered) places.set(place, null);
    places.set(`${merged.x} ${merged.y}`, merged);
  }
  return places;
}

const someOf = (most: number): fc.Arbitrary<number[]> =>
  fc.uniqueArray(fc.nat(most - 1), { maxLength: 4 });

/** A cell holds what `content` gives, most often a word or two. */
export const randomTable = (
  content: fc.Arbitrary<Inline[]>,
): fc.Arbitrary<UnplacedTable> =>
  fc
    .tuple(
      fc.integer({ min: 1, max: MOST_COLUMNS }),
      fc.integer({ min: 1, max: MOST_ROWS }),
    )
    .chain(([columns, rows]) =>
      fc
        .record({
          contents: fc.array(content, {
            minLength: columns * rows,
            maxLength: columns * rows,
            size: 'max',
          }),
          wanted: fc.array(
            fc.record({
              x: fc.nat(columns - 1),
              y: fc.nat(rows - 1),
              columns: fc.integer({ min: 1, max: 4 }),
              rows: fc.integer({ min: 1, max: 3 }),
            }),
            { maxLength: 5 },
          ),
          headerRows: fc.nat(Math.min(2, rows)),
          headerColumns: fc.nat(Math.min(2, columns)),
          figures: fc.option(someOf(columns), { nil: undefined }),
          widths: fc.option(
            fc.array(fc.integer({ min: 1, max: 400 }), {
              minLength: columns,
              maxLength: columns,
            }),
            { nil: undefined },
          ),
          caption: fc.option(content, { nil: undefined }),
        })
        .map(({ contents, wanted, figures, widths, caption, ...headers }) => ({
          type: 'table',
          rows: cellsOf(fitting(wanted, columns, rows), contents, columns),
          ...headers,
          ...(figures && { figures }),
          ...(widths && { widths }),
          ...(caption && { caption }),
        })),
    );

function cellsOf(
  places: ReadonlyMap<string, Merged | null>,
  contents: readonly Inline[][],
  columns: number,
): TableCell[][] {
  const rows: TableCell[][] = [];
  for (const [at, content] of contents.entries()) {
    const y = Math.floor(at / columns);
    const row = (rows[y] ??= []);
    const merged = places.get(`${at % columns} ${y}`);
    if (merged === null) continue;
    row.push({
      content,
      ...(merged && merged.columns > 1 && { columns: merged.columns }),
      ...(merged && merged.rows > 1 && { rows: merged.rows }),
    });
  }
  return rows;
}
