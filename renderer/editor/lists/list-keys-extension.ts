// Indenting is for list items that have one before them to stand below, as deep as the document allows; Tab does it there
// and goes on to the next control anywhere else.
import { $isListItemNode, $isListNode } from '@lexical/list';
import { $findMatchingParent } from '@lexical/utils';
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_EDITOR,
  COMMAND_PRIORITY_LOW,
  defineExtension,
  INDENT_CONTENT_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
  OUTDENT_CONTENT_COMMAND,
  type LexicalNode,
} from 'lexical';
import { DEEPEST_LIST, listDepth } from '../structure/structure-extension.ts';

export const ListKeysExtension = defineExtension({
  name: 'precis/list-keys',
  register: (editor) =>
    mergeRegister(
      editor.registerCommand(
        KEY_TAB_COMMAND,
        (event) => {
          if (!$itemsOfSelection()) return false;
          event.preventDefault();
          return editor.dispatchCommand(
            event.shiftKey ? OUTDENT_CONTENT_COMMAND : INDENT_CONTENT_COMMAND,
            undefined,
          );
        },
        COMMAND_PRIORITY_EDITOR,
      ),
      // True ends the command before the library indents what may not be indented.
      editor.registerCommand(
        INDENT_CONTENT_COMMAND,
        () => {
          const items = $itemsOfSelection();
          return !(
            items &&
            $haveItemBefore(items) &&
            items.every((item) => listDepth(item) < DEEPEST_LIST)
          );
        },
        COMMAND_PRIORITY_LOW,
      ),
      editor.registerCommand(
        OUTDENT_CONTENT_COMMAND,
        () => $itemsOfSelection() === null,
        COMMAND_PRIORITY_LOW,
      ),
    ),
});

/** The list items that the selection touches; null where it touches anything else, or nothing. */
export function $itemsOfSelection(): LexicalNode[] | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const ends = [selection.anchor.getNode(), selection.focus.getNode()];
  // The ends say most: a long text that is selected need not be looked through for it.
  if (!ends.every((node) => $isListNode(node) || $itemOf(node))) return null;
  const nodes = [...ends, ...selection.getNodes()].filter(
    (node) => !$isListNode(node),
  );
  const items = nodes.flatMap((node) => $itemOf(node) ?? []);
  return items.length === nodes.length && items.length > 0
    ? [...new Set(items)]
    : null;
}

const $itemOf = (node: LexicalNode): LexicalNode | null =>
  $findMatchingParent(node, $isListItemNode);

/** Whether the first of them has one before it; else the library makes an item without words for it to stand below. */
function $haveItemBefore(items: readonly LexicalNode[]): boolean {
  const first = items.reduce((least, item) =>
    item.isBefore(least) ? item : least,
  );
  return first.getPreviousSibling() !== null;
}
