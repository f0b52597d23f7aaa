// The keys in a table: from cell to cell, in and out, line breaks, and what is deleted. Nothing that is typed at the edge
// of a cell reaches over it.
import {
  $isTableSelection,
  type TableCellNode,
  type TableSelection,
} from '@lexical/table';
import {
  INSERT_CHECK_LIST_COMMAND,
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
} from '@lexical/list';
import {
  $addUpdateTag,
  $createParagraphNode,
  $getSelection,
  $isElementNode,
  $isParagraphNode,
  $isRangeSelection,
  $isRootNode,
  COMMAND_PRIORITY_CRITICAL,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  defineExtension,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  FORMAT_ELEMENT_COMMAND,
  HISTORY_PUSH_TAG,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_LEFT_COMMAND,
  KEY_ARROW_RIGHT_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_BACKSPACE_COMMAND,
  KEY_DELETE_COMMAND,
  KEY_DOWN_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
  REMOVE_TEXT_COMMAND,
  SELECTION_CHANGE_COMMAND,
  type ElementNode,
  type LexicalCommand,
  type LexicalEditor,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import { matchesKeys } from '../../ui/keys.ts';
import { $blockOf } from '../blocks/block-of.ts';
import {
  $isTableBlockNode,
  $isTableCaptionNode,
  type TableBlockNode,
} from '../nodes/table-block-node.ts';
import { cellAt, cellsIn, type Cell } from './grid.ts';
import {
  $isAtEdge,
  $putCaretIn,
  $selectedTableBlock,
  $tablePlace,
  $wordsAround,
} from './selected-cells.ts';
import {
  $removeTable,
  TABLE_COMMAND,
  TableCommandsExtension,
} from './table-commands-extension.ts';
import { TABLE_KEYS } from './table-keys.ts';
import { withRow } from './table-model.ts';
import { $cellOf, $createCell, $modelOf, $writeModel } from './table-nodes.ts';

type Edge = 'start' | 'end';

export const TableKeysExtension = defineExtension({
  name: 'precis/table-keys',
  dependencies: [TableCommandsExtension],
  register: (editor) => {
    const first = <T>(
      command: LexicalCommand<T>,
      $handle: (payload: T) => boolean,
    ): (() => void) =>
      editor.registerCommand(command, $handle, COMMAND_PRIORITY_CRITICAL);
    const removing = <T>(command: LexicalCommand<T>): (() => void) =>
      first(command, () => $removeCells());
    const arrow = (
      command: LexicalCommand<KeyboardEvent>,
      $go: (event: KeyboardEvent, selection: RangeSelection) => boolean,
    ): (() => void) =>
      first(command, (event) => {
        const selection = $getSelection();
        if (
          event.shiftKey ||
          event.altKey ||
          event.ctrlKey ||
          event.metaKey ||
          !$isRangeSelection(selection) ||
          !selection.isCollapsed() ||
          !$go(event, selection)
        )
          return false;
        event.preventDefault();
        return true;
      });
    return mergeRegister(
      first(KEY_DOWN_COMMAND, (event) => {
        if (event.isComposing || !editor.isEditable()) return false;
        const found = TABLE_KEYS.find(({ keys }) => matchesKeys(event, keys));
        if (!found || !$selectedTableBlock()) return false;
        event.preventDefault();
        return editor.dispatchCommand(TABLE_COMMAND, found.action);
      }),
      first(KEY_TAB_COMMAND, (event) => {
        if (!$tab(event.shiftKey, editor.isEditable())) return false;
        event.preventDefault();
        return true;
      }),
      arrow(KEY_ARROW_LEFT_COMMAND, (_event, selection) =>
        $goSideways(selection, isRightToLeft(editor, selection) ? 1 : -1),
      ),
      arrow(KEY_ARROW_RIGHT_COMMAND, (_event, selection) =>
        $goSideways(selection, isRightToLeft(editor, selection) ? -1 : 1),
      ),
      arrow(KEY_ARROW_UP_COMMAND, (_event, selection) =>
        $goUpright(editor, selection, -1),
      ),
      arrow(KEY_ARROW_DOWN_COMMAND, (_event, selection) =>
        $goUpright(editor, selection, 1),
      ),
      first(INSERT_PARAGRAPH_COMMAND, $breakLine),
      first(INSERT_LINE_BREAK_COMMAND, () => $cellsAreSelected()),
      ...[
        INSERT_CHECK_LIST_COMMAND,
        INSERT_ORDERED_LIST_COMMAND,
        INSERT_UNORDERED_LIST_COMMAND,
      ].map((command) => first(command, () => $selectedTableBlock() !== null)),
      // What is aligned in a table are its columns of figures.
      first(FORMAT_ELEMENT_COMMAND, () => $selectedTableBlock() !== null),
      ...[KEY_BACKSPACE_COMMAND, KEY_DELETE_COMMAND].map((command) =>
        first(command, (event) => {
          if (!$removeCells()) return false;
          event.preventDefault();
          return true;
        }),
      ),
      removing(REMOVE_TEXT_COMMAND),
      ...[
        DELETE_CHARACTER_COMMAND,
        DELETE_WORD_COMMAND,
        DELETE_LINE_COMMAND,
      ].map((command) =>
        first(
          command,
          (isBackward) => $removeCells() || $deleteAtEdge(isBackward),
        ),
      ),
      first(CONTROLLED_TEXT_INSERTION_COMMAND, () => {
        $replaceCells();
        return false;
      }),
      first(SELECTION_CHANGE_COMMAND, () => {
        $leaveFrame();
        return false;
      }),
    );
  },
});

const $cellsAreSelected = (): boolean => $isTableSelection($getSelection());

/** To the next cell (or the one before); behind the last comes a new row. False where the key is for what is beside the text. */
function $tab(isBack: boolean, isEditable: boolean): boolean {
  const place = $tablePlace();
  if (!place) return false;
  const { block, model, area } = place;
  const { cells, height } = model.grid;
  if (!area) {
    const start = cells[0];
    if (isBack || !start) return false;
    $putCaretIn(start.content, 'end');
    return true;
  }
  const at = cells.findIndex(({ x, y }) => x === area.left && y === area.top);
  const next = cells[at + (isBack ? -1 : 1)];
  if (next) {
    $putCaretIn(next.content, 'end');
    return true;
  }
  if (isBack) {
    const caption = block.getCaption();
    caption?.selectEnd();
    return caption !== null;
  }
  if (!isEditable) return false;
  $addUpdateTag(HISTORY_PUSH_TAG);
  const longer = withRow(model, height, $createCell);
  $writeModel(block, longer);
  const made = cellAt(longer.grid, 0, height);
  if (made) $putCaretIn(made.content, 'end');
  return true;
}

function isRightToLeft(
  editor: LexicalEditor,
  { anchor }: RangeSelection,
): boolean {
  const element = editor.getElementByKey(anchor.key);
  return element !== null && getComputedStyle(element).direction === 'rtl';
}

/** Out of a cell or caption at its edge, and from beside a table into it. */
function $goSideways({ anchor }: RangeSelection, step: 1 | -1): boolean {
  const edge: Edge = step === 1 ? 'end' : 'start';
  const around = $wordsAround(anchor);
  if (!around) {
    const block = $blockOf(anchor.getNode());
    if (!$isElementNode(block) || !$isAtEdge(anchor, block, edge)) return false;
    const beside =
      step === 1 ? block.getNextSibling() : block.getPreviousSibling();
    return $isTableBlockNode(beside) && $enter(beside, step);
  }
  if (!$isAtEdge(anchor, around, edge)) return false;
  const block = $tableAround(around);
  if (!block) return false;
  if ($isTableCaptionNode(around))
    return step === 1 ? $enterCells(block, 'start') : $leave(block, step);
  const cells = $modelOf(block)?.grid.cells ?? [];
  const at = cells.findIndex(({ content }) => content.is(around));
  const next = cells[at + step];
  if (next) {
    $putCaretIn(next.content, step === 1 ? 'start' : 'end');
    return true;
  }
  return step === -1 && $enterCaption(block) ? true : $leave(block, step);
}

/** To the cell above or below where the caret is on the first or last line of its own. */
function $goUpright(
  editor: LexicalEditor,
  { anchor }: RangeSelection,
  step: 1 | -1,
): boolean {
  const around = $wordsAround(anchor);
  if (!around || !isOnEdgeLine(editor, around, step)) return false;
  const block = $tableAround(around);
  const grid = block && $modelOf(block)?.grid;
  if (!grid) return false;
  if ($isTableCaptionNode(around))
    return step === 1 ? $enterCells(block, 'start') : $leave(block, step);
  const cell = grid.cells.find(({ content }) => content.is(around));
  if (!cell) return false;
  const next = beyond(grid, cell, step);
  if (next) {
    $putCaretIn(next.content, step === 1 ? 'start' : 'end');
    return true;
  }
  return step === -1 && $enterCaption(block) ? true : $leave(block, step);
}

const beyond = (
  grid: Parameters<typeof cellAt<TableCellNode>>[0],
  { x, y, h }: Cell<TableCellNode>,
  step: 1 | -1,
): Cell<TableCellNode> | undefined =>
  cellAt(grid, x, step === 1 ? y + h : y - 1);

const $tableAround = (words: ElementNode): TableBlockNode | null => {
  const block = $blockOf(words);
  return $isTableBlockNode(block) ? block : null;
};

function $enter(block: TableBlockNode, step: 1 | -1): boolean {
  if (step === -1) return $enterCells(block, 'end');
  return $enterCaption(block, 'start') || $enterCells(block, 'start');
}

function $enterCells(block: TableBlockNode, at: Edge): boolean {
  const cells = $modelOf(block)?.grid.cells;
  const cell = at === 'start' ? cells?.[0] : cells?.at(-1);
  if (cell) $putCaretIn(cell.content, at);
  return cell !== undefined;
}

function $enterCaption(block: TableBlockNode, at: Edge = 'end'): boolean {
  const caption = block.getCaption();
  if (at === 'start') caption?.selectStart();
  else caption?.selectEnd();
  return caption !== null;
}

/** To the block beside the table; where there is none, a paragraph is made to write in. */
function $leave(block: TableBlockNode, step: 1 | -1): true {
  const beside =
    step === 1 ? block.getNextSibling() : block.getPreviousSibling();
  if (!beside) {
    const paragraph = $createParagraphNode();
    if (step === 1) block.insertAfter(paragraph);
    else block.insertBefore(paragraph);
    paragraph.selectStart();
  } else if ($isTableBlockNode(beside)) $enter(beside, step);
  else if ($isElementNode(beside)) {
    if (step === 1) beside.selectStart();
    else beside.selectEnd();
  } else if (step === 1) block.selectNext();
  else block.selectPrevious();
  return true;
}

/** Whether the caret is on the first line (-1) or the last (1) of the words; without a page, every line is. */
function isOnEdgeLine(
  editor: LexicalEditor,
  words: ElementNode,
  step: 1 | -1,
): boolean {
  const element = editor.getElementByKey(words.getKey());
  const line = element?.querySelector('p') ?? element;
  const selection = line?.ownerDocument.getSelection();
  if (!line || !selection || selection.rangeCount === 0) return true;
  const range = selection.getRangeAt(0);
  if (!line.contains(range.startContainer)) return true;
  const caret = range.getBoundingClientRect();
  // An empty line has no box of its own.
  if (caret.height === 0) return line.childElementCount < 2;
  const whole = line.getBoundingClientRect();
  return step === -1
    ? caret.top - whole.top < caret.height
    : whole.bottom - caret.bottom < caret.height;
}

/** Enter begins a line in a cell, and goes from the caption to the cells. */
function $breakLine(): boolean {
  if ($cellsAreSelected()) return true;
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !$selectedTableBlock()) return false;
  const around = $wordsAround(selection.anchor);
  if (!around || !$wordsAround(selection.focus)?.is(around)) return false;
  const block = $tableAround(around);
  if ($isTableCaptionNode(around))
    return block !== null && $enterCells(block, 'start');
  selection.insertLineBreak();
  return true;
}

