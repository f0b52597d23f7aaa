// Blocks that are pasted into a quotation become lines of it. The editor's library would run their words together, as
// for it a quotation holds words alone.
import {
  $findMatchingParent,
  $isDecoratorNode,
  $isElementNode,
  $isRangeSelection,
  COMMAND_PRIORITY_LOW,
  defineExtension,
  SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
  type LexicalNode,
} from 'lexical';
import { $isFigureNode } from '../nodes/figure-node.ts';
import { $isQuotationNode } from '../nodes/quotation-node.ts';
import { $isTableBlockNode } from '../nodes/table-block-node.ts';

export const PasteLinesExtension = defineExtension({
  name: 'precis/paste-lines',
  register: (editor) =>
    editor.registerCommand(
      SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
      ({ nodes, selection }) => {
        if (!$isRangeSelection(selection) || !nodes.some(isBlock)) return false;
        const quotation = $findMatchingParent(
          selection.anchor.getNode(),
          $isQuotationNode,
        );
        if (!quotation) return false;
        const { lines, others } = partsOf(nodes);
        selection.removeText();
        for (const [place, line] of lines.entries()) {
          if (place > 0) selection.insertParagraph();
          if (line.length > 0) selection.insertNodes([...line]);
        }
        for (const other of others.reverse()) quotation.insertAfter(other);
        return true;
      },
      COMMAND_PRIORITY_LOW,
    ),
});

const isBlock = (node: LexicalNode): boolean =>
  ($isElementNode(node) || $isDecoratorNode(node)) && !node.isInline();

/** The words of the blocks, a line for each run of them; and what is a block without words that can be written in. */
function partsOf(nodes: readonly LexicalNode[]): {
  readonly lines: readonly (readonly LexicalNode[])[];
  readonly others: LexicalNode[];
} {
  const lines: LexicalNode[][] = [];
  const others: LexicalNode[] = [];
  let line: LexicalNode[] | null = null;
  const take = (node: LexicalNode): void => {
    if (!isBlock(node)) {
      if (!line) lines.push((line = []));
      line.push(node);
      return;
    }
    line = null;
    if (
      $isElementNode(node) &&
      !$isFigureNode(node) &&
      !$isTableBlockNode(node)
    )
      for (const child of node.getChildren()) take(child);
    else others.push(node);
    line = null;
  };
  for (const node of nodes) take(node);
  return { lines, others };
}
