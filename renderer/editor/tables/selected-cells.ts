// Where in a table the selection is, and putting it into a cell.
import { $isTableSelection, type TableCellNode } from '@lexical/table';
import {
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  type ElementNode,
  type PointType,
} from 'lexical';
import {
  $isTableCaptionNode,
  type TableBlockNode,
} from '../nodes/table-block-node.ts';
import { areaOf, closedArea, type Area } from './grid.ts';
import type { TableModel } from './table-model.ts';
import { $cellOf, $modelOf, $tableBlockOf } from './table-nodes.ts';

export type TablePlace = {
  readonly block: TableBlockNode;
  readonly model: TableModel<TableCellNode>;
  /** The cells of the selection; null where it is in the caption. */
  readonly area: Area | null;
};

/** The block of the table in which the whole selection is. */
export function $selectedTableBlock(): TableBlockNode | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) && !$isTableSelection(selection))
    return null;
  const block = $tableBlockOf(selection.anchor.getNode());
  return block && $tableBlockOf(selection.focus.getNode())?.is(block)
    ? block
    : null;
}

export function $tablePlace(): TablePlace | null {
  const block = $selectedTableBlock();
  const model = block && $modelOf(block);
  if (!model) return null;
  const ends = $getSelection()?.getStartEndPoints() ?? [];
  const [first, last] = ends.map((point) => {
    const cell = $cellOf(point.getNode());
    return model.grid.cells.find(({ content }) => content.is(cell));
  });
  return {
    block,
    model,
    area:
      first && last
        ? closedArea(model.grid, areaOf(first), areaOf(last))
        : null,
  };
}

/** The caret goes into the cell, to the end of its words or to their start. */
export function $putCaretIn(cell: TableCellNode, at: 'start' | 'end'): void {
  const line = cell.getFirstChild();
  if (!$isElementNode(line)) return;
  if (at === 'start') line.selectStart();
  else line.selectEnd();
}

/** Whether nothing of the element is before the point, or behind it. */
export function $isAtEdge(
  point: PointType,
  element: ElementNode,
  edge: 'start' | 'end',
): boolean {
  const node = point.getNode();
  const size = $isElementNode(node)
    ? node.getChildrenSize()
    : node.getTextContentSize();
  if (point.offset !== (edge === 'start' ? 0 : size)) return false;
  for (let at = node; !at.is(element);) {
    const beside =
      edge === 'start' ? at.getPreviousSibling() : at.getNextSibling();
    const parent: ElementNode | null = at.getParent();
    if (beside || !parent) return false;
    at = parent;
  }
  return true;
}

/** What the words of the caret stand in: the cell or the caption. */
export function $wordsAround(point: PointType): ElementNode | null {
  const node = point.getNode();
  const cell = $cellOf(node);
  if (cell) return cell;
  return (
    [node, ...node.getParents()].find((at) => $isTableCaptionNode(at)) ?? null
  );
}
