// What a person can ask for of a table. Each is one step for undo, and leaves the caret in a cell that was asked about.
import { AriaLiveRegionExtension } from '@lexical/a11y';
import { signal, type ReadonlySignal } from '@lexical/extension';
import { $createTableSelectionFrom, type TableCellNode } from '@lexical/table';
import {
  $addUpdateTag,
  $createLineBreakNode,
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isParagraphNode,
  $isRangeSelection,
  $setSelection,
  COMMAND_PRIORITY_EDITOR,
  createCommand,
  defineExtension,
  HISTORY_PUSH_TAG,
  mergeRegister,
  type ElementNode,
  type LexicalCommand,
  type LexicalEditor,
} from 'lexical';
import { MAX_COLUMNS } from '#core/document/table-size.ts';
import { $blockOf } from '../blocks/block-of.ts';
import { $copyTraits } from '../nodes/block-state.ts';
import {
  $createTableCaptionNode,
  type TableBlockNode,
} from '../nodes/table-block-node.ts';
import { registerBeforePaste } from '../paste/before-paste.ts';
import { $moveLine } from '../quotations/set-kind.ts';
import { columnEdges } from './column-edges.ts';
import { $createTable } from './create-table.ts';
import { cellAt, cellsIn, type Area } from './grid.ts';
import { $putCaretIn, $tablePlace, type TablePlace } from './selected-cells.ts';
import {
  withBorderMoved,
  withColumn,
  withColumnsSwapped,
  withFigures,
  withMerged,
  withoutColumns,
  withoutRows,
  withRow,
  withRowsSwapped,
  withSplit,
  type TableModel,
} from './table-model.ts';
import { $createCell, $writeModel } from './table-nodes.ts';

/** Puts a table of that size behind the block with the caret, or in its place where that is empty. */
export const INSERT_TABLE_COMMAND: LexicalCommand<{
  readonly rows: number;
  readonly columns: number;
}> = createCommand('INSERT_TABLE_COMMAND');

export type TableAction =
  | 'row-above'
  | 'row-below'
  | 'column-before'
  | 'column-after'
  | 'row-up'
  | 'row-down'
  | 'column-back'
  | 'column-on'
  | 'header-row'
  | 'header-column'
  | 'figures'
  | 'merge'
  | 'split'
  | 'wider'
  | 'narrower'
  | 'free-widths'
  | 'caption'
  | 'select-table'
  | 'delete-rows'
  | 'delete-columns'
  | 'delete-table';

/** Changes the table that the selection is in. */
export const TABLE_COMMAND: LexicalCommand<TableAction> =
  createCommand('TABLE_COMMAND');

