// Items of a check list are ticked from the keyboard where the caret is, all of them alike.
import { $isListItemNode, $isListNode } from '@lexical/list';
import {
  COMMAND_PRIORITY_EDITOR,
  createCommand,
  defineExtension,
  type LexicalCommand,
} from 'lexical';
import { $itemsOfSelection } from './list-keys-extension.ts';

/** Ticks the items of the selection, or, where all of them are ticked, none. */
export const TICK_ITEMS_COMMAND: LexicalCommand<undefined> =
  createCommand('TICK_ITEMS_COMMAND');

export const TickItemsExtension = defineExtension({
  name: 'precis/tick-items',
  register: (editor) =>
    editor.registerCommand(
      TICK_ITEMS_COMMAND,
      () => {
        const items = ($itemsOfSelection() ?? [])
          .filter($isListItemNode)
          .filter((item) => {
            const list = item.getParent();
            return $isListNode(list) && list.getListType() === 'check';
          });
        const checked = !items.every((item) => item.getChecked() === true);
        for (const item of items) item.setChecked(checked);
        return true;
      },
      COMMAND_PRIORITY_EDITOR,
    ),
});
