// Paragraphs that a key moves up or down, as Word's Alt+Shift with an arrow does: items within their list, all else past
// the block before or behind. In a table the key is not ours: it would take the whole table away under the caret.
import { $isListItemNode, $isListNode } from '@lexical/list';
import {
  $findMatchingParent,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_EDITOR,
  createCommand,
  defineExtension,
  HISTORY_PUSH_TAG,
  $addUpdateTag,
  type LexicalCommand,
  type LexicalNode,
} from 'lexical';
import { $blockOf } from '../blocks/block-of.ts';
import { $isTableBlockNode } from '../nodes/table-block-node.ts';
import { SuggestExtension } from '../suggestions/suggest-extension.ts';

/** -1 up, 1 down. */
export const MOVE_LINES_COMMAND: LexicalCommand<1 | -1> =
  createCommand('MOVE_LINES');

export const MoveLinesExtension = defineExtension({
  name: 'precis/move-lines',
  dependencies: [SuggestExtension],
  register: (editor, _config, state) => {
    const { author } = state.getDependency(SuggestExtension).output;
    return editor.registerCommand(
      MOVE_LINES_COMMAND,
      (way) => {
        const lines = $selectedLines();
        if (!lines) return false;
        // A suggestion tells of a block where it stood, and of an item not.
        const isItem = $isListItemNode(lines[0]);
        if (!isItem || author.peek() === null) {
          $addUpdateTag(HISTORY_PUSH_TAG);
          $moveLines(lines, way);
        }
        return true;
      },
      COMMAND_PRIORITY_EDITOR,
    );
  },
});

/** What is moved, in its order: items of one list or blocks; null where the selection is in a table, or in items apart. */
function $selectedLines(): readonly LexicalNode[] | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const { anchor, focus } = selection;
  const [from, to] = selection.isBackward() ? [focus, anchor] : [anchor, focus];
  const [first, last] = [$blockOf(from.getNode()), $blockOf(to.getNode())];
  if (!first || !last) return null;
  if (!first.is(last) || !($isTableBlockNode(first) || $isListNode(first)))
    return $between(first, last);
  const item = $findMatchingParent(from.getNode(), $isListItemNode);
  const end = $findMatchingParent(
    to.getNode(),
    (node) =>
      $isListItemNode(node) && node.getParent()?.is(item?.getParent()) === true,
  );
  return item && end && $isListNode(first)
    ? $between(item, $withOwnList(end))
    : null;
}

const $between = (first: LexicalNode, last: LexicalNode): LexicalNode[] => {
  const moved = [first];
  for (
    let at: LexicalNode | null = first;
    at && !at.is(last);
    at = at.getNextSibling()
  ) {
    const next = at.getNextSibling();
    if (next) moved.push(next);
  }
  return moved;
};

/** A list within a list stands in an item of its own, behind the one that it belongs to. */
const holdsList = (node: LexicalNode | null): node is LexicalNode =>
  $isListItemNode(node) && $isListNode(node.getFirstChild());

function $withOwnList(item: LexicalNode): LexicalNode {
  const next = item.getNextSibling();
  return holdsList(next) ? next : item;
}

function $moveLines(moved: readonly LexicalNode[], way: 1 | -1): void {
  const before = moved[0]?.getPreviousSibling() ?? null;
  const behind = moved.at(-1)?.getNextSibling() ?? null;
  if (way < 0) {
    const past = holdsList(before) ? before.getPreviousSibling() : before;
    for (const each of past ? moved : []) past?.insertBefore(each);
  } else if (behind) {
    const past = $withOwnList(behind);
    for (const each of moved.toReversed()) past.insertAfter(each);
  }
}
