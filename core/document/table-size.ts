// How large a table may be: what is larger can be drawn, read and saved by nobody in time.

/** The most columns of a table. */
export const MAX_COLUMNS = 64;
/** The most cells of a table that comes in, those under merged ones counted. */
export const MAX_CELLS = 20_000;

/** Whether a table that comes in, of `columns` and `rows`, is more than a table may be. */
export const isTooLarge = (columns: number, rows: number): boolean =>
  columns > MAX_COLUMNS || columns * rows > MAX_CELLS;