export const TableCommandsExtension = defineExtension({
  name: 'precis/table-commands',
  dependencies: [AriaLiveRegionExtension],
  init: () => signal<string | null>(null),
  build: (_editor, _config, state) => {
    const refused: ReadonlySignal<string | null> = state.getInitResult();
    const told = state.getInitResult();
    const { announce } = state.getDependency(AriaLiveRegionExtension).output;
    return {
      /** Why what was asked for last was not done. */
      refused,
      refuse: (sentence: string | null): void => {
        told.value = sentence;
      },
      announce,
    };
  },
  register: (editor, _config, state) => {
    const { refuse, announce } = state.getOutput();
    return mergeRegister(
      registerBeforePaste(editor, () => {
        refuse(null);
      }),
      editor.registerCommand(
        INSERT_TABLE_COMMAND,
        ({ rows, columns }) => {
          if (!editor.isEditable()) return true;
          $addUpdateTag(HISTORY_PUSH_TAG);
          $insertTable(rows, Math.min(columns, MAX_COLUMNS));
          refuse(null);
          announce(`Table of ${rows} rows and ${columns} columns`);
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
      editor.registerCommand(
        TABLE_COMMAND,
        (action) => {
          if (!editor.isEditable()) return true;
          const place = $tablePlace();
          if (!place) return true;
          $addUpdateTag(HISTORY_PUSH_TAG);
          const sentence = $act(editor, action, place);
          refuse(sentence);
          if (sentence === null) announce(DONE[action]);
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
    );
  },
});

/** What is said aloud of what was done. */
const DONE: Readonly<Record<TableAction, string>> = {
  'row-above': 'Row added',
  'row-below': 'Row added',
  'column-before': 'Column added',
  'column-after': 'Column added',
  'row-up': 'Row moved up',
  'row-down': 'Row moved down',
  'column-back': 'Column moved back',
  'column-on': 'Column moved on',
  'header-row': 'Header row changed',
  'header-column': 'Header column changed',
  figures: 'Column of figures changed',
  merge: 'Cells merged',
  split: 'Cell split',
  wider: 'Column wider',
  narrower: 'Column narrower',
  'free-widths': 'Widths follow the words',
  caption: 'Caption changed',
  'select-table': 'Table selected',
  'delete-rows': 'Rows deleted',
  'delete-columns': 'Columns deleted',
  'delete-table': 'Table deleted',
};

export const TOO_MANY_COLUMNS = `A table can have ${MAX_COLUMNS} columns at most, so nothing was added.`;
const HELD =
  'A merged cell holds that row or column to another. Split the cell, then move it.';

/** Null where it was done, or a sentence that says why not. */
function $act(
  editor: LexicalEditor,
  action: TableAction,
  { block, model, area }: TablePlace,
): string | null {
  if (!isOfTable(action))
    return $actOnCells(editor, action, { block, model, area });
  switch (action) {
    case 'caption':
      $toggleCaption(block);
      break;
    case 'select-table':
      $selectTable(block, model);
      break;
    case 'delete-table':
      $removeTable(block);
      break;
    case 'free-widths':
      $writeModel(block, {
        grid: model.grid,
        traits: { ...model.traits, widths: null },
      });
      break;
  }
  return null;
}

const OF_TABLE = [
  'caption',
  'select-table',
  'delete-table',
  'free-widths',
] as const satisfies readonly TableAction[];
type OfTable = (typeof OF_TABLE)[number];

const isOfTable = (action: TableAction): action is OfTable =>
  (OF_TABLE as readonly TableAction[]).includes(action);

/** With the caret in the caption, the first cell is meant. */
function $actOnCells(
  editor: LexicalEditor,
  action: Exclude<TableAction, OfTable>,
  { block, model, area }: TablePlace,
): string | null {
  const { grid, traits } = model;
  const { left, top, right, bottom } = area ?? FIRST;
  const $write = (next: TableModel<TableCellNode>, x = left, y = top): null => {
    $writeModel(block, next);
    $caretAt(next, x, y);
    return null;
  };
  switch (action) {
    case 'row-above':
      return $write(withRow(model, top, $createCell));
    case 'row-below':
      return $write(withRow(model, bottom + 1, $createCell), left, bottom + 1);
    case 'column-before': {
      const next = withColumn(model, left, $createCell);
      return next ? $write(next) : TOO_MANY_COLUMNS;
    }
    case 'column-after': {
      const next = withColumn(model, right + 1, $createCell);
      return next ? $write(next, right + 1) : TOO_MANY_COLUMNS;
    }
    case 'row-up':
    case 'row-down': {
      const step = action === 'row-up' ? -1 : 1;
      if (top + step < 0 || top + step >= grid.height) return null;
      const next = withRowsSwapped(model, action === 'row-up' ? top - 1 : top);
      return next ? $write(next, left, top + step) : HELD;
    }
    case 'column-back':
    case 'column-on': {
      const step = action === 'column-back' ? -1 : 1;
      if (left + step < 0 || left + step >= grid.width) return null;
      const at = action === 'column-back' ? left - 1 : left;
      const next = withColumnsSwapped(model, at);
      return next ? $write(next, left + step) : HELD;
    }
    case 'header-row': {
      const headerRows = traits.headerRows > 0 ? 0 : top === 0 ? bottom + 1 : 1;
      $writeModel(block, { grid, traits: { ...traits, headerRows } });
      return null;
    }
    case 'header-column': {
      const headerColumns =
        traits.headerColumns > 0 ? 0 : left === 0 ? right + 1 : 1;
      $writeModel(block, { grid, traits: { ...traits, headerColumns } });
      return null;
    }
    case 'figures': {
      const columns = span(left, right);
      const on = !columns.every((column) => traits.figures.includes(column));
      $writeModel(block, withFigures(model, columns, on));
      return null;
    }
    case 'merge':
      if (area) $merge(block, model, area);
      return null;
    case 'split': {
      let next = model;
      for (const cell of area ? cellsIn(grid, area) : [])
        if (cell.w > 1 || cell.h > 1) next = withSplit(next, cell, $createCell);
      return $write(next);
    }
    case 'wider':
    case 'narrower': {
      const step = action === 'wider' ? WIDER : -WIDER;
      $writeModel(block, $withWidth(editor, block, model, left, step));
      return null;
    }
    case 'delete-rows': {
      const next = withoutRows(model, top, bottom);
      if (!next) $removeTable(block);
      else $write(next, left, Math.min(top, next.grid.height - 1));
      return null;
    }
    case 'delete-columns': {
      const next = withoutColumns(model, left, right);
      if (!next) $removeTable(block);
      else $write(next, Math.min(left, next.grid.width - 1));
      return null;
    }
  }
}

const FIRST: Area = { left: 0, top: 0, right: 0, bottom: 0 };
/** Of the table's width: what a column gains or gives by one key. */
const WIDER = 0.02;

const span = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);

function $caretAt(
  { grid }: TableModel<TableCellNode>,
  x: number,
  y: number,
): void {
  const cell = cellAt(grid, x, y) ?? grid.cells[0];
  if (cell) $putCaretIn(cell.content, 'end');
}

function $insertTable(rows: number, columns: number): void {
  const made = $createTable(rows, columns);
  const selection = $getSelection();
  const at = selection?.getNodes()[0];
  const block = at ? $blockOf(at) : $getRoot().getLastChild();
  if (!block) $getRoot().append(made);
  else block.insertAfter(made);
  if ($isParagraphNode(block) && block.isEmpty()) {
    $copyTraits(block, made);
    block.remove();
  }
  // Where one writes on behind the table.
  if (!made.getNextSibling()) made.insertAfter($createParagraphNode());
  const first = made.getTable()?.getFirstDescendant();
  if ($isElementNode(first)) first.selectStart();
}

function $toggleCaption(block: TableBlockNode): void {
  const caption = block.getCaption();
  if (caption) {
    const selection = $getSelection();
    const within =
      $isRangeSelection(selection) &&
      caption.isParentOf(selection.anchor.getNode());
    const first = block.getTable()?.getFirstDescendant();
    if (within || caption.isSelected())
      ($isElementNode(first) ? first : first?.getParent())?.selectStart();
    caption.remove();
    return;
  }
  const made = $createTableCaptionNode();
  block.getTable()?.insertBefore(made);
  made.selectStart();
}

function $selectTable(
  block: TableBlockNode,
  { grid }: TableModel<TableCellNode>,
): void {
  const table = block.getTable();
  const first = grid.cells[0]?.content;
  const last = cellAt(grid, grid.width - 1, grid.height - 1)?.content;
  if (table && first && last)
    $setSelection($createTableSelectionFrom(table, first, last));
}

/** The caret stands in a paragraph in the table's place. */
export function $removeTable(block: TableBlockNode): void {
  const next = block.getNextSibling();
  const place: ElementNode =
    $isParagraphNode(next) && next.isEmpty() ? next : $createParagraphNode();
  if (!place.is(next)) block.insertAfter(place);
  place.selectStart();
  block.remove();
}

/** The words of all stand in the first, a line each. */
function $merge(
  block: TableBlockNode,
  model: TableModel<TableCellNode>,
  area: Area,
): void {
  const [first, ...others] = cellsIn(model.grid, area);
  const line = first?.content.getFirstChild();
  if (!first || !$isElementNode(line)) return;
  for (const { content } of others) {
    const other = content.getFirstChild();
    if (!$isElementNode(other) || other.isEmpty()) continue;
    if (!line.isEmpty()) line.append($createLineBreakNode());
    $moveLine(other, line);
  }
  $putCaretIn(first.content, 'end');
  $writeModel(block, withMerged(model, area));
  $putCaretIn(first.content, 'end');
}

/** The column gains that share of the table's width from the one behind it; the last from the one before. */
function $withWidth(
  editor: LexicalEditor,
  block: TableBlockNode,
  model: TableModel<TableCellNode>,
  column: number,
  step: number,
): TableModel<TableCellNode> {
  const widths =
    model.traits.widths ?? drawnWidths(editor, block, model.grid.width);
  const isLast = column === model.grid.width - 1;
  const border = isLast ? column - 1 : column;
  const sum = widths.reduce((total, width) => total + width, 0);
  const before = widths[border] ?? 0;
  const both = before + (widths[border + 1] ?? 0);
  const moved = before + sum * (isLast ? -step : step);
  return withBorderMoved(model, border, moved / (both || 1), widths);
}

/** Pixels, or all alike where nothing is drawn. */
export function drawnWidths(
  editor: LexicalEditor,
  block: TableBlockNode,
  columns: number,
): number[] {
  const table = block.getTable();
  const element = table && editor.getElementByKey(table.getKey());
  const edges = element ? columnEdges(element, columns) : null;
  return Array.from({ length: columns }, (_, column) =>
    edges ? Math.abs((edges[column + 1] ?? 0) - (edges[column] ?? 0)) : 1,
  );
}
