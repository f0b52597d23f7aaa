// A table as Pandoc's Markdown: a pipe table, or a grid where a cell has several lines. Merged cells can be said by
// neither: their words stand in the first, and an attribute tells Precis.
import type { Table, TableCell } from '../document/document.ts';
import { plainInline } from '../document/walk.ts';
import {
  markdownInlines,
  type MarkdownContext,
  type Place,
} from './markdown-inline.ts';

/** Rows of equal length; null where a merged cell covers the place. */
function slotsOf({ rows }: Table): (TableCell | null)[][] {
  const slots: (TableCell | null | undefined)[][] = rows.map(() => []);
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const cell of row) {
      while (slots[y]?.[x] !== undefined) x += 1;
      for (let down = 0; down < (cell.rows ?? 1); down += 1)
        for (let across = 0; across < (cell.columns ?? 1); across += 1) {
          const line = slots[y + down];
          if (line) line[x + across] = down + across === 0 ? cell : null;
        }
    }
  }
  return slots.map((line) => line.map((cell) => cell ?? null));
}

/** What a table is beside its words, for the attributes of the block around it. */
export function tableAttributes(table: Table): [string, string][] {
  const merged = slotsOf(table).flatMap((line, y) =>
    line.flatMap((cell, x) =>
      cell && ((cell.columns ?? 1) > 1 || (cell.rows ?? 1) > 1)
        ? [`${y},${x},${cell.columns ?? 1},${cell.rows ?? 1}`]
        : [],
    ),
  );
  // A head without words would be taken for none.
  const hasBlankHead = (table.rows[0] ?? []).every(
    ({ content }) =>
      plainInline(content).trim() === '' &&
      !content.some(({ type }) => type === 'footnote'),
  );
  return [
    ...(table.headerRows === 1 && !hasBlankHead
      ? []
      : ([['header-rows', String(table.headerRows)]] as [string, string][])),
    ...(table.headerColumns === 0
      ? []
      : ([['header-columns', String(table.headerColumns)]] as [
          string,
          string,
        ][])),
    ...(table.widths
      ? ([['widths', table.widths.join(' ')]] as [string, string][])
      : []),
    ...(merged.length > 0
      ? ([['merged', merged.join(' ')]] as [string, string][])
      : []),
  ];
}

/** Characters whose width on the screen nobody doubts: a grid of others would not stand. */
const EVEN =
  /^[\n\x20-\x7e\u00a0-\u024f\u0370-\u03ff\u0400-\u04ff–—‘’“”•…☐☑]*$/u;

export function markdownTable(table: Table, context: MarkdownContext): string {
  const slots = slotsOf(table);
  const caption = table.caption?.length
    ? // It is read before the cells, and its notes come first.
      markdownInlines(
        table.caption,
        { kind: 'paragraph', before: ': ' },
        context,
      )
    : '';
  const from = context.notes.length;
  const write = (kind: Place['kind']): string[][] => {
    // Written once more where a grid has to be tried.
    context.notes.length = from;
    return slots.map((line) =>
      line.map((cell) =>
        cell ? markdownInlines(cell.content, { kind }, context) : '',
      ),
    );
  };
  const figures = new Set(table.figures ?? []);
  const grid = write('paragraph');
  const isGrid =
    grid.some((line) => line.some((words) => words.includes('\n'))) &&
    grid.every((line) => line.every((words) => EVEN.test(words)));
  const body = isGrid
    ? gridTable(grid, table.headerRows > 0, figures)
    : pipeTable(write('cell'), table.headerRows > 0, figures);
  return caption === '' ? body : `${body}\n\n${caption}`;
}

function pipeTable(
  rows: readonly (readonly string[])[],
  hasHead: boolean,
  figures: ReadonlySet<number>,
): string {
  const columns = rows[0]?.length ?? 0;
  const empty = Array.from({ length: columns }, () => ' ');
  const [head = [], ...body] = hasHead ? rows : [empty, ...rows];
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((words) => (words === '' ? ' ' : words)).join(' | ')} |`;
  const rule = `|${empty.map((_, x) => (figures.has(x) ? '---:' : '----')).join('|')}|`;
  return [line(head), rule, ...body.map(line)].join('\n');
}

function gridTable(
  rows: readonly (readonly string[])[],
  hasHead: boolean,
  figures: ReadonlySet<number>,
): string {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, x) =>
    Math.max(
      3,
      ...rows.flatMap((row) =>
        (row[x] ?? '').split('\n').map((words) => words.length + 2),
      ),
    ),
  );
  const rule = (sign: string, aligns: boolean): string =>
    `+${widths
      .map((width, x) =>
        aligns && figures.has(x)
          ? `${sign.repeat(width - 1)}:`
          : sign.repeat(width),
      )
      .join('+')}+`;
  const lines = [rule('-', !hasHead)];
  for (const [y, row] of rows.entries()) {
    const cells = row.map((words) => words.split('\n'));
    const height = Math.max(...cells.map(({ length }) => length));
    for (let at = 0; at < height; at += 1)
      lines.push(
        `|${cells
          .map((words, x) => ` ${words[at] ?? ''}`.padEnd(widths[x] ?? 0))
          .join('|')}|`,
      );
    lines.push(y === 0 && hasHead ? rule('=', true) : rule('-', false));
  }
  return lines.join('\n');
}
