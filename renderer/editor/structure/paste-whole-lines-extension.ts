// Lines that were copied with their breaks end with an empty line of the kind of the one behind them. It says that a line
// ends there, and no more: the editor library would make it of what they are pasted into.
import {
  $createListItemNode,
  $createListNode,
  $isListItemNode,
  $isListNode,
  type ListItemNode,
  type ListNode,
} from '@lexical/list';
import {
  $createHeadingNode,
  $isHeadingNode,
  type HeadingNode,
} from '@lexical/rich-text';
import {
  $createParagraphNode,
  $isElementNode,
  $isParagraphNode,
  $isRangeSelection,
  $isRootNode,
  COMMAND_PRIORITY_LOW,
  defineExtension,
  SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
  type ElementNode,
  type LexicalNode,
  type ParagraphNode,
  type RangeSelection,
} from 'lexical';
import { $isEndOf, $isStartOf, $lineOf } from './line-of.ts';

export const PasteWholeLinesExtension = defineExtension({
  name: 'precis/paste-whole-lines',
  register: (editor) =>
    editor.registerCommand(
      SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
      ({ nodes, selection }) => {
        if (!$isRangeSelection(selection)) return false;
        const into = $lineAt(selection);
        const end = $emptyEnd(nodes);
        if (!into || !end || nodes.some((node) => node.isInline()))
          return false;
        if ($isListItemNode(into) && !nodes.every(canBeItems)) return false;
        const lines = $without(end, nodes);
        const isReplacing = !selection.isCollapsed();
        if (isReplacing) selection.removeText();
        const line = $lineAt(selection);
        if (!line) return false;
        if ($isStartOf(selection.anchor, line)) {
          $insertBefore(line, lines);
          if (isReplacing && line.isEmpty()) {
            line.selectPrevious();
            line.remove();
          }
        } else if ($isListItemNode(line))
          selection.insertNodes([$listLike(line).append(...$itemsOf(lines))]);
        else if (lines.every($isListNode) && $isEndOf(selection.anchor, line))
          $insertListsAfter(line, lines);
        else selection.insertNodes([...lines, $emptyLike(line)]);
        return true;
      },
      COMMAND_PRIORITY_LOW,
    ),
});

type Line = HeadingNode | ParagraphNode;

const isParagraphOrHeading = (
  node: LexicalNode | null | undefined,
): node is Line => $isParagraphNode(node) || $isHeadingNode(node);

/** The paragraph or the heading of the text, or the item of a list, that the selection begins in. */
function $lineAt(selection: RangeSelection): Line | ListItemNode | null {
  const { anchor, focus } = selection;
  const line = $lineOf((selection.isBackward() ? focus : anchor).getNode());
  if ($isListItemNode(line)) return line;
  return isParagraphOrHeading(line) && $isRootNode(line.getParent())
    ? line
    : null;
}

/** The empty paragraph, heading or item that the nodes end with; null where there is none, or nothing else. */
function $emptyEnd(nodes: readonly LexicalNode[]): ElementNode | null {
  let end = nodes.at(-1);
  let isAlone = nodes.length === 1;
  while ($isListNode(end) || ($isListItemNode(end) && $hasList(end))) {
    isAlone &&= end.getChildrenSize() === 1;
    end = end.getLastChild() ?? undefined;
  }
  if (isAlone || !(isParagraphOrHeading(end) || $isListItemNode(end)))
    return null;
  return end.isEmpty() ? end : null;
}

const $hasList = (item: ListItemNode): boolean =>
  $isListNode(item.getFirstChild());

/** The nodes without the empty line, and without what held it alone. */
function $without(
  end: ElementNode,
  nodes: readonly LexicalNode[],
): LexicalNode[] {
  let at = end;
  for (
    let parent = at.getParent();
    parent?.getChildrenSize() === 1;
    parent = at.getParent()
  )
    at = parent;
  if (at.getParent()) at.remove();
  return nodes.filter((node) => !node.is(at));
}

const canBeItems = (node: LexicalNode): boolean =>
  $isListNode(node) || isParagraphOrHeading(node);

const $itemsOf = (lines: readonly LexicalNode[]): LexicalNode[] =>
  lines.flatMap((line) =>
    $isListNode(line)
      ? line.getChildren()
      : [
          $createListItemNode().append(
            ...($isElementNode(line) ? line.getChildren() : []),
          ),
        ],
  );

function $insertBefore(
  line: Line | ListItemNode,
  lines: readonly LexicalNode[],
): void {
  if ($isListItemNode(line)) {
    for (const item of $itemsOf(lines)) line.insertBefore(item);
    return;
  }
  const [first, ...others] = lines;
  const above = line.getPreviousSibling();
  const isMore =
    $isListNode(first) &&
    $isListNode(above) &&
    first.getListType() === above.getListType();
  if (isMore) above.append(...first.getChildren());
  for (const node of isMore ? others : lines) line.insertBefore(node);
}

function $insertListsAfter(line: Line, lists: readonly ListNode[]): void {
  const below = line.getNextSibling();
  const last = lists.at(-1);
  const end = last?.getLastDescendant() ?? last?.getLastChild();
  const isMore =
    last && $isListNode(below) && last.getListType() === below.getListType();
  if (isMore) below.splice(0, 0, last.getChildren());
  for (const list of (isMore ? lists.slice(0, -1) : [...lists]).reverse())
    line.insertAfter(list);
  end?.selectEnd();
}

const $listLike = (item: ListItemNode): ListNode => {
  const list = item.getParent();
  return $createListNode($isListNode(list) ? list.getListType() : 'bullet');
};

const $emptyLike = (line: Line): Line =>
  $isHeadingNode(line)
    ? $createHeadingNode(line.getTag())
    : $createParagraphNode();
