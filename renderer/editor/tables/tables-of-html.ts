// How large the tables in the clipboard's HTML are, before anything is made of them. The HTML is parsed and never shown.
import { gridOf } from './grid.ts';

type Size = { readonly rows: number; readonly columns: number };

/** Tables within tables are counted as well: their words come too. */
export function tablesOfHtml(html: string): Size[] {
  if (!/<table/i.test(html)) return [];
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  return [...parsed.querySelectorAll('table')].map((table) => {
    const rows = [...table.rows];
    const columns = Math.max(
      0,
      ...rows.map((row) =>
        [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0),
      ),
    );
    return { rows: rows.length, columns };
  });
}

/** How many rows from the top and columns from the start are headers. */
export function headersOf(table: HTMLTableElement): {
  readonly headerRows: number;
  readonly headerColumns: number;
} {
  const rows = [...table.rows];
  const grid = gridOf<HTMLTableCellElement | null>(
    rows.map((row) =>
      [...row.cells].map((cell) => ({
        content: cell,
        w: cell.colSpan,
        h: Math.max(1, cell.rowSpan),
      })),
    ),
    () => null,
  );
  const isHeader = (cell: HTMLTableCellElement | null): boolean =>
    cell?.tagName === 'TH' ||
    cell?.parentElement?.parentElement === table.tHead;
  const body = rows.findIndex((row) => ![...row.cells].every(isHeader));
  const headerRows = body < 0 ? (rows.length > 1 ? 1 : 0) : body;
  let headerColumns = 0;
  for (; headerColumns < grid.width; headerColumns += 1) {
    const column = grid.cells.filter(
      ({ x, y }) => x === headerColumns && y >= headerRows,
    );
    if (
      column.length === 0 ||
      !column.every(({ content }) => content?.tagName === 'TH')
    )
      break;
  }
  return { headerRows, headerColumns };
}
