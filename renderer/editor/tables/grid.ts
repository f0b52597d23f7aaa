// The cells of a table by their places, whatever is in them: what each change of its rows, columns and merged cells makes
// of them. A grid is always a whole rectangle: every place is covered by exactly one cell.

/** `x` and `y` are the first column and row that the cell fills, `w` and `h` how many of each. */
export type Cell<T> = {
  readonly content: T;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
};

export type Grid<T> = {
  readonly width: number;
  readonly height: number;
  /** In the order in which they are read: row by row. */
  readonly cells: readonly Cell<T>[];
};

/** From the first to the last row and column, all included. */
export type Area = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

type Written<T> = {
  readonly content: T;
  readonly w: number;
  readonly h: number;
};

const inReadingOrder = <T>(cells: readonly Cell<T>[]): Cell<T>[] =>
  cells.toSorted((a, b) => a.y - b.y || a.x - b.x);

/**
 * The grid of cells that are written row by row, as in HTML. What sticks out below or reaches over another cell is cut
 * off, and `fill` gives what stands where no cell is.
 */
export function gridOf<T>(
  rows: readonly (readonly Written<T>[])[],
  fill: (x: number, y: number) => T,
): Grid<T> {
  const height = rows.length;
  const taken = rows.map((): (true | undefined)[] => []);
  const cells: Cell<T>[] = [];
  let width = 0;
  const put = (cell: Cell<T>): void => {
    cells.push(cell);
    for (const row of taken.slice(cell.y, cell.y + cell.h))
      for (let x = cell.x; x < cell.x + cell.w; x += 1) row[x] = true;
    width = Math.max(width, cell.x + cell.w);
  };
  for (const [y, row] of rows.entries()) {
    const line = taken[y] ?? [];
    let x = 0;
    for (const { content, w, h } of row) {
      while (line[x]) x += 1;
      let across = 1;
      while (across < w && !line[x + across]) across += 1;
      put({ content, x, y, w: across, h: Math.min(h, height - y) });
    }
  }
  width = Math.max(width, 1);
  for (const [y, line] of taken.entries())
    for (let x = 0; x < width; x += 1)
      if (!line[x]) put({ content: fill(x, y), x, y, w: 1, h: 1 });
  return { width, height, cells: inReadingOrder(cells) };
}

/** The cells of each row, those that begin in it. */
export function rowsOf<T>({ height, cells }: Grid<T>): Cell<T>[][] {
  const rows = Array.from({ length: height }, (): Cell<T>[] => []);
  for (const cell of cells) rows[cell.y]?.push(cell);
  return rows;
}

export const cellAt = <T>(
  { cells }: Grid<T>,
  x: number,
  y: number,
): Cell<T> | undefined =>
  cells.find(
    (cell) =>
      cell.x <= x && x < cell.x + cell.w && cell.y <= y && y < cell.y + cell.h,
  );

export const areaOf = ({ x, y, w, h }: Cell<unknown>): Area => ({
  left: x,
  top: y,
  right: x + w - 1,
  bottom: y + h - 1,
});

const overlaps = (a: Area, b: Area): boolean =>
  a.left <= b.right &&
  b.left <= a.right &&
  a.top <= b.bottom &&
  b.top <= a.bottom;

/** The least area that has all of both and cuts through no cell. */
export function closedArea<T>({ cells }: Grid<T>, a: Area, b: Area = a): Area {
  let area = union(a, b);
  for (;;) {
    const wider = cells
      .map(areaOf)
      .filter((cell) => overlaps(cell, area))
      .reduce(union, area);
    if (sameArea(wider, area)) return area;
    area = wider;
  }
}

const union = (a: Area, b: Area): Area => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
});

const sameArea = (a: Area, b: Area): boolean =>
  a.left === b.left &&
  a.top === b.top &&
  a.right === b.right &&
  a.bottom === b.bottom;

/** The cells of an area that cuts through none. */
export const cellsIn = <T>({ cells }: Grid<T>, area: Area): Cell<T>[] =>
  cells.filter((cell) => overlaps(areaOf(cell), area));

/** With rows and columns exchanged, so that what is done to rows is done to columns as well. */
export const turned = <T>({ width, height, cells }: Grid<T>): Grid<T> => ({
  width: height,
  height: width,
  cells: inReadingOrder(
    cells.map(({ content, x, y, w, h }) => ({
      content,
      x: y,
      y: x,
      w: h,
      h: w,
    })),
  ),
});

