// Where the cells of a table stand in its grid, merged ones counted.
import type { Table, TableCell } from './document.ts';

export type PlacedCell = {
  readonly cell: TableCell;
  readonly x: number;
  readonly y: number;
};

/** Where each cell stands, merged cells counted. The validator has made sure that they fill a rectangle. */
export function placeCells(rows: Table['rows']): PlacedCell[][] {
  const taken = new Set<string>();
  return rows.map((row, y) => {
    let x = 0;
    return row.map((cell) => {
      while (taken.has(`${x},${y}`)) x += 1;
      const place = { cell, x, y };
      for (let dy = 0; dy < (cell.rows ?? 1); dy += 1)
        for (let dx = 0; dx < (cell.columns ?? 1); dx += 1)
          taken.add(`${x + dx},${y + dy}`);
      x += cell.columns ?? 1;
      return place;
    });
  });
}
