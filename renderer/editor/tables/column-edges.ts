// Where the borders of a table's columns are drawn.
import { gridOf } from './grid.ts';

/**
 * The place of each border from the left of the window in pixels, one more than there are columns; from the right to the
 * left in a table that is read so. Null where no cell shows the way.
 */
export function columnEdges(
  table: HTMLElement,
  columns: number,
): number[] | null {
  const rows = [...table.querySelectorAll<HTMLTableRowElement>(':scope > tr')];
  const { cells } = gridOf<HTMLTableCellElement | null>(
    rows.map((row) =>
      [...row.cells].map((cell) => ({
        content: cell,
        w: cell.colSpan,
        h: cell.rowSpan,
      })),
    ),
    () => null,
  );
  const isRight = getComputedStyle(table).direction === 'rtl';
  const found = new Map<number, number>();
  for (const { content, x, w } of cells) {
    if (!content || (found.has(x) && found.has(x + w))) continue;
    const { left, right } = content.getBoundingClientRect();
    found.set(x, isRight ? right : left);
    found.set(x + w, isRight ? left : right);
    if (found.size > columns) break;
  }
  const last = found.get(columns);
  if (!found.has(0) || last === undefined) return null;
  // Of a border along which no cell begins, the one before it is told.
  let before = 0;
  return Array.from({ length: columns + 1 }, (_, column) => {
    before = found.get(column) ?? before;
    return before;
  });
}
