// What comes with the clipboard and has cells: from a spreadsheet, a web page, another briefing. In the text it is a table
// of its own, in a table it fills the cells from the selected one on; a table that is too large is refused with a sentence,
// before anything is done.
import { $isTableNode, $isTableSelection } from '@lexical/table';
import { objectKlassEquals } from '@lexical/utils';
import {
  $addUpdateTag,
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $getSelection,
  $isDecoratorNode,
  $isElementNode,
  $isParagraphNode,
  $isRangeSelection,
  $isRootNode,
  COMMAND_PRIORITY_CRITICAL,
  defineExtension,
  HISTORY_PUSH_TAG,
  mergeRegister,
  PASTE_COMMAND,
  SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
  type ElementNode,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import { MAX_COLUMNS } from '#core/document/table-size.ts';
import { counted } from '../../ui/counted.ts';
import { $blockOf } from '../blocks/block-of.ts';
import { $isQuotationNode } from '../nodes/quotation-node.ts';
import {
  $createTableBlockNode,
  $isTableBlockNode,
  $isTableCaptionNode,
  type TableBlockNode,
} from '../nodes/table-block-node.ts';
import { $createTable } from './create-table.ts';
import { cellsOfText } from './delimited-text.ts';
import { $linesIn } from './keep-tables-extension.ts';
import {
  $putCaretIn,
  $selectedTableBlock,
  $tablePlace,
  $wordsAround,
} from './selected-cells.ts';
import { $replaceCells } from './table-keys-extension.ts';
import { TableCommandsExtension } from './table-commands-extension.ts';
import { withPasted } from './table-model.ts';
import {
  $createCell,
  $lookOfCells,
  $modelOf,
  $traitsOfCells,
  $writeModel,
} from './table-nodes.ts';
import { tablesOfHtml } from './tables-of-html.ts';

/** So many cells the page can put in at once without standing still. */
const MOST_PASTED_CELLS = 2000;

type Size = { readonly rows: number; readonly columns: number };

export const PasteTablesExtension = defineExtension({
  name: 'precis/paste-tables',
  dependencies: [TableCommandsExtension],
  register: (editor, _config, state) => {
    const { refuse } = state.getDependency(TableCommandsExtension).output;
    /** True where it is refused. */
    const refuses = (sizes: readonly Size[]): boolean => {
      const sentence = tooLarge(sizes);
      refuse(sentence);
      return sentence !== null;
    };
    return mergeRegister(
      editor.registerCommand(
        PASTE_COMMAND,
        (event) => {
          const data = objectKlassEquals(event, ClipboardEvent)
            ? event.clipboardData
            : null;
          if (!data || !editor.isEditable()) return false;
          if (!$pasteText(data, refuses, refuse)) return false;
          event.preventDefault();
          return true;
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
      editor.registerCommand(
        SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
        ({ nodes, selection }) => {
          if (refuses(nodes.flatMap($sizesIn))) return true;
          if (selection !== $getSelection()) return false;
          return $pasteNodes(nodes, refuse);
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
    );
  },
});

function tooLarge(sizes: readonly Size[]): string | null {
  const wide = sizes.find(({ columns }) => columns > MAX_COLUMNS);
  if (wide)
    return `The table that you pasted has ${wide.columns} columns, and a table can have ${MAX_COLUMNS} at most. Nothing was pasted: copy fewer columns, or paste it in parts.`;
  const cells = sizes.reduce(
    (sum, { rows, columns }) => sum + rows * columns,
    0,
  );
  return cells > MOST_PASTED_CELLS
    ? `What you pasted has ${counted(cells, 'cell', 'cells')} of tables, and ${MOST_PASTED_CELLS.toLocaleString('en-GB')} can be pasted at once. Nothing was pasted: copy fewer rows, and paste it in parts.`
    : null;
}

/** True where the paste is done with, or refused; what is no table, and HTML, is for the others. */
function $pasteText(
  data: DataTransfer,
  refuses: (sizes: readonly Size[]) => boolean,
  refuse: (sentence: string | null) => void,
): boolean {
  if (data.types.includes('application/x-lexical-editor')) return false;
  const html = data.getData('text/html');
  const tables = tablesOfHtml(html);
  if (tables.length > 0) return refuses(tables);
  const text = data.getData('text/plain');
  const around = $selectedTableBlock();
  if (html !== '' && !around) return false;
  const rows = cellsOfText(text);
  if (rows) {
    const columns = rows[0]?.length ?? 0;
    if (refuses([{ rows: rows.length, columns }])) return true;
    $addUpdateTag(HISTORY_PUSH_TAG);
    const table = $tableOfText(rows);
    $pasteNodes([table], refuse);
    return true;
  }
  if (!around || html !== '' || text === '') return false;
  $replaceCells();
  $typeLines(text);
  return true;
}

function $tableOfText(rows: readonly (readonly string[])[]): TableBlockNode {
  const block = $createTable(rows.length, rows[0]?.length ?? 1);
  block.setTraits({ ...block.getTraitsOrPlain(), headerRows: 0 });
  $lookOfCells(block);
  const cells = $modelOf(block)?.grid.cells ?? [];
  for (const { content, x, y } of cells) {
    const line = content.getFirstChild();
    if ($isElementNode(line)) line.append(...$wordsOf(rows[y]?.[x] ?? ''));
  }
  return block;
}

const $wordsOf = (text: string): LexicalNode[] =>
  text
    .split('\n')
    .flatMap((line, place) => [
      ...(place > 0 ? [$createLineBreakNode()] : []),
      ...(line === '' ? [] : [$createTextNode(line)]),
    ]);

/** Into a cell line by line, into a caption as one line. */
function $typeLines(text: string): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const whole = text.replaceAll(/\r\n?/g, '\n').replace(/\n$/, '');
  const inCaption = $isTableCaptionNode($wordsAround(selection.anchor));
  selection.insertNodes(
    inCaption
      ? [$createTextNode(whole.replaceAll('\n', ' '))]
      : $wordsOf(whole),
  );
}

const $isTable = (node: LexicalNode): boolean =>
  $isTableBlockNode(node) || $isTableNode(node);

const isBlock = (node: LexicalNode): boolean =>
  ($isElementNode(node) || $isDecoratorNode(node)) && !node.isInline();

function $sizesIn(node: LexicalNode): Size[] {
  if ($isTableBlockNode(node)) {
    const grid = $modelOf(node)?.grid;
    return grid ? [{ rows: grid.height, columns: grid.width }] : [];
  }
  return $isTableNode(node) ? $sizesIn($blockAround(node)) : [];
}

/** A part of one of our tables comes without the block that it was in. */
function $blockAround(table: LexicalNode): TableBlockNode {
  if ($isTableBlockNode(table)) return table;
  const parent = table.getParent();
  if ($isTableBlockNode(parent)) return parent;
  const block = $createTableBlockNode().append(table);
  if ($isTableNode(table)) block.setTraits($traitsOfCells(table));
  return block;
}

function $pasteNodes(
  nodes: readonly LexicalNode[],
  refuse: (sentence: string | null) => void,
): boolean {
  const around = $selectedTableBlock();
  const tables = nodes.filter($isTable);
  if (around) {
    const [table] = tables;
    const others = nodes.filter(
      (node) => !$isTable(node) && node.getTextContent().trim() !== '',
    );
    const place = $tablePlace();
    if (table && tables.length === 1 && others.length === 0 && place?.area) {
      refuse($fillCells($blockAround(table)));
      return true;
    }
    if (!nodes.some(isBlock) && !$isTableSelection($getSelection()))
      return false;
    $replaceCells();
    $insertWords(nodes);
    return true;
  }
  if (tables.length === 0) return false;
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return false;
  const [only] = nodes;
  if (nodes.length === 1 && only && $isSingleCell(only)) {
    selection.insertNodes($linesAsWords($linesIn($blockAround(only))));
    return true;
  }
  if ($isQuotationNode($blockOf(selection.anchor.getNode()))) return false;
  $addUpdateTag(HISTORY_PUSH_TAG);
  if (!selection.isCollapsed()) selection.removeText();
  for (const run of runsOf(nodes)) {
    const [first] = run;
    if (first && $isTable(first)) $insertTable($blockAround(first));
    else $getSelection()?.insertNodes([...run]);
  }
  return true;
}

/** One cell alone, as a spreadsheet gives it, is its words. */
function $isSingleCell(node: LexicalNode): boolean {
  const block = $blockAround(node);
  const grid = $modelOf(block)?.grid;
  return grid?.cells.length === 1 && block.getCaption() === null;
}

/** Each table by itself, and what stands between them together. */
function runsOf(nodes: readonly LexicalNode[]): LexicalNode[][] {
  const runs: LexicalNode[][] = [];
  let run: LexicalNode[] | null = null;
  for (const node of nodes)
    if ($isTable(node)) {
      runs.push([node]);
      run = null;
    } else {
      if (!run) runs.push((run = []));
      run.push(node);
    }
  return runs;
}

/** Where the caret is, dividing a line of text; the caret goes behind the table. */
function $insertTable(table: TableBlockNode): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const block = $blockOf(selection.anchor.getNode());
  if (!block) return;
  const behind = $divide(selection, block);
  if (behind) behind.insertBefore(table);
  else block.insertAfter(table);
  if ($isParagraphNode(block) && block.isEmpty()) block.remove();
  const next = table.getNextSibling();
  if ($isElementNode(next) && !$isTableBlockNode(next)) {
    next.selectStart();
    return;
  }
  const paragraph = $createParagraphNode();
  table.insertAfter(paragraph);
  paragraph.selectStart();
}

/** The second half of the line; null where all of it stays before the table. */
function $divide(
  selection: RangeSelection,
  block: LexicalNode,
): ElementNode | null {
  const { anchor } = selection;
  const line = anchor.getNode();
  const isLine =
    $isElementNode(block) &&
    (line.is(block) || $isRootNode(line.getParent()?.getParent()));
  if (!isLine || $isTableBlockNode(block) || block.isEmpty()) return null;
  const made = selection.insertParagraph();
  if (!$isElementNode(made)) return null;
  if (!made.isEmpty()) return made;
  // The caret was at the end: there is no second half.
  block.selectEnd();
  made.remove();
  return null;
}

const $linesAsWords = (
  lines: readonly (readonly LexicalNode[])[],
): LexicalNode[] =>
  lines.flatMap((line, place) =>
    place > 0 ? [$createLineBreakNode(), ...line] : line,
  );

/** In a cell or caption: the words of everything, a line for each block. What has no words stands behind the table. */
function $insertWords(nodes: readonly LexicalNode[]): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const all = $createParagraphNode().append(...nodes);
  const block = $blockOf(selection.anchor.getNode());
  if (block?.getParent())
    for (const node of nodes.toReversed())
      if ($isDecoratorNode(node) && !node.isInline()) block.insertAfter(node);
  const words = $linesAsWords($linesIn(all));
  all.remove();
  selection.insertNodes(words);
}

/**
 * The pasted cells stand in those of the table, from the first that is selected on. Null where it is done, or a sentence
 * that says why there is no room.
 */
function $fillCells(pasted: TableBlockNode): string | null {
  const place = $tablePlace();
  const cells = $modelOf(pasted)?.grid;
  if (!place || !cells) return null;
  const { block, model, area } = place;
  const at = { x: area?.left ?? 0, y: area?.top ?? 0 };
  const { width, height } = model.grid;
  const grown =
    Math.max(width, at.x + cells.width) * Math.max(height, at.y + cells.height);
  if (at.x + cells.width > MAX_COLUMNS)
    return `The table would have more than ${MAX_COLUMNS} columns. Nothing was pasted.`;
  if (grown - width * height > MOST_PASTED_CELLS)
    return `The table would have ${counted(grown, 'cell', 'cells')}, and it can grow by ${MOST_PASTED_CELLS.toLocaleString('en-GB')} at once. Nothing was pasted.`;
  const filled = withPasted(model, cells, at, $createCell);
  if (!filled) return null;
  $addUpdateTag(HISTORY_PUSH_TAG);
  $writeModel(block, filled);
  const first = filled.grid.cells.find(({ x, y }) => x === at.x && y === at.y);
  if (first) $putCaretIn(first.content, 'end');
  return null;
}
