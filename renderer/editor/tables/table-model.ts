// A table by its cells and by what it says of its rows and columns, and the changes that a person asks for. Whatever is
// done, headers, figures and widths stay with the rows and columns that they were of, and the table stays a rectangle.

import { MAX_COLUMNS } from '#core/document/table-size.ts';
import {
  areaOf,
  cellsIn,
  extended,
  hiddenRows,
  insertRow,
  mergeCells,
  removeRows,
  splitCell,
  swapRows,
  turned,
  type Area,
  type Cell,
  type Grid,
} from './grid.ts';

/** As the document has them; `widths` is null where the words decide. */
export type TableTraits = {
  readonly headerRows: number;
  readonly headerColumns: number;
  readonly figures: readonly number[];
  readonly widths: readonly number[] | null;
};

export type TableModel<T> = {
  readonly grid: Grid<T>;
  readonly traits: TableTraits;
};

/** What is in the cell that comes to stand there. */
type Fill<T> = (x: number, y: number) => T;

/** The sum of the widths of a table that had none until a column was made wider. */
const WHOLE = 1000;
/** As the schema has them. */
const LEAST_WIDTH = 1;
const MOST_WIDTH = 10_000;

/** The traits as they can be stored with a table of this size. */
export function fittingTraits(
  { headerRows, headerColumns, figures, widths }: TableTraits,
  { width, height }: Grid<unknown>,
): TableTraits {
  return {
    headerRows: Math.min(headerRows, height),
    headerColumns: Math.min(headerColumns, width),
    figures: figures.filter((column) => column < width),
    widths: widths?.length === width ? widths : null,
  };
}

export function withRow<T>(
  { grid, traits }: TableModel<T>,
  at: number,
  fill: Fill<T>,
): TableModel<T> {
  return {
    grid: insertRow(grid, at, fill),
    traits: {
      ...traits,
      headerRows: traits.headerRows + (at < traits.headerRows ? 1 : 0),
    },
  };
}

/** Null where no row would be left. */
export function withoutRows<T>(
  { grid, traits }: TableModel<T>,
  first: number,
  last: number,
): TableModel<T> | null {
  const left = removeRows(grid, first, last);
  const gone = Math.min(last + 1, traits.headerRows) - first;
  return (
    left && {
      grid: left,
      traits: {
        ...traits,
        headerRows: traits.headerRows - Math.max(0, gone),
      },
    }
  );
}

/** Null where there are as many as a table can have. */
export function withColumn<T>(
  { grid, traits }: TableModel<T>,
  at: number,
  fill: Fill<T>,
): TableModel<T> | null {
  if (grid.width >= MAX_COLUMNS) return null;
  const { headerColumns, figures, widths } = traits;
  const like = at > 0 ? at - 1 : 0;
  return {
    grid: turned(insertRow(turned(grid), at, (y, x) => fill(x, y))),
    traits: {
      ...traits,
      headerColumns: headerColumns + (at < headerColumns ? 1 : 0),
      figures: figures.map((column) => (column >= at ? column + 1 : column)),
      widths: widths?.toSpliced(at, 0, widths[like] ?? LEAST_WIDTH) ?? null,
    },
  };
}

/** Null where no column would be left. */
export function withoutColumns<T>(
  { grid, traits }: TableModel<T>,
  first: number,
  last: number,
): TableModel<T> | null {
  const left = removeRows(turned(grid), first, last);
  if (!left) return null;
  const { headerColumns, figures, widths } = traits;
  const count = last - first + 1;
  const gone = Math.min(last + 1, headerColumns) - first;
  return {
    grid: turned(left),
    traits: {
      ...traits,
      headerColumns: headerColumns - Math.max(0, gone),
      figures: figures.flatMap((column) =>
        column < first ? column : column > last ? column - count : [],
      ),
      widths: widths?.toSpliced(first, count) ?? null,
    },
  };
}

/** The row and the one behind it change places; null where they can't. */
export function withRowsSwapped<T>(
  { grid, traits }: TableModel<T>,
  at: number,
): TableModel<T> | null {
  const swapped = swapRows(grid, at);
  return swapped && { grid: swapped, traits };
}

/** The column and the one behind it change places, with what is theirs; null where they can't. */
export function withColumnsSwapped<T>(
  { grid, traits }: TableModel<T>,
  at: number,
): TableModel<T> | null {
  const swapped = swapRows(turned(grid), at);
  if (!swapped) return null;
  const { figures, widths } = traits;
  return {
    grid: turned(swapped),
    traits: {
      ...traits,
      figures: figures
        .map((column) =>
          column === at ? at + 1 : column === at + 1 ? at : column,
        )
        .toSorted((a, b) => a - b),
      widths:
        widths?.toSpliced(at, 2, ...widths.slice(at, at + 2).toReversed()) ??
        null,
    },
  };
}

