// A new table of empty cells, or of words that were pasted.
import { $createTableNode, $createTableRowNode } from '@lexical/table';
import {
  $createTableBlockNode,
  type TableBlockNode,
} from '../nodes/table-block-node.ts';
import { $createCell, $lookOfCells } from './table-nodes.ts';

/** The first row is its header. */
export function $createTable(rows: number, columns: number): TableBlockNode {
  const table = $createTableNode();
  for (let y = 0; y < rows; y += 1)
    table.append(
      $createTableRowNode().append(
        ...Array.from({ length: columns }, $createCell),
      ),
    );
  const block = $createTableBlockNode()
    .setTraits({
      headerRows: 1,
      headerColumns: 0,
      figures: [],
      widths: null,
    })
    .append(table);
  $lookOfCells(block);
  return block;
}
