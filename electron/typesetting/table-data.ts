// A table as the template reads it. The widths of the columns are decided here and not by the typesetter, because what
// breaks where depends on them: a word that is wider than its column must be given a place to break.
import type { Table } from '#core/document/document.ts';
import { placeCells, type PlacedCell } from '#core/document/table-cells.ts';
import type { Template } from '#core/document/template.ts';
import { plainInline } from '#core/document/walk.ts';
import { widthOf, widthOfCode } from './break-opportunities.ts';
import {
  hasNoteOrLink,
  inlineNodes,
  notesIn,
  widthOfNodes,
  type InlineNode,
  type Notes,
} from './inline-data.ts';
import { measureOf, pageGeometry, turnedGeometry } from './page-geometry.ts';

export type CellNode = {
  readonly c: InlineNode[];
  /** The cell's first column and row, and how many of each it fills. */
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** In a row that is short enough to stand on one page whatever happens. */
  whole: boolean;
};

export type TableNode = {
  /** In points. */
  readonly size: number;
  readonly gap: number;
  readonly widths: readonly number[];
  readonly figures: readonly number[];
  /** How many rows look like a header, and how many are one: a tall one would leave no room on a page. */
  readonly bold: number;
  head: number;
  /** What looks like a header stands on the foot of its row; in a tall one its marks would end a page, without their notes. */
  low: boolean;
  readonly repeat: boolean;
  readonly side: number;
  readonly rows: readonly (readonly CellNode[])[];
  readonly whole: boolean;
  readonly turned: boolean;
  readonly caption?: { readonly label: string; readonly c: InlineNode[] };
  /** Rows that begin a new page. */
  readonly breaks: number[];
};

export type Fit = {
  readonly size: number;
  readonly gap: number;
  readonly turned: boolean;
};

// The more columns, the smaller the type; more than eight don't stand upright.
function fitOf(columns: number): Fit {
  if (columns <= 6) return { size: 9, gap: 12, turned: false };
  if (columns <= 8) return { size: 8, gap: 8, turned: false };
  if (columns <= 16) return { size: 8, gap: 8, turned: true };
  if (columns <= 28) return { size: 7, gap: 4, turned: true };
  return { size: 5, gap: 1.5, turned: true };
}

const longestWord = (text: string): number =>
  Math.max(0, ...text.split(/\s+/u).slice(0, 2000).map(widthOfCode));

const longestRun = (nodes: readonly InlineNode[]): number => {
  const texts: string[] = [];
  const collect = (list: readonly InlineNode[]): void => {
    for (const node of list)
      if (typeof node === 'string') texts.push(node);
      else if ('code' in node) texts.push(node.code);
      else if ('marker' in node) texts.push(node.marker);
      else if ('bar' in node) texts.push(node.bar);
      else if ('br' in node) texts.push(' ');
      else if (!('fn' in node) && !('said' in node))
        for (const value of Object.values(node) as unknown[])
          if (Array.isArray(value)) collect(value as InlineNode[]);
  };
  collect(nodes);
  return longestWord(texts.join(''));
};

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

/** Narrower no column is printed, in em. */
const LEAST = 1.2;

/**
 * The widths that a person chose, in em without what lies between the columns: each its share of the whole table. What is
 * too narrow to print in takes from the others.
 */
function chosenWidths(
  shares: readonly number[],
  room: number,
  gap: number,
): number[] {
  const last = shares.length - 1;
  const least = Math.min(LEAST, room / shares.length);
  const whole = (room + gap * last) / sum(shares);
  const widths = shares.map((share, x) => {
    const beside = (x > 0 ? gap / 2 : 0) + (x < last ? gap / 2 : 0);
    return Math.max(least, share * whole - beside);
  });
  const over = sum(widths) - room;
  const above = sum(widths.map((width) => width - least));
  return above > 0
    ? widths.map((width) => width - (over * (width - least)) / above)
    : widths;
}

/** The widths of the columns in em: each as wide as its longest line if they fit, else by what they hold. */
function columnWidths(
  cells: readonly { x: number; w: number; longest: number; line: number }[],
  columns: number,
  room: number,
): number[] {
  const narrow = Array.from({ length: columns }, () => LEAST);
  const wide = Array.from({ length: columns }, () => LEAST);
  for (const { x, w, longest, line } of cells) {
    if (w > 1) continue;
    narrow[x] = Math.max(narrow[x] ?? 0, Math.min(longest, room * 0.5));
    wide[x] = Math.max(wide[x] ?? 0, line);
  }
  const spare = room - sum(wide);
  if (spare >= 0)
    return wide.map((width) => width + (spare * width) / sum(wide));
  const left = room - sum(narrow);
  if (left >= 0) {
    const wish = wide.map((width, x) =>
      Math.max(0, Math.min(width, room * 0.8) - (narrow[x] ?? 0)),
    );
    return narrow.map(
      (width, x) => width + (left * (wish[x] ?? 0)) / sum(wish),
    );
  }
  // Not even the longest words fit: what is narrow keeps its width, the rest share what is left.
  const even = room / columns;
  const small = narrow.map((width) => Math.min(width, even));
  const over = narrow.map((width) => Math.max(0, width - even));
  return small.map(
    (width, x) => width + ((room - sum(small)) * (over[x] ?? 0)) / sum(over),
  );
}

