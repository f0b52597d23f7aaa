// Writes onto the page what the library doesn't draw of a table: what each header is a header of, which columns hold
// figures, how wide the columns are, and that the caption is the table's name.
import {
  $isTableCellNode,
  TableCellHeaderStates,
  TableCellNode,
} from '@lexical/table';
import {
  $getNodeByKey,
  defineExtension,
  mergeRegister,
  setDOMUnmanaged,
  type LexicalEditor,
} from 'lexical';
import {
  $isTableBlockNode,
  TableBlockNode,
} from '../nodes/table-block-node.ts';
import { $cellLook } from './table-nodes.ts';

/** Pixels: narrower a column is not drawn, and the table scrolls within the sheet. */
const NARROWEST = 72;

/** Cells: of a larger table, all columns are drawn alike, as words that decide would be measured with each key. */
const LARGE = 300;

export const ShowTablesExtension = defineExtension({
  name: 'precis/show-tables',
  register: (editor) =>
    mergeRegister(
      editor.registerMutationListener(TableCellNode, (mutations) => {
        editor.read('latest', () => {
          for (const key of mutations.keys()) {
            const cell = $getNodeByKey(key);
            const element = editor.getElementByKey(key);
            if ($isTableCellNode(cell) && element) $showCell(cell, element);
          }
        });
      }),
      editor.registerMutationListener(TableBlockNode, (mutations) => {
        editor.read('latest', () => {
          for (const key of mutations.keys()) {
            const block = $getNodeByKey(key);
            if ($isTableBlockNode(block)) $showTable(editor, block);
          }
        });
      }),
    ),
});

function $showCell(cell: TableCellNode, element: HTMLElement): void {
  const { ROW, COLUMN } = TableCellHeaderStates;
  const scope = cell.hasHeaderState(ROW)
    ? cell.getColSpan() > 1
      ? 'colgroup'
      : 'col'
    : cell.hasHeaderState(COLUMN)
      ? cell.getRowSpan() > 1
        ? 'rowgroup'
        : 'row'
      : null;
  write(element, 'scope', scope);
  write(element, 'data-head', cell.hasHeaderState(ROW) ? '' : null);
  const { figure, first, last, bottom } = $cellLook(cell);
  write(element, 'data-figures', figure ? '' : null);
  write(element, 'data-first', first ? '' : null);
  write(element, 'data-last', last ? '' : null);
  write(element, 'data-bottom', bottom ? '' : null);
}

function $showTable(editor: LexicalEditor, block: TableBlockNode): void {
  const table = block.getTable();
  const element = table && editor.getElementByKey(table.getKey());
  if (!element) return;
  const caption = block.getCaption();
  const drawn = caption && editor.getElementByKey(caption.getKey());
  const name = `caption-${block.getKey()}`;
  if (drawn && drawn.id !== name) drawn.id = name;
  write(element, 'aria-labelledby', drawn ? name : null);
  const width = block.getColumns();
  const { widths } = block.getTraitsOrPlain();
  showWidths(element, widths?.length === width ? widths : null);
  const isLarge = width * table.getChildrenSize() > LARGE;
  write(element, 'data-large', isLarge ? '' : null);
  const least = `${width * NARROWEST}px`;
  if (element.style.minWidth !== least) element.style.minWidth = least;
}

/** Draws the columns as wide as their shares; null leaves it to the words. */
export function showWidths(
  table: HTMLElement,
  widths: readonly number[] | null,
): void {
  let group = table.querySelector(':scope > colgroup');
  write(table, 'data-widths', widths ? '' : null);
  if (!widths) {
    group?.remove();
    return;
  }
  if (!group) {
    group = document.createElement('colgroup');
    // The editor library takes away what it hasn't drawn itself.
    setDOMUnmanaged(group as HTMLElement);
    table.prepend(group);
  }
  const sum = widths.reduce((total, width) => total + width, 0);
  while (group.childElementCount > widths.length) group.lastChild?.remove();
  for (const [column, width] of widths.entries()) {
    const drawn =
      group.children[column] ??
      group.appendChild(document.createElement('col'));
    const share = `${((100 * width) / sum).toFixed(3)}%`;
    const { style } = drawn as HTMLElement;
    if (style.width !== share) style.width = share;
  }
}

function write(element: HTMLElement, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value)
    element.setAttribute(name, value);
}
