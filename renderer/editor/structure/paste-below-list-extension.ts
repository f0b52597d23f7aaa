// What can be no item, as a quotation or code, that is pasted within a numbered list: it stands below the list. Between two items
// it would part the list, and the second half would be counted anew from 1.
import { $isListItemNode, $isListNode, type ListNode } from '@lexical/list';
import {
  $isParagraphNode,
  $isRangeSelection,
  $isRootNode,
  COMMAND_PRIORITY_LOW,
  defineExtension,
  SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import { $isHeadingNode } from '@lexical/rich-text';
import { $isEndOf, $isStartOf, $lineOf } from './line-of.ts';

export const PasteBelowListExtension = defineExtension({
  name: 'precis/paste-below-list',
  register: (editor) =>
    editor.registerCommand(
      SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
      ({ nodes, selection }) => {
        if (!$isRangeSelection(selection) || !selection.isCollapsed())
          return false;
        const list = nodes.some(canBeNoItem) ? $partedBy(selection) : null;
        if (!list || nodes.some((node) => node.isInline())) return false;
        let last: LexicalNode = list;
        for (const node of nodes) {
          last.insertAfter(node);
          last = node;
        }
        last.selectEnd();
        return true;
      },
      COMMAND_PRIORITY_LOW,
    ),
});

const canBeNoItem = (node: LexicalNode): boolean =>
  !$isListNode(node) &&
  !$isParagraphNode(node) &&
  !$isHeadingNode(node) &&
  !node.isInline();

/** The list of the text that is numbered and has the caret between its ends; null where there is none. */
function $partedBy({ anchor }: RangeSelection): ListNode | null {
  const line = $lineOf(anchor.getNode());
  if (!$isListItemNode(line)) return null;
  const list = line.getTopLevelElement();
  if (
    !$isListNode(list) ||
    !$isRootNode(list.getParent()) ||
    list.getListType() !== 'number'
  )
    return null;
  const isAtEnd = $isStartOf(anchor, list) || $isEndOf(anchor, list);
  return isAtEnd ? null : list;
}
