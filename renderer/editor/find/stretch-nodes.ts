// From a place in the words of a stored block (core/find/stretches.ts) to the nodes on the sheet, and back. It goes
// through a block in the order in which convert.ts writes it.
import { $isLinkNode } from '@lexical/link';
import { $isListItemNode, $isListNode, type ListNode } from '@lexical/list';
import {
  $isElementNode,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
  type PointType,
} from 'lexical';
import { $isCaptionNode, $isFigureNode } from '../nodes/figure-node.ts';
import { $isMarkerNode } from '../nodes/marker-node.ts';
import { $isQuotationNode } from '../nodes/quotation-node.ts';
import { $isTableBlockNode } from '../nodes/table-block-node.ts';
import { $gridOf } from '../tables/table-nodes.ts';

/** The element of each stretch of the block; null for a stretch without one, which has no words. */
export function $stretchElements(block: LexicalNode): (ElementNode | null)[] {
  if (!$isElementNode(block)) return [];
  if ($isListNode(block)) return $itemElements(block);
  if ($isQuotationNode(block))
    return block.getChildren().filter($isElementNode);
  if ($isTableBlockNode(block)) {
    const caption = block.getCaption();
    return [
      ...(caption ? [caption] : []),
      ...$gridOf(block.getTable()).cells.map(({ content }) => {
        const line = content?.getFirstChild();
        return $isElementNode(line) ? line : null;
      }),
    ];
  }
  if ($isFigureNode(block)) {
    const caption = block.getLastChild();
    // A caption without words is none in the stored block.
    return $isCaptionNode(caption) && !caption.isEmpty() ? [caption] : [];
  }
  return [block];
}

function $itemElements(list: ListNode): (ElementNode | null)[] {
  const elements: (ElementNode | null)[] = [];
  // Whether the item before has a list inside it already.
  let taken = true;
  for (const child of list.getChildren()) {
    if (!$isListItemNode(child)) continue;
    const nested = child.getChildren().filter($isListNode);
    if (
      nested.length === 0 ||
      child.getChildren().some((part) => !$isListNode(part))
    ) {
      elements.push(child);
      taken = false;
    }
    for (const inner of nested) {
      if (taken) elements.push(null);
      taken = true;
      elements.push(...$itemElements(inner));
    }
  }
  return elements;
}

type Leaf = { readonly node: LexicalNode; readonly from: number };

/** The leaves of a stretch with the offset of each in its words. */
function $leaves(element: ElementNode): { leaves: Leaf[]; length: number } {
  const leaves: Leaf[] = [];
  let length = 0;
  const read = (parent: ElementNode): void => {
    for (const node of parent.getChildren())
      if ($isLinkNode(node)) read(node);
      else if (!$isListNode(node)) {
        leaves.push({ node, from: length });
        length += $lengthOf(node);
      }
  };
  read(element);
  return { leaves, length };
}

/** How many units the words of a stretch have. */
export const $lengthOfStretch = (element: ElementNode): number =>
  $leaves(element).length;

const $lengthOf = (node: LexicalNode): number =>
  $isTextNode(node)
    ? node.getTextContentSize()
    : $isMarkerNode(node)
      ? node.getMarker().text.length
      : 1;

export type NodePoint = {
  readonly node: LexicalNode;
  readonly offset: number;
  readonly type: PointType['type'];
};

/** Where an offset is; at a border the `start` is within what follows and the `end` within what goes before. */
export function $pointAt(
  element: ElementNode,
  offset: number,
  side: 'start' | 'end',
): NodePoint {
  const { leaves } = $leaves(element);
  const found =
    leaves.findLast(({ from }) =>
      side === 'start' ? from <= offset : from < offset,
    ) ?? leaves[0];
  if (!found) return { node: element, offset: 0, type: 'element' };
  const { node, from } = found;
  if ($isTextNode(node)) {
    const within = Math.min(offset - from, node.getTextContentSize());
    return { node, offset: Math.max(0, within), type: 'text' };
  }
  const at = node.getIndexWithinParent();
  return {
    node: node.getParentOrThrow(),
    offset: offset > from ? at + 1 : at,
    type: 'element',
  };
}

/** The offset of a point in the words of the stretch; null where it is in none of its leaves. */
export function $offsetOf(
  element: ElementNode,
  point: PointType,
): number | null {
  const { leaves, length } = $leaves(element);
  const node = point.getNode();
  if ($isTextNode(node)) {
    const leaf = leaves.find((each) => each.node.is(node));
    return leaf ? leaf.from + point.offset : null;
  }
  if (!$isElementNode(node)) return null;
  if (
    !node.is(element) &&
    !leaves.some((leaf) => leaf.node.getParent()?.is(node))
  )
    return null;
  const after = node.getChildAtIndex(point.offset);
  const first = $isLinkNode(after) ? after.getFirstDescendant() : after;
  return leaves.find((leaf) => leaf.node.is(first))?.from ?? length;
}
