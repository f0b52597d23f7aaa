// From any node to the line of words that it stands in.
import {
  $findMatchingParent,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  type ElementNode,
  type LexicalNode,
  type PointType,
} from 'lexical';

export const isLine = (node: LexicalNode): node is ElementNode =>
  $isElementNode(node) && !node.isInline();

/** The innermost block around the node, or the node itself where it is one. */
export const $lineOf = (node: LexicalNode): ElementNode | null =>
  $findMatchingParent(node, isLine);

/** Whether nothing of the line stands before the point, which is in it. */
export function $isStartOf(point: PointType, line: ElementNode): boolean {
  if (point.offset > 0) return false;
  for (
    let at: LexicalNode | null = point.getNode();
    at && !at.is(line);
    at = at.getParent()
  )
    if (at.getPreviousSibling()) return false;
  return true;
}

/** Whether nothing of the line stands behind the point, which is in it. */
export function $isEndOf(point: PointType, line: ElementNode): boolean {
  const node = point.getNode();
  const size = $isElementNode(node)
    ? node.getChildrenSize()
    : node.getTextContentSize();
  if (point.offset < size) return false;
  for (
    let at: LexicalNode | null = node;
    at && !at.is(line);
    at = at.getParent()
  )
    if (at.getNextSibling()) return false;
  return true;
}

/** Where the selection begins and ends, in the order of the text; null where nothing or no text is selected. */
export function $selectedEnds(): readonly [PointType, PointType] | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return null;
  const { anchor, focus } = selection;
  return selection.isBackward() ? [focus, anchor] : [anchor, focus];
}
