// A selection that leaves a table shows all of it as selected, whichever cell it has its end in. What is done to the
// selection is then done to all of the table; the editor library left one empty cell of it.
import {
  $createParagraphNode,
  $findMatchingParent,
  type LexicalNode,
  type PointType,
} from 'lexical';
import {
  $isTableBlockNode,
  type TableBlockNode,
} from '../nodes/table-block-node.ts';
import { $selectedEnds } from './line-of.ts';

export const $tableOf = (node: LexicalNode): TableBlockNode | null =>
  $findMatchingParent(node, $isTableBlockNode);

type PartedEnd = { readonly point: PointType; readonly table: TableBlockNode };

type PartedTables = {
  readonly start: PartedEnd | null;
  readonly end: PartedEnd | null;
};

/** The ends of the selection that stand in a table which does not hold the other one. */
function $partedTables(): PartedTables | null {
  const ends = $selectedEnds();
  if (!ends) return null;
  const [start, end] = ends;
  const from = $tableOf(start.getNode());
  const to = $tableOf(end.getNode());
  if (from ? from.is(to) : !to) return null;
  return {
    start: from && { point: start, table: from },
    end: to && { point: end, table: to },
  };
}

export const $isTableParted = (): boolean => $partedTables() !== null;

/** Has the selection begin or end in an empty line beside such a table. Whether it now ends in one. */
export function $takeTablesWhole(): boolean {
  const parted = $partedTables();
  if (!parted) return false;
  const { start, end } = parted;
  if (start) {
    const line = $createParagraphNode();
    start.table.insertBefore(line);
    start.point.set(line.getKey(), 0, 'element');
  }
  if (end) {
    const line = $createParagraphNode();
    end.table.insertAfter(line);
    end.point.set(line.getKey(), 0, 'element');
  }
  return end !== null;
}