/** One cell in the place of those of the area; rows and columns in which none would begin any more are gone. */
export function withMerged<T>(
  { grid, traits }: TableModel<T>,
  area: Area,
): TableModel<T> {
  let model: TableModel<T> = { grid: mergeCells(grid, area), traits };
  for (const row of hiddenRows(model.grid).toReversed())
    model = withoutRows(model, row, row) ?? model;
  for (const column of hiddenRows(turned(model.grid)).toReversed())
    model = withoutColumns(model, column, column) ?? model;
  return model;
}

export const withSplit = <T>(
  { grid, traits }: TableModel<T>,
  cell: Cell<T>,
  fill: Fill<T>,
): TableModel<T> => ({ grid: splitCell(grid, cell, fill), traits });

export function withFigures<T>(
  { grid, traits }: TableModel<T>,
  columns: readonly number[],
  on: boolean,
): TableModel<T> {
  const others = traits.figures.filter((column) => !columns.includes(column));
  const figures = on ? [...others, ...columns] : others;
  return {
    grid,
    traits: { ...traits, figures: figures.toSorted((a, b) => a - b) },
  };
}

/**
 * The column takes `share` (0–1) of what it and the one behind it have together. `drawn` are the widths as they are
 * drawn, in any unit, for a table that has none yet.
 */
export function withBorderMoved<T>(
  { grid, traits }: TableModel<T>,
  column: number,
  share: number,
  drawn: readonly number[],
): TableModel<T> {
  const widths = [...(traits.widths ?? wholeWidths(drawn, grid.width))];
  const both = (widths[column] ?? 0) + (widths[column + 1] ?? 0);
  if (column < 0 || column + 1 >= grid.width || both < 2)
    return { grid, traits };
  const first = Math.max(
    LEAST_WIDTH,
    both - MOST_WIDTH,
    Math.min(both - LEAST_WIDTH, MOST_WIDTH, Math.round(both * share)),
  );
  widths[column] = first;
  widths[column + 1] = both - first;
  return { grid, traits: { ...traits, widths } };
}

/** Widths in any unit as whole numbers of one sum. */
export function wholeWidths(
  drawn: readonly number[],
  columns: number,
): number[] {
  const sum = drawn.reduce((total, width) => total + width, 0);
  return Array.from({ length: columns }, (_, column) =>
    Math.max(
      LEAST_WIDTH,
      Math.min(
        MOST_WIDTH,
        Math.round(((drawn[column] ?? 0) / (sum || 1)) * WHOLE),
      ),
    ),
  );
}

/**
 * The words of pasted cells stand in those of the table from there on, which grows to the end and below; null where it
 * can't grow so far.
 */
export function withPasted<T>(
  model: TableModel<T>,
  pasted: Grid<T>,
  at: { readonly x: number; readonly y: number },
  fill: Fill<T>,
): TableModel<T> | null {
  const grown = grownTo(model, at.x + pasted.width, at.y + pasted.height, fill);
  if (!grown) return null;
  let { grid } = grown;
  const area: Area = {
    left: at.x,
    top: at.y,
    right: at.x + pasted.width - 1,
    bottom: at.y + pasted.height - 1,
  };
  for (const cell of cellsIn(grid, area))
    if (cell.w > 1 || cell.h > 1) grid = splitCell(grid, cell, fill);
  const placed = pasted.cells.map((cell) => ({
    ...cell,
    x: cell.x + at.x,
    y: cell.y + at.y,
  }));
  for (const cell of placed)
    if (cell.w > 1 || cell.h > 1) grid = mergeCells(grid, areaOf(cell));
  const words = new Map(
    placed.map(({ content, x, y }) => [`${x},${y}`, content]),
  );
  return {
    grid: {
      ...grid,
      cells: grid.cells.map((cell) => {
        const content = words.get(`${cell.x},${cell.y}`);
        return content === undefined ? cell : { ...cell, content };
      }),
    },
    traits: grown.traits,
  };
}

function grownTo<T>(
  { grid, traits }: TableModel<T>,
  width: number,
  height: number,
  fill: Fill<T>,
): TableModel<T> | null {
  if (width > MAX_COLUMNS) return null;
  const wide = Math.max(grid.width, width);
  const high = Math.max(grid.height, height);
  if (wide === grid.width && high === grid.height) return { grid, traits };
  const { widths } = traits;
  const more = Array.from(
    { length: wide - grid.width },
    () => widths?.at(-1) ?? LEAST_WIDTH,
  );
  return {
    grid: extended(grid, wide, high, fill),
    traits: { ...traits, widths: widths && [...widths, ...more] },
  };
}
