// A table as the template reads it. The widths of the columns are decided here and not by the typesetter, because what
// breaks where depends on them: a word that is wider than its column must be given a place to break.
import type { Table } from '#core/document/document.ts';
import { placeCells, type PlacedCell } from '#core/document/table-cells.ts';
import type { Template } from '#core/document/template.ts';
import { directionOfWords } from '#core/document/text-direction.ts';
import { plainInline } from '#core/document/walk.ts';
import { partedInSyllable, widthOf } from './break-opportunities.ts';
import {
  chosenWidths,
  columnWidths,
  holdsWords,
  longestOf,
  sum,
  type CellWish,
} from './column-widths.ts';
import {
  isLink,
  inlineNodes,
  linesOfNodes,
  notesIn,
  widthOfNodes,
  type InlineNode,
  type Notes,
} from './inline-data.ts';
import { measureOf, pageGeometry, turnedGeometry } from './page-geometry.ts';

export type CellNode = {
  c: InlineNode[];
  /** Of each of its lines, where one is not read as the table is. */
  readonly dirs?: readonly ('ltr' | 'rtl')[];
  /** The cell's first column and row, and how many of each it fills. */
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** In a row that is short enough to stand on one page whatever happens. */
  whole: boolean;
  /** A single line of it may stand on a page. */
  loose?: boolean;
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
  readonly side: number;
  readonly rows: readonly (readonly CellNode[])[];
  whole: boolean;
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

const UPRIGHT: Fit = { size: 9, gap: 12, turned: false };
const SMALL: Fit = { size: 8, gap: 8, turned: false };
const TURNED: Fit = { size: 8, gap: 8, turned: true };
const TURNED_SMALL: Fit = { size: 7, gap: 4, turned: true };

// The more columns, the smaller the type; more than eight don't stand upright, nor do fewer whose words would be parted.
function fitsOf(columns: number): readonly Fit[] {
  if (columns <= 6)
    return [UPRIGHT, SMALL, { ...UPRIGHT, turned: true }, TURNED];
  if (columns <= 8) return [SMALL, TURNED, TURNED_SMALL];
  if (columns <= 16) return [TURNED, TURNED_SMALL];
  if (columns <= 28) return [TURNED_SMALL];
  return [{ size: 5, gap: 1.5, turned: true }];
}

const measureFor = (paper: Template['paper'], turned: boolean): number =>
  measureOf(turned ? turnedGeometry(paper) : pageGeometry(paper));

/** What the columns have together, in em: the outer ones have no inset on their outer side. */
const roomIn = (fit: Fit, columns: number, paper: Template['paper']): number =>
  (measureFor(paper, fit.turned) - fit.gap * (columns - 1)) / fit.size;

/** The first that holds every word in one piece, or else the one with the most room. */
function fitOf(
  cells: readonly CellWish[],
  columns: number,
  paper: Template['paper'],
): Fit {
  const fits = fitsOf(columns);
  return (
    fits.find((fit) =>
      holdsWords(cells, columns, roomIn(fit, columns, paper)),
    ) ??
    fits.at(-1) ??
    UPRIGHT
  );
}

/** The text of nodes as it is measured, without what their notes say. */
const measuredText = (nodes: readonly InlineNode[]): string => {
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
  return texts.join('');
};

const SPACE = 0.3;
/** Of the mark of a note: what parts it from the word before it, and each of its digits. */
const MARK_GAP = 0.2;
const MARK_DIGIT = 0.42;
/** Where a line may end within a word: at soft hyphens and spaces without a width. */
const PIECES = /[\s\u00ad\u200b]+/u;

/** Lets marks begin a line where their column has no room for them beside the last piece of the word before them. */
function setMarksApart(nodes: readonly InlineNode[], room: number): void {
  let before = 0;
  for (const node of nodes)
    if (typeof node === 'object' && 'fn' in node) {
      const width = MARK_GAP + MARK_DIGIT * String(node.fn).length;
      if (before + width > room) {
        node.apart = true;
        before = 0;
      }
      before += width;
    } else if (typeof node === 'string' || !('said' in node)) {
      const text = measuredText([node]);
      // A space before a mark keeps both together.
      const last = text.trimEnd().split(PIECES).at(-1) ?? '';
      before = widthOf(last) + (text.endsWith(' ') ? SPACE : 0);
    }
}

/** A word that goes on over its lines leaves less than this at the end of each, in em. */
const LETTER = 1;

/** How many lines a cell fills at most: in a narrow column a word takes a line that it does not fill. */
function linesOfCell(nodes: readonly InlineNode[], room: number): number {
  let lines = 0;
  let free = 0;
  for (const word of measuredText(nodes).split(/\s+/u)) {
    const width = widthOf(word);
    if (width > free) {
      const own =
        width > room ? width / Math.max(LETTER / 2, room - LETTER) : 1;
      lines += Math.ceil(own);
      free = width > room ? 0 : room;
    }
    free -= width + SPACE;
  }
  const broken = nodes.filter(
    (node) => typeof node === 'object' && 'br' in node,
  );
  return Math.max(linesOfNodes(nodes, room), lines + broken.length);
}

/** How many lines each row has at most. What a merged cell has beyond the rows that it reaches through is in the last of them. */
function rowLines(
  rows: readonly (readonly CellNode[])[],
  widths: readonly number[],
): number[] {
  const lines = rows.map(() => 1);
  const cells = rows.flat().toSorted((a, b) => a.y + a.h - (b.y + b.h));
  for (const { c, x, y, w, h } of cells) {
    const above = sum(lines.slice(y, y + h - 1));
    const own = linesOfCell(c, sum(widths.slice(x, x + w))) - above;
    const last = Math.min(y + h, rows.length) - 1;
    lines[last] = Math.max(lines[last] ?? 1, own);
  }
  return lines;
}

/** How each line of a cell is read, by its first letter; null where all are read as the table is. */
function lineDirections(
  nodes: readonly InlineNode[],
  own: 'ltr' | 'rtl',
): ('ltr' | 'rtl')[] | null {
  const lines: InlineNode[][] = [[]];
  for (const node of nodes)
    if (typeof node !== 'string' && 'br' in node) lines.push([]);
    else lines.at(-1)?.push(node);
  const dirs = lines.map((line) => directionOfWords(measuredText(line)) ?? own);
  return dirs.some((dir) => dir !== own) ? dirs : null;
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
  const { cells, columns } = writtenCells(table);
  const beside = Math.min(2 * side, room / columns / 2);
  const em = size * STAND_IN;
  return columnWidths(cells, columns, (room - beside * columns) / em).map(
    (width) => width * em + beside,
  );
}

/** Whether the words of a table need the sheet turned on its side, whatever its notes and citations print. */
export function isTurned(table: Table, paper: Template['paper']): boolean {
  const { cells, columns } = writtenCells(table);
  return fitOf(cells, columns, paper).turned;
}

type WrittenCell = CellWish & { readonly words: string; readonly as: number };

/** The cells by the words that are written in them, whatever their notes and citations print. */
function writtenCells(table: Table): {
  readonly cells: readonly WrittenCell[];
  readonly columns: number;
} {
  const places = placeCells(table.rows);
  const bold = headerRows(table, places);
  const cells = places.flat().map(({ cell, x, y }): WrittenCell => {
    const words = plainInline(cell.content);
    const header = y < bold || x < table.headerColumns;
    const as = sansWidth(header);
    const { longest, word } = longestOf(words);
    return {
      ...{ x, w: cell.columns ?? 1, header, words, as },
      line:
        Math.max(...words.split('\n').map(widthOf)) * as +
        cell.content.filter(({ type }) => type === 'footnote').length,
      longest: longest * as,
      word: word * as,
    };
  });
  return { cells, columns: Math.max(0, ...cells.map(({ x, w }) => x + w)) };
}

/** In em, the columns of a table that is printed so. */
const printedWidths = (
  { widths }: Table,
  cells: readonly CellWish[],
  columns: number,
  { fit, room }: { readonly fit: Fit; readonly room: number },
): number[] =>
  widths
    ? chosenWidths(widths, room, fit.gap / fit.size)
    : columnWidths(cells, columns, room);

/** What a cell that begins in column `x` and fills `w` of them has for its words, in em. */
const cellRoom = (
  widths: readonly number[],
  { gap, size }: Fit,
  x: number,
  w: number,
): number =>
  sum(widths.slice(x, x + w)) +
  ((w - 1) * gap) / size +
  // What is as wide as its column fits.
  1e-6;

/** The first word that is parted within a syllable where the table is printed; null where none is. */
export function wordPartedInSyllable(
  table: Table,
  paper: Template['paper'],
): string | null {
  const { cells, columns } = writtenCells(table);
  const fit = fitOf(cells, columns, paper);
  const room = roomIn(fit, columns, paper);
  const widths = printedWidths(table, cells, columns, { fit, room });
  for (const { words, x, w, as } of cells) {
    const word = partedInSyllable(words, cellRoom(widths, fit, x, w) / as);
    if (word !== null) return word;
  }
  return null;
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
  const bold = headerRows(table, places);
  const isHeader = (x: number, y: number): boolean =>
    y < bold || x < table.headerColumns;
  const heavier = (x: number, y: number): number => sansWidth(isHeader(x, y));
  const wishes = places.flat().map(({ cell, x, y }): CellWish => {
    const nodes = inlineNodes(cell.content, Infinity, notes);
    const { longest, word } = longestOf(measuredText(nodes));
    const as = heavier(x, y);
    return {
      ...{ x, w: cell.columns ?? 1, header: isHeader(x, y) },
      line: (widthOfNodes(nodes) + notesIn(nodes).length) * as,
      longest: longest * as,
      word: word * as,
    };
  });
  const fit = fitted ?? fitOf(wishes, columns, paper);
  const measure = measureFor(paper, fit.turned);
  const room = roomIn(fit, columns, paper);
  const widths = printedWidths(table, wishes, columns, { fit, room });
  const rows = places.map((row) =>
    row.map(({ cell, x, y }): CellNode => {
      const w = cell.columns ?? 1;
      const h = cell.rows ?? 1;
      const ownRoom = cellRoom(widths, fit, x, w) / heavier(x, y);
      const c = inlineNodes(cell.content, ownRoom, notes);
      setMarksApart(c, ownRoom);
      const dirs = lineDirections(c, notes.rtl ? 'rtl' : 'ltr');
      return { c, ...(dirs && { dirs }), x, y, w, h, whole: false };
    }),
  );
  const tallest = rowLines(rows, widths);
  const short = tallest.map(
    (lines) => lines <= SHORT_ROW[fit.turned ? 'turned' : 'upright'],
  );
  for (const cell of rows.flat())
    cell.whole =
      cell.h <= 4 && short.slice(cell.y, cell.y + cell.h).every(Boolean);
  const shortHead = sum(tallest.slice(0, bold)) <= SHORT_HEADER;
  // A header that comes again is not read aloud again, and no link may stand in what is not.
  for (const cell of rows.slice(0, bold).flat())
    cell.c = cell.c.map((node, at) =>
      isLink(node)
        ? { once: [table.id, cell.y, cell.x, at].join(' '), c: [node] }
        : node,
    );
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
