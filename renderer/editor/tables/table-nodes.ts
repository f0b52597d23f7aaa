// Between the nodes of a table and its grid: reading the cells by their places, and writing what a change made of them.
// Cells stay the same nodes wherever they come to stand, so that words, notes and the caret go along.
import {
  $createTableCellNode,
  $createTableRowNode,
  $isTableCellNode,
  $isTableRowNode,
  TableCellHeaderStates,
  type TableCellNode,
  type TableNode,
} from '@lexical/table';
import { $findMatchingParent } from '@lexical/utils';
import {
  $createParagraphNode,
  $getNodeByKey,
  $getSelection,
  $getState,
  $setSelection,
  $setState,
  createState,
  type BaseSelection,
  type LexicalNode,
} from 'lexical';
import {
  $isTableBlockNode,
  type TableBlockNode,
} from '../nodes/table-block-node.ts';
import { gridOf, rowsOf, type Cell, type Grid } from './grid.ts';
import {
  fittingTraits,
  type TableModel,
  type TableTraits,
} from './table-model.ts';

/** What the place of a cell says of its look, besides whether it is a header. */
type CellLook = {
  /** In a column of figures. */
  readonly figure: boolean;
  /** In the first column, in the last, in the last row. */
  readonly first: boolean;
  readonly last: boolean;
  readonly bottom: boolean;
};

const lookState = createState('look', {
  parse: (value): CellLook => {
    const { figure, first, last, bottom } = Object(value) as Record<
      string,
      unknown
    >;
    return {
      figure: figure === true,
      first: first === true,
      last: last === true,
      bottom: bottom === true,
    };
  },
  isEqual: (a, b) => sameLook(a, b),
});

const sameLook = (a: CellLook, b: CellLook): boolean =>
  a.figure === b.figure &&
  a.first === b.first &&
  a.last === b.last &&
  a.bottom === b.bottom;

export const $cellLook = (cell: TableCellNode): CellLook =>
  $getState(cell, lookState);

/** A cell to write in. */
export const $createCell = (): TableCellNode =>
  $createTableCellNode().append($createParagraphNode());

/** The cells as they lie; null where there is none, as where one sticks out. */
export function $gridOf(table: TableNode | null): Grid<TableCellNode | null> {
  const rows = (table?.getChildren() ?? []).filter($isTableRowNode).map((row) =>
    row
      .getChildren()
      .filter($isTableCellNode)
      .map((cell) => ({
        content: cell,
        w: cell.getColSpan(),
        h: cell.getRowSpan(),
      })),
  );
  return gridOf<TableCellNode | null>(
    rows.length > 0 ? rows : [[]],
    () => null,
  );
}

/** Null for a block without a table, which the editor never leaves there. */
export function $modelOf(
  block: TableBlockNode,
): TableModel<TableCellNode> | null {
  const table = block.getTable();
  if (!table) return null;
  const { width, height, cells } = $gridOf(table);
  const grid = {
    width,
    height,
    cells: cells.map((cell) => ({
      ...cell,
      content: cell.content ?? $createCell(),
    })),
  };
  return { grid, traits: fittingTraits(block.getTraitsOrPlain(), grid) };
}

/** The table holds these cells, in these places, and no others; the caret stays where it was if its cell does. */
export function $writeModel(
  block: TableBlockNode,
  { grid, traits }: TableModel<TableCellNode>,
): void {
  const table = block.getTable();
  if (!table) return;
  const selection = $getSelection()?.clone() ?? null;
  const lines = table.getChildren().filter($isTableRowNode);
  for (const [y, cells] of rowsOf(grid).entries()) {
    let line = lines[y];
    if (!line) {
      line = $createTableRowNode();
      table.append(line);
    }
    const now = line.getChildren();
    const same =
      now.length === cells.length &&
      cells.every(({ content }, x) => content.is(now[x]));
    if (!same)
      line.splice(
        0,
        now.length,
        cells.map(({ content }) => content),
      );
    for (const { content, w, h } of cells) {
      if (content.getColSpan() !== w) content.setColSpan(w);
      if (content.getRowSpan() !== h) content.setRowSpan(h);
    }
  }
  for (const line of lines.slice(grid.height)) line.remove();
  block.setTraits(fittingTraits(traits, grid));
  $lookOfCells(block);
  if (selection && $stands(selection)) $setSelection(selection);
}

function $stands(selection: BaseSelection): boolean {
  const points = selection.getStartEndPoints() ?? [];
  return points.every(({ key }) => $getNodeByKey(key)?.isAttached() === true);
}

/** Gives each cell what its place says of it: whether it is a header, and of what, and whether it holds figures. */
export function $lookOfCells(block: TableBlockNode): void {
  const { headerRows, headerColumns, figures } = block.getTraitsOrPlain();
  const { ROW, COLUMN, NO_STATUS } = TableCellHeaderStates;
  const { width, height, cells } = $gridOf(block.getTable());
  if (block.getColumns() !== width) block.setColumns(width);
  for (const { content: cell, x, y, w, h } of cells) {
    if (!cell) continue;
    const header =
      (y < headerRows ? ROW : NO_STATUS) |
      (x < headerColumns ? COLUMN : NO_STATUS);
    if (cell.getHeaderStyles() !== header) cell.setHeaderStyles(header);
    const was = $cellLook(cell);
    const look = {
      figure: figures.includes(x),
      first: x === 0,
      last: x + w === width,
      bottom: y + h === height,
    };
    if (!sameLook(was, look)) $setState(cell, lookState, look);
  }
}

/** What the cells themselves say of rows and columns: those of a table from elsewhere, or of a part of one of ours. */
export function $traitsOfCells(table: TableNode): TableTraits {
  const grid = $gridOf(table);
  const has = (cell: Cell<TableCellNode | null>, state: number): boolean =>
    cell.content?.hasHeaderState(state) ?? false;
  const { ROW, COLUMN } = TableCellHeaderStates;
  const leading = (
    count: number,
    of: (cell: Cell<TableCellNode | null>) => number,
    state: number,
  ): number => {
    const first = Array.from({ length: count }, (_, at) => at).findIndex(
      (at) => {
        const line = grid.cells.filter((cell) => of(cell) === at);
        return line.length === 0 || !line.every((cell) => has(cell, state));
      },
    );
    return first < 0 ? count : first;
  };
  const figures = Array.from({ length: grid.width }, (_, x) => x).filter(
    (x) => {
      const column = grid.cells.filter((cell) => cell.x === x);
      return (
        column.length > 0 &&
        column.every(({ content }) => content && $cellLook(content).figure)
      );
    },
  );
  return {
    headerRows: leading(grid.height, ({ y }) => y, ROW),
    headerColumns: leading(grid.width, ({ x }) => x, COLUMN),
    figures,
    widths: null,
  };
}

export const $tableBlockOf = (node: LexicalNode): TableBlockNode | null =>
  $findMatchingParent(node, $isTableBlockNode);

export const $cellOf = (node: LexicalNode): TableCellNode | null =>
  $findMatchingParent(node, $isTableCellNode);
