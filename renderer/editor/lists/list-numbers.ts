// The numbers of lists on the sheet: where each ends, and where the second half of one goes on that was parted.
import { $isListItemNode, $isListNode, type ListNode } from '@lexical/list';
import {
  $getEditor,
  $getNodeByKey,
  $getRoot,
  $isRootNode,
  type ElementNode,
} from 'lexical';

/** The number that an item behind the last one would have. */
export const $numberBehind = (list: ListNode): number =>
  list.getStart() +
  list
    .getChildren()
    .filter(
      (item) => $isListItemNode(item) && !$isListNode(item.getFirstChild()),
    ).length;

/** The nearest numbered list of that depth before the list; null where there is none. */
export function $countedBefore(list: ListNode): ListNode | null {
  let before: ListNode | null = null;
  const depth = list.getParents().length;
  const visit = (element: ElementNode): boolean => {
    for (const child of element.getChildren()) {
      if (child.is(list)) return true;
      if (!$isListNode(child) && !$isListItemNode(child)) continue;
      if (
        $isListNode(child) &&
        child.getListType() === 'number' &&
        child.getParents().length === depth
      )
        before = child;
      if (visit(child)) return true;
    }
    return false;
  };
  return visit($getRoot()) ? before : null;
}

/**
 * A list that is made of items of another, which stands before it still, goes on counting from there: whatever parts a list
 * leaves its second half with the numbers that it had. Within an item a list that is parted counts from 1.
 */
export function $goOnCounting(list: ListNode): void {
  const before = $getEditor().getEditorState()._nodeMap;
  if (list.getListType() !== 'number' || before.has(list.getKey())) return;
  const from = list
    .getChildren()
    .map((item) => before.get(item.getKey())?.__parent)
    .find((key) => key !== undefined && key !== null);
  const former = from ? $getNodeByKey(from) : null;
  if (
    !$isListNode(former) ||
    former.is(list) ||
    former.getListType() !== 'number' ||
    !former.isAttached() ||
    !former.isBefore(list)
  )
    return;
  const start = $isRootNode(list.getParent()) ? $numberBehind(former) : 1;
  if (list.getStart() !== start) list.setStart(start);
}

/** The innermost numbered list that has both ends of the selection; null where there is none. */
export function $countedAround(ends: readonly ElementNode[]): ListNode | null {
  const [first] = ends;
  const holdsAll = (list: ListNode): boolean =>
    ends.every((end) => end.is(list) || list.isParentOf(end));
  for (let at: ElementNode | null = first ?? null; at; at = at.getParent())
    if ($isListNode(at) && at.getListType() === 'number' && holdsAll(at))
      return at;
  return null;
}