/** The sans is narrower than the serif that the guess is made for; headers are semibold. */
const sansWidth = (strong: boolean): number => (strong ? 0.94 : 0.91);

/** No cell of the header may reach into the body. */
function headerRows(
  table: Table,
  places: readonly (readonly PlacedCell[])[],
): number {
  let head = table.headerRows;
  for (let y = 0; y < head; y += 1)
    for (const { cell } of places[y] ?? [])
      head = Math.max(head, y + (cell.rows ?? 1));
  return head;
}

/** How much wider the fonts may be that stand in for ours where it is not installed: no word is to be parted by them. */
const STAND_IN = 1.4;

/**
 * The widths in points of a table's columns in a text processor, with what lies on both sides of their cells: by what
 * they hold, as they are printed. Together they are `room` wide.
 */
export function widthsByWords(
  table: Table,
  room: number,
  { size, side }: { readonly size: number; readonly side: number },
): number[] {
  const places = placeCells(table.rows);
  const bold = headerRows(table, places);
  const columns = Math.max(
    0,
    ...places.flat().map(({ x, cell }) => x + (cell.columns ?? 1)),
  );
  const beside = Math.min(2 * side, room / columns / 2);
  const em = size * STAND_IN;
  const cells = places.flat().map(({ cell, x, y }) => {
    const words = plainInline(cell.content);
    const as = sansWidth(y < bold || x < table.headerColumns);
    return {
      x,
      w: cell.columns ?? 1,
      longest: longestWord(words) * as,
      line:
        Math.max(...words.split('\n').map(widthOf)) * as +
        cell.content.filter(({ type }) => type === 'footnote').length,
    };
  });
  return columnWidths(cells, columns, (room - beside * columns) / em).map(
    (width) => width * em + beside,
  );
}

const SHORT_HEADER = 10;
// In lines: a row of up to half a page does not break.
const SHORT_ROW = { upright: 26, turned: 16 };
const SHORT_TABLE = 22;

export function tableNode(
  table: Table,
  label: string | null,
  paper: Template['paper'],
  notes: Notes,
  fitted?: Fit,
): TableNode {
  const places = placeCells(table.rows);
  const columns = Math.max(
    ...places.flat().map(({ x, cell }) => x + (cell.columns ?? 1)),
  );
  const fit = fitted ?? fitOf(columns);
  const measure = measureOf(
    fit.turned ? turnedGeometry(paper) : pageGeometry(paper),
  );
  // The outer columns have no inset on their outer side.
  const room = (measure - fit.gap * (columns - 1)) / fit.size;
  const bold = headerRows(table, places);
  const heavier = (x: number, y: number): number =>
    sansWidth(y < bold || x < table.headerColumns);
  const measured = places.flat().map(({ cell, x, y }) => {
    const nodes = inlineNodes(cell.content, Infinity, notes);
    return {
      x,
      w: cell.columns ?? 1,
      longest: longestRun(nodes) * heavier(x, y),
      line: (widthOfNodes(nodes) + notesIn(nodes).length) * heavier(x, y),
    };
  });
  const widths = table.widths
    ? chosenWidths(table.widths, room, fit.gap / fit.size)
    : columnWidths(measured, columns, room);
  const rows = places.map((row) =>
    row.map(({ cell, x, y }): CellNode => {
      const w = cell.columns ?? 1;
      const h = cell.rows ?? 1;
      const cellRoom =
        sum(widths.slice(x, x + w)) + ((w - 1) * fit.gap) / fit.size;
      const c = inlineNodes(cell.content, cellRoom / heavier(x, y), notes);
      return { c, x, y, w, h, whole: false };
    }),
  );
  const tallest = rows.map((row) =>
    Math.max(
      1,
      ...row.map(({ c, x, w }) =>
        Math.ceil(widthOfNodes(c) / sum(widths.slice(x, x + w))),
      ),
    ),
  );
  const short = tallest.map(
    (lines) => lines <= SHORT_ROW[fit.turned ? 'turned' : 'upright'],
  );
  for (const cell of rows.flat())
    cell.whole =
      cell.h <= 4 && short.slice(cell.y, cell.y + cell.h).every(Boolean);
  const shortHead = sum(tallest.slice(0, bold)) <= SHORT_HEADER;
  const headHas = rows
    .slice(0, bold)
    .flat()
    .some(({ c }) => hasNoteOrLink(c));
  return {
    size: fit.size,
    gap: fit.gap,
    widths: widths.map(
      (width, x) =>
        width * fit.size +
        (x > 0 ? fit.gap / 2 : 0) +
        (x < columns - 1 ? fit.gap / 2 : 0),
    ),
    figures: table.figures ?? [],
    bold,
    head: shortHead ? bold : 0,
    low: shortHead,
    // A header with a note would get the note anew on each page.
    repeat: !headHas,
    side: table.headerColumns,
    rows,
    whole: sum(tallest) <= SHORT_TABLE && rows.length <= SHORT_TABLE / 2,
    turned: fit.turned,
    ...(label !== null && {
      caption: {
        label,
        c: inlineNodes(table.caption ?? [], measure / 9 - 6, notes),
      },
    }),
    breaks: [],
  };
}