/** A new row stands before row `at`, or last where `at` is the height; cells that go through that place grow. */
export function insertRow<T>(
  { width, height, cells }: Grid<T>,
  at: number,
  fill: (x: number, y: number) => T,
): Grid<T> {
  const moved = cells.map((cell) => {
    if (cell.y >= at) return { ...cell, y: cell.y + 1 };
    return cell.y + cell.h > at ? { ...cell, h: cell.h + 1 } : cell;
  });
  const through = moved.filter(({ y, h }) => y <= at && at < y + h);
  const made: Cell<T>[] = [];
  for (let x = 0; x < width; x += 1)
    if (!through.some((cell) => cell.x <= x && x < cell.x + cell.w))
      made.push({ content: fill(x, at), x, y: at, w: 1, h: 1 });
  return {
    width,
    height: height + 1,
    cells: inReadingOrder([...moved, ...made]),
  };
}

/** With more columns behind the last and rows below the last. */
export function extended<T>(
  grid: Grid<T>,
  width: number,
  height: number,
  fill: (x: number, y: number) => T,
): Grid<T> {
  const made: Cell<T>[] = [];
  for (let y = 0; y < height; y += 1)
    for (let x = y < grid.height ? grid.width : 0; x < width; x += 1)
      made.push({ content: fill(x, y), x, y, w: 1, h: 1 });
  return { width, height, cells: inReadingOrder([...grid.cells, ...made]) };
}

/**
 * Without the rows from `first` to `last`; what is merged with a row that stays keeps its words there. Null where no row
 * would be left.
 */
export function removeRows<T>(
  { width, height, cells }: Grid<T>,
  first: number,
  last: number,
): Grid<T> | null {
  const count = last - first + 1;
  if (count >= height) return null;
  const left = cells.flatMap((cell): Cell<T>[] => {
    const gone = Math.min(cell.y + cell.h, last + 1) - Math.max(cell.y, first);
    const h = cell.h - Math.max(0, gone);
    if (h === 0) return [];
    const y = cell.y < first ? cell.y : Math.max(first, cell.y - count);
    return [{ ...cell, y, h }];
  });
  return { width, height: height - count, cells: inReadingOrder(left) };
}

/** One cell in the place of all in the area, which cuts through none; its words are the first's. */
export function mergeCells<T>(grid: Grid<T>, area: Area): Grid<T> {
  const [first, ...others] = cellsIn(grid, area);
  if (!first || others.length === 0) return grid;
  const merged: Cell<T> = {
    content: first.content,
    x: area.left,
    y: area.top,
    w: area.right - area.left + 1,
    h: area.bottom - area.top + 1,
  };
  return {
    ...grid,
    cells: inReadingOrder([
      ...grid.cells.filter((cell) => cell !== first && !others.includes(cell)),
      merged,
    ]),
  };
}

/** Single cells in the place of a merged one; its words are in the first. */
export function splitCell<T>(
  grid: Grid<T>,
  cell: Cell<T>,
  fill: (x: number, y: number) => T,
): Grid<T> {
  const made: Cell<T>[] = [];
  for (let y = cell.y; y < cell.y + cell.h; y += 1)
    for (let x = cell.x; x < cell.x + cell.w; x += 1)
      made.push({
        content: x === cell.x && y === cell.y ? cell.content : fill(x, y),
        x,
        y,
        w: 1,
        h: 1,
      });
  return {
    ...grid,
    cells: inReadingOrder([
      ...grid.cells.filter((other) => other !== cell),
      ...made,
    ]),
  };
}

/** Row `at` and the one behind it change places; null where a merged cell holds one of them to another. */
export function swapRows<T>(grid: Grid<T>, at: number): Grid<T> | null {
  if (at < 0 || at + 1 >= grid.height) return null;
  const held = grid.cells.some(
    ({ y, h }) => h > 1 && y <= at + 1 && y + h > at,
  );
  if (held) return null;
  return {
    ...grid,
    cells: inReadingOrder(
      grid.cells.map((cell) =>
        cell.y === at
          ? { ...cell, y: at + 1 }
          : cell.y === at + 1
            ? { ...cell, y: at }
            : cell,
      ),
    ),
  };
}

/** The rows in which no cell begins, so that nobody could see them or put the caret into one. */
export function hiddenRows({ height, cells }: Grid<unknown>): number[] {
  const begun = new Set(cells.map(({ y }) => y));
  return Array.from({ length: height }, (_, y) => y).filter(
    (y) => !begun.has(y),
  );
}
