// Keeps tables storable, however they came to be as they are: a block of its own on the page, a whole rectangle, one line
// of words in each cell. What can't stand in a table stands behind it, and no word is lost.
//
// It is named before the library's tables in the editor, which throw away what they find out of its place.
import {
  $createTableNode,
  $createTableRowNode,
  $isTableCellNode,
  $isTableNode,
  $isTableRowNode,
  TableCellNode,
  TableNode,
  TableRowNode,
} from '@lexical/table';
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $isDecoratorNode,
  $isElementNode,
  $isParagraphNode,
  $isRootNode,
  defineExtension,
  mergeRegister,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import { MAX_COLUMNS } from '#core/document/table-size.ts';
import { $blockOf } from '../blocks/block-of.ts';
import { $getBlockId, $setBlockId } from '../nodes/block-state.ts';
import {
  $createTableBlockNode,
  $isTableBlockNode,
  TableBlockNode,
  TableCaptionNode,
} from '../nodes/table-block-node.ts';
import { $moveLine } from '../quotations/set-kind.ts';
import { rowsOf } from './grid.ts';
import { fittingTraits, withoutColumns } from './table-model.ts';
import {
  $gridOf,
  $lookOfCells,
  $modelOf,
  $tableBlockOf,
  $traitsOfCells,
  $writeModel,
} from './table-nodes.ts';

export const KeepTablesExtension = defineExtension({
  name: 'precis/keep-tables',
  register: (editor) =>
    mergeRegister(
      editor.registerNodeTransform(TableCellNode, $keepCell),
      editor.registerNodeTransform(TableRowNode, $keepRow),
      editor.registerNodeTransform(TableNode, $keepTable),
      editor.registerNodeTransform(TableCaptionNode, $keepCaption),
      editor.registerNodeTransform(TableBlockNode, $keepBlock),
    ),
});

const isBlock = (node: LexicalNode): boolean =>
  ($isElementNode(node) || $isDecoratorNode(node)) && !node.isInline();

/** One paragraph, whose lines are those of all that was in the cell. */
function $keepCell(cell: TableCellNode): void {
  if (!$isTableRowNode(cell.getParent())) {
    const row = $createTableRowNode();
    cell.insertBefore(row);
    row.append(cell);
    return;
  }
  const [first] = cell.getChildren();
  if (
    cell.getChildrenSize() === 1 &&
    $isParagraphNode(first) &&
    !first.getChildren().some(isBlock)
  )
    return;
  $putOnLines(cell);
}

/** The words of everything in the cell in one paragraph; what has no words stands behind the table. */
function $putOnLines(cell: TableCellNode): void {
  const paragraph = $createParagraphNode();
  for (const [place, line] of $linesIn(cell).entries())
    paragraph.append(...(place > 0 ? [$createLineBreakNode()] : []), ...line);
  cell.splice(0, cell.getChildrenSize(), [paragraph]);
}

/** What has no words; of what is not in the text yet there is no behind, and it is left out. */
function $putBehind(block: LexicalNode, wordless: LexicalNode): void {
  if (block.getParent()) block.insertAfter(wordless);
  else wordless.remove();
}

/** The words of an element, a line for each block in it; of a table, for each row. */
export function $linesIn(element: ElementNode): LexicalNode[][] {
  const lines: LexicalNode[][] = [];
  let line: LexicalNode[] | null = null;
  for (const child of element.getChildren()) {
    if (!isBlock(child)) {
      if (!line) lines.push((line = []));
      line.push(child);
      continue;
    }
    line = null;
    if ($isTableRowNode(child))
      lines.push(
        child
          .getChildren()
          .filter($isElementNode)
          .flatMap((cell, place) => [
            ...(place > 0 ? [$createTextNode('\t')] : []),
            ...$linesIn(cell).flatMap((words, at) =>
              at > 0 ? [$createTextNode(' '), ...words] : words,
            ),
          ]),
      );
    else if ($isElementNode(child)) {
      const within = $linesIn(child);
      lines.push(...(within.length > 0 ? within : [[]]));
    } else $putBehind($blockOf(element) ?? element, child);
  }
  return lines;
}

