// Tables in the clipboard's HTML: how large they are, before anything is made of them, and which of their cells are headers.
import { gridOf } from './grid.ts';

type Size = { readonly rows: number; readonly columns: number };

const TAGS = /<(\/?)(table|tr|td|th)\b([^>]*)>/gi;

/** Read from the tags alone, as parsing takes its time. Tables within tables are counted as well: their words come too. */
export function tablesOfHtml(html: string): Size[] {
  const sizes: Size[] = [];
  const open: { rows: number; columns: number; row: number }[] = [];
  for (const [, end, name = '', attributes = ''] of html.matchAll(TAGS)) {
    const tag = name.toLowerCase();
    const table = open.at(-1);
    if (tag === 'table') {
      if (end === '') open.push({ rows: 0, columns: 0, row: 0 });
      else if (table) sizes.push(sizeOf(open.pop() ?? table));
    } else if (table && end === '') {
      if (tag === 'tr') {
        table.rows += 1;
        table.row = 0;
      } else {
        const span = /\bcolspan\s*=\s*["']?(\d{1,4})/i.exec(attributes);
        table.row += Math.max(1, Number(span?.[1] ?? 1));
        table.columns = Math.max(table.columns, table.row);
      }
    }
  }
  return [...sizes, ...open.map(sizeOf)];
}

const sizeOf = ({ rows, columns }: Size): Size => ({ rows, columns });

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
