// Makes blocks of one kind of blocks of another. Words, ids, markings and languages stay.
import { $isListItemNode, $isListNode } from '@lexical/list';
import { $createHeadingNode, $isHeadingNode } from '@lexical/rich-text';
import {
  $createLineBreakNode,
  $createParagraphNode,
  $getSelection,
  $isElementNode,
  $isParagraphNode,
  $isRangeSelection,
  $isRootNode,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import { $copyTraits, $getBlockId, $setBlockId } from '../nodes/block-state.ts';
import { $createCodeNode, $isCodeNode } from '../nodes/code-node.ts';
import { $isFigureNode } from '../nodes/figure-node.ts';
import {
  $createPullQuotationNode,
  $isPullQuotationNode,
} from '../nodes/pull-quotation-node.ts';
import {
  $createQuotationNode,
  $isQuotationNode,
} from '../nodes/quotation-node.ts';
import { $isTableBlockNode } from '../nodes/table-block-node.ts';

export type BlockKind =
  | 'paragraph'
  | 'heading-1'
  | 'heading-2'
  | 'heading-3'
  | 'heading-4'
  | 'quotation'
  | 'pull-quotation'
  | 'code';

/** The blocks that the selection touches and that have words, in their order; none in a table. */
export function $selectedBlocks(): ElementNode[] {
  const selection = $getSelection();
  if (!selection) return [];
  const tops = new Set<ElementNode>();
  const nodes = $isRangeSelection(selection)
    ? [
        selection.anchor.getNode(),
        ...selection.getNodes(),
        selection.focus.getNode(),
      ]
    : selection.getNodes();
  for (const node of nodes) {
    const top = node.getTopLevelElement();
    if (
      $isElementNode(top) &&
      // The line of a cell stays one.
      $isRootNode(top.getParent()) &&
      !$isTableBlockNode(top)
    )
      tops.add(top);
  }
  return [...tops];
}

/** The stretches of words of a block, a line each. */
export function $linesOf(block: ElementNode): ElementNode[] {
  if ($isQuotationNode(block))
    return block.getChildren().filter($isElementNode);
  if (!$isListNode(block)) return [block];
  return block.getChildren().flatMap((item) => {
    if (!$isListItemNode(item)) return [];
    const [first] = item.getChildren();
    return $isListNode(first) ? $linesOf(first) : [item];
  });
}

const HEADINGS = ['heading-1', 'heading-2', 'heading-3', 'heading-4'] as const;

/** Null for what is of none of these kinds, as a list. */
function $kindOf(block: ElementNode): BlockKind | null {
  if ($isHeadingNode(block))
    return HEADINGS[Number(block.getTag().slice(1)) - 1] ?? null;
  if ($isQuotationNode(block)) return 'quotation';
  if ($isPullQuotationNode(block)) return 'pull-quotation';
  if ($isCodeNode(block)) return 'code';
  return $isParagraphNode(block) ? 'paragraph' : null;
}

/** Makes the block one or more of that kind, with its words and whatever else it has; the first has its id. */
export function $setKind(block: ElementNode, kind: BlockKind): void {
  // An image is no words, and stays one.
  if ($kindOf(block) === kind || $isFigureNode(block)) return;
  const lines = $linesOf(block);
  const made: ElementNode[] = [];
  const whole =
    kind === 'quotation'
      ? $createQuotationNode()
      : kind === 'pull-quotation'
        ? $createPullQuotationNode()
        : kind === 'code'
          ? $createCodeNode()
          : null;
  for (const [place, line] of lines.entries()) {
    const target =
      whole && kind !== 'quotation'
        ? whole
        : kind.startsWith('heading-')
          ? $createHeadingNode(`h${kind.slice(-1) as '1' | '2' | '3' | '4'}`)
          : $createParagraphNode();
    if (target === whole) {
      if (place > 0) target.append($createLineBreakNode());
    } else if (whole) whole.append(target);
    else made.push(target);
    $moveLine(line, target);
  }
  if (whole) made.push(whole);
  const id = $getBlockId(block);
  const [first] = made;
  if (!first) return;
  let last: LexicalNode = block;
  for (const node of made) {
    $copyTraits(block, node);
    last.insertAfter(node);
    last = node;
  }
  block.remove();
  // After the removal: two nodes with one id would each get a new one.
  if (id !== null) $setBlockId(first, id);
}

/** The words of `from` at the end of `to`; a selection that stood in the element itself goes along. */
export function $moveLine(from: ElementNode, to: ElementNode): void {
  const shift = to.getChildrenSize();
  const key = from.getKey();
  to.append(...from.getChildren());
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  for (const point of [selection.anchor, selection.focus])
    if (point.key === key && point.type === 'element')
      point.set(
        to.getKey(),
        Math.min(point.offset + shift, to.getChildrenSize()),
        'element',
      );
}