/** All cells of a table: the table goes. Some of them: their words go. False where no cells are selected. */
export function $removeCells(): boolean {
  const selection = $getSelection();
  if (!$isTableSelection(selection)) return false;
  const place = $tablePlace();
  if (!place?.area) return false;
  const { block, model, area } = place;
  const cells = cellsIn(model.grid, area);
  $addUpdateTag(HISTORY_PUSH_TAG);
  if (cells.length === model.grid.cells.length) {
    $removeTable(block);
    return true;
  }
  $clear(cells);
  return true;
}

function $clear(cells: readonly Cell<TableCellNode>[]): void {
  for (const { content } of cells) {
    const line = content.getFirstChild();
    if ($isElementNode(line)) line.clear();
  }
  const [first] = cells;
  if (first) $putCaretIn(first.content, 'start');
}

/** What is typed stands in the first of the selected cells, in the place of the words of all. */
export function $replaceCells(): void {
  const selection: TableSelection | null = $getTableSelection();
  const place = selection && $tablePlace();
  if (place?.area) $clear(cellsIn(place.model.grid, place.area));
}

function $getTableSelection(): TableSelection | null {
  const selection = $getSelection();
  return $isTableSelection(selection) ? selection : null;
}

/** At the edge of a cell nothing is deleted; from beside a table the caret goes into it, and an empty line there goes. */
function $deleteAtEdge(isBackward: boolean): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const { anchor } = selection;
  const edge: Edge = isBackward ? 'start' : 'end';
  const around = $wordsAround(anchor);
  if (around) {
    if (!$isAtEdge(anchor, around, edge)) return false;
    const block = $tableAround(around);
    if ($isTableCaptionNode(around) && around.isEmpty() && block) {
      $enterCells(block, 'start');
      around.remove();
    }
    return true;
  }
  const block = $blockOf(anchor.getNode());
  if (!$isElementNode(block) || !$isAtEdge(anchor, block, edge)) return false;
  const beside = isBackward
    ? block.getPreviousSibling()
    : block.getNextSibling();
  if (!$isTableBlockNode(beside)) return false;
  // A heading or a quotation is made a paragraph first.
  if (isBackward && !$isParagraphNode(block)) return false;
  $enter(beside, isBackward ? -1 : 1);
  if (block.isEmpty() && $hasAnother(block)) block.remove();
  return true;
}

/** Whether the text goes on beside the tables when this is gone. */
const $hasAnother = (block: LexicalNode): boolean =>
  $isRootNode(block.getParent()) && block.getNextSibling() !== null;

/** A caret that stands between the parts of a table goes into the words beside it. */
function $leaveFrame(): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return;
  const { anchor } = selection;
  if (anchor.type !== 'element') return;
  const node = anchor.getNode();
  const block = $blockOf(node);
  if (!$isTableBlockNode(block) || $isTableCaptionNode(node)) return;
  const cell = $cellOf(node);
  if (cell) {
    if (node.is(cell)) $putCaretIn(cell, anchor.offset === 0 ? 'start' : 'end');
    return;
  }
  if ($isElementNode(node) && node.isInline()) return;
  if (anchor.offset === 0) $enter(block, 1);
  else $enterCells(block, 'end');
}
