// Tables of HTML as tables of a document: whole rectangles, whatever their rows say, with the headers that they name. One
// that is too large is refused.
import type { Inline, Table, TableCell } from '../document/document.ts';
import { MAX_CELLS, MAX_COLUMNS } from '../document/table-size.ts';
import { AppError } from '../errors.ts';
import { elementsIn, type HtmlElement } from './html-tree.ts';

type Placed = {
  readonly x: number;
  readonly columns: number;
  readonly rows: number;
  readonly cell: HtmlElement | null;
};

type Row = {
  readonly cells: readonly HtmlElement[];
  readonly isHead: boolean;
};

/**
 * Whether it is there to place things on a page: it says so, has one cell, or holds tables. Its words are no table's.
 */
export function isLayout(table: HtmlElement): boolean {
  if (/^(?:presentation|none)$/.test(table.attributes.get('role') ?? ''))
    return true;
  let cells = 0;
  for (const { tag } of elementsIn(table)) {
    if (tag === 'table') return true;
    if (tag === 'td' || tag === 'th') cells += 1;
  }
  return cells <= 1;
}

type TableParts = Pick<
  Table,
  'type' | 'rows' | 'headerRows' | 'headerColumns' | 'caption'
>;

/**
 * Null where it has no words. Where it is `plain` its head rows are those that it says, and no others are taken for such.
 * Throws AppError 'bad-input' for one that is too large.
 */
export function readTable(
  table: HtmlElement,
  read: (element: HtmlElement) => readonly Inline[],
  plain = false,
): TableParts | null {
  const rows = rowsIn(table, plain);
  const grid = placeCells(rows);
  const width = grid[0]?.reduce((sum, { columns }) => sum + columns, 0) ?? 0;
  if (grid.length === 0 || width === 0) return null;
  const caption = table.children.find(
    (child): child is HtmlElement =>
      child.kind === 'element' && child.tag === 'caption',
  );
  const words = caption ? read(caption) : [];
  return {
    type: 'table',
    rows: grid.map((row) =>
      row.map(({ cell, columns, rows: down }): TableCell => ({
        content: cell ? read(cell) : [],
        ...(columns > 1 && { columns }),
        ...(down > 1 && { rows: down }),
      })),
    ),
    ...headersOf(rows, grid, plain),
    ...(words.length > 0 && { caption: words }),
  };
}

/** A row without cells is one where it is `plain`: those above reach through it. */
function rowsIn(table: HtmlElement, plain: boolean): Row[] {
  const rows: Row[] = [];
  const visit = (element: HtmlElement, isHead: boolean): void => {
    for (const child of element.children) {
      if (child.kind !== 'element') continue;
      if (child.tag === 'tr') {
        const cells = child.children.filter(
          (cell): cell is HtmlElement =>
            cell.kind === 'element' && (cell.tag === 'td' || cell.tag === 'th'),
        );
        if (plain || cells.length > 0) rows.push({ cells, isHead });
      } else if (/^t(?:head|body|foot)$/.test(child.tag))
        visit(child, child.tag === 'thead');
    }
  };
  visit(table, false);
  return rows;
}

function spanOf(cell: HtmlElement, name: 'colspan' | 'rowspan'): number {
  const span = parseInt(cell.attributes.get(name) ?? '1', 10);
  // `rowspan=0` goes on to the end.
  if (span === 0 && name === 'rowspan') return 10_000;
  return span >= 1 ? Math.min(span, 10_000) : 1;
}

/** The cells of each row, with empty ones where a row is too short. */
function placeCells(rows: readonly Row[]): Placed[][] {
  // For each column, the first row that is free again.
  const free: number[] = [];
  let width = 0;
  let placed = 0;
  const grid = rows.map(({ cells }, y) => {
    const row: Placed[] = [];
    let x = 0;
    for (const cell of cells) {
      while ((free[x] ?? 0) > y) x += 1;
      let columns = 1;
      const wanted = spanOf(cell, 'colspan');
      while (columns < wanted && (free[x + columns] ?? 0) <= y) columns += 1;
      if (x + columns > MAX_COLUMNS) refuseColumns(widthOf(cells));
      const down = Math.min(spanOf(cell, 'rowspan'), rows.length - y);
      for (let column = x; column < x + columns; column += 1)
        free[column] = y + down;
      row.push({ x, columns, rows: down, cell });
      x += columns;
      width = Math.max(width, x);
      placed += columns * down;
      if (placed > MAX_CELLS) refuseCells(placed);
    }
    return row;
  });
  if (width * rows.length > MAX_CELLS) refuseCells(width * rows.length);
  // What no cell covers: looked for again, as later columns are known only now.
  const covered = rows.map(() => new Set<number>());
  for (const [y, row] of grid.entries())
    for (const { x, columns, rows: down } of row)
      for (let dy = 0; dy < down; dy += 1)
        for (let dx = 0; dx < columns; dx += 1) covered[y + dy]?.add(x + dx);
  return grid.map((row, y) => {
    const missing: Placed[] = [];
    for (let x = 0; x < width; x += 1)
      if (!covered[y]?.has(x))
        missing.push({ x, columns: 1, rows: 1, cell: null });
    return [...row, ...missing].sort((a, b) => a.x - b.x);
  });
}

const widthOf = (cells: readonly HtmlElement[]): number =>
  Math.max(
    MAX_COLUMNS + 1,
    cells.reduce((sum, cell) => sum + spanOf(cell, 'colspan'), 0),
  );

function refuseColumns(columns: number): never {
  throw new AppError(
    'bad-input',
    `The table that you pasted has ${columns > 1000 ? 'more than 1000' : columns} columns, and a table can have ${MAX_COLUMNS} at most. Nothing was pasted: copy fewer columns, or paste it in parts.`,
  );
}

function refuseCells(cells: number): never {
  throw new AppError(
    'bad-input',
    `The table that you pasted has ${cells} cells, and a table can have ${MAX_CELLS} at most. Nothing was pasted: copy fewer rows, or paste it in parts.`,
  );
}

function headersOf(
  rows: readonly Row[],
  grid: readonly (readonly Placed[])[],
  plain: boolean,
): { readonly headerRows: number; readonly headerColumns: number } {
  const body = rows.findIndex(
    ({ cells, isHead }) =>
      !isHead && (plain || !cells.every(({ tag }) => tag === 'th')),
  );
  const none = plain ? rows.length : Math.min(1, rows.length);
  const headerRows = body < 0 ? none : body;
  let headerColumns = 0;
  for (;;) {
    const column = grid
      .slice(headerRows)
      .flatMap((row) => row.filter(({ x }) => x === headerColumns));
    if (column.length === 0) break;
    if (
      !column.every(({ cell, columns }) => cell?.tag === 'th' && columns === 1)
    )
      break;
    headerColumns += 1;
  }
  return { headerRows, headerColumns };
}
