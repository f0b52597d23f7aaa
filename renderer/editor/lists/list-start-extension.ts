// The first number of a numbered list, as a person sets it: one that is asked for, or that after the list before.
import { signal } from '@lexical/extension';
import { INSERT_ORDERED_LIST_COMMAND, type ListNode } from '@lexical/list';
import {
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  createCommand,
  defineExtension,
  mergeRegister,
  type LexicalCommand,
} from 'lexical';
import { whereEditable } from '../keys/where-editable.ts';
import {
  $countedAround,
  $countedBefore,
  $numberBehind,
} from './list-numbers.ts';

/** The list that the selection is in begins with this number. */
export const SET_LIST_START_COMMAND: LexicalCommand<number> = createCommand(
  'SET_LIST_START_COMMAND',
);

/** It goes on from the numbered list before it; what is in no list yet becomes one. */
export const CONTINUE_NUMBERING_COMMAND: LexicalCommand<undefined> =
  createCommand('CONTINUE_NUMBERING_COMMAND');

/** Asks the person for the number. */
export const ASK_LIST_START_COMMAND: LexicalCommand<undefined> = createCommand(
  'ASK_LIST_START_COMMAND',
);

export const ListStartExtension = defineExtension({
  name: 'precis/list-start',
  init: () => signal(false),
  build: (_editor, _config, state) => {
    const asked = state.getInitResult();
    return {
      /** Whether a dialog asks for the number now. */
      asked,
      answered: (): void => {
        asked.value = false;
      },
    };
  },
  register: (editor, _config, state) => {
    const asked = state.getInitResult();
    const on = whereEditable(editor);
    return mergeRegister(
      on(SET_LIST_START_COMMAND, (start) => {
        $selectedList()?.setStart(start);
      }),
      on(CONTINUE_NUMBERING_COMMAND, () => {
        if (!$selectedList())
          editor.dispatchCommand(INSERT_ORDERED_LIST_COMMAND, undefined);
        const list = $selectedList();
        const before = list && $countedBefore(list);
        if (before) list.setStart($numberBehind(before));
      }),
      on(ASK_LIST_START_COMMAND, () => {
        asked.value = $selectedList() !== null;
      }),
    );
  },
});

/** The numbered list that the selection is in; null for none. */
export function $selectedList(): ListNode | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  return $countedAround(
    [selection.anchor, selection.focus].flatMap((point) => {
      const node = point.getNode();
      return $isElementNode(node) ? node : (node.getParent() ?? []);
    }),
  );
}
