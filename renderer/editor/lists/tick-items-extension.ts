// Items of a check list are ticked from the keyboard where the caret is, all of them alike, and are said to be ticked or
// not. They stay items of a list for those who listen: the library makes check boxes of them, which no list may hold.
import { $isListItemNode, $isListNode, ListItemNode } from '@lexical/list';
import {
  $getNodeByKey,
  COMMAND_PRIORITY_EDITOR,
  createCommand,
  defineExtension,
  mergeRegister,
  type LexicalCommand,
  type LexicalNode,
} from 'lexical';
import { $itemsOfSelection } from './list-keys-extension.ts';

/** Ticks the items of the selection, or, where all of them are ticked, none. */
export const TICK_ITEMS_COMMAND: LexicalCommand<undefined> =
  createCommand('TICK_ITEMS_COMMAND');

export const TickItemsExtension = defineExtension({
  name: 'precis/tick-items',
  register: (editor) =>
    mergeRegister(
      editor.registerMutationListener(ListItemNode, (mutations) => {
        editor.read('latest', () => {
          for (const key of mutations.keys()) {
            const element = editor.getElementByKey(key);
            if (element) describeTick(element, $tickOf($getNodeByKey(key)));
          }
        });
      }),
      editor.registerCommand(
        TICK_ITEMS_COMMAND,
        () => {
          const items = ($itemsOfSelection() ?? [])
            .filter($isListItemNode)
            .filter((item) => $tickOf(item) !== null);
          const checked = !items.every((item) => item.getChecked() === true);
          for (const item of items) item.setChecked(checked);
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
    ),
});

/** Null for what is no item to tick. */
function $tickOf(item: LexicalNode | null): boolean | null {
  if (!$isListItemNode(item) || $isListNode(item.getFirstChild())) return null;
  const list = item.getParent();
  return $isListNode(list) && list.getListType() === 'check'
    ? item.getChecked() === true
    : null;
}

function describeTick(element: HTMLElement, ticked: boolean | null): void {
  element.removeAttribute('role');
  element.removeAttribute('aria-checked');
  if (ticked === null) element.removeAttribute('aria-description');
  else
    element.setAttribute('aria-description', ticked ? 'Ticked' : 'Not ticked');
}