function $keepRow(row: TableRowNode): void {
  if ($isTableNode(row.getParent())) {
    for (const child of row.getChildren()) {
      if ($isTableCellNode(child)) continue;
      $moveBehind(row, child);
    }
    return;
  }
  const before = row.getPreviousSibling();
  if ($isTableNode(before)) {
    before.append(row);
    return;
  }
  const table = $createTableNode();
  row.insertBefore(table);
  table.append(row);
}

function $keepTable(table: TableNode): void {
  for (const child of table.getChildren())
    if (!$isTableRowNode(child)) $moveBehind(table, child);
  const block = table.getParent();
  if ($isTableBlockNode(block)) {
    if (table.isEmpty()) table.remove();
    else if (block.getTable()?.is(table)) $keepBlock(block);
    return;
  }
  const made = $createTableBlockNode();
  const id = $getBlockId(table);
  const around = $isRootNode(block) ? null : $blockOf(table);
  if (around) around.insertAfter(made);
  else table.insertBefore(made);
  made.append(table);
  if (id !== null && !around) $setBlockId(made, id);
}

/** A caption is a table's; anywhere else it is a paragraph. What can't stand in it stands behind the table. */
function $keepCaption(caption: TableCaptionNode): void {
  if (!$isTableBlockNode(caption.getParent())) {
    const paragraph = $createParagraphNode();
    caption.insertBefore(paragraph);
    $moveLine(caption, paragraph);
    caption.remove();
    return;
  }
  for (const child of caption.getChildren())
    if (isBlock(child)) $moveBehind(caption, child);
}

function $keepBlock(block: TableBlockNode): void {
  if (!$isRootNode(block.getParent())) {
    const around = $blockOf(block);
    // In a cell its words stand on lines of the cell.
    if (around && !$isTableBlockNode(around)) around.insertAfter(block);
    return;
  }
  const table = block.getTable();
  const caption = block.getCaption();
  for (const child of block.getChildren())
    if (!child.is(table) && !child.is(caption)) $moveBehind(block, child);
  if (!table) {
    $replaceTableless(block);
    return;
  }
  if (caption?.getNextSibling() === null)
    block.splice(0, block.getChildrenSize(), [caption, table]);
  if (!block.getTraits()) block.setTraits($traitsOfCells(table));
  $keepRectangle(block, table);
}

/** Its caption, if it has words, is a paragraph in its place. */
function $replaceTableless(block: TableBlockNode): void {
  const caption = block.getCaption();
  const paragraph = $createParagraphNode();
  if (caption && !caption.isEmpty()) {
    block.insertAfter(paragraph);
    $moveLine(caption, paragraph);
  } else if (block.getParent()?.getChildrenSize() === 1)
    block.insertAfter(paragraph);
  block.remove();
}

function $keepRectangle(block: TableBlockNode, table: TableNode): void {
  const grid = $gridOf(table);
  if (grid.width > MAX_COLUMNS) {
    const model = $modelOf(block);
    const cut = model && withoutColumns(model, MAX_COLUMNS, grid.width - 1);
    if (cut) $writeModel(block, cut);
    return;
  }
  const whole = rowsOf(grid).every((cells, y) => {
    const line = table.getChildAtIndex(y);
    return (
      $isElementNode(line) &&
      line.getChildrenSize() === cells.length &&
      cells.every(
        ({ content, w, h }) =>
          content?.getColSpan() === w && content.getRowSpan() === h,
      )
    );
  });
  const model = whole ? null : $modelOf(block);
  if (model) {
    $writeModel(block, model);
    return;
  }
  const traits = block.getTraitsOrPlain();
  const fitting = fittingTraits(traits, grid);
  if (JSON.stringify(fitting) !== JSON.stringify(traits))
    block.setTraits(fitting);
  $lookOfCells(block);
}

/** What can't stand where it is stands behind the table's block, words in a paragraph. */
function $moveBehind(within: ElementNode, node: LexicalNode): void {
  const block = $tableBlockOf(within) ?? within;
  if (isBlock(node)) {
    block.insertAfter(node);
    return;
  }
  const paragraph = $createParagraphNode();
  block.insertAfter(paragraph);
  paragraph.append(node);
}
