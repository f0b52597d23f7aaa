// A node that is selected has no caret, nor have cells that are. What is typed then goes nowhere by itself, where the
// browser would put it at the start of the text; and a click beside a node puts the caret there, where the editor library
// would take the selection away alone.
import {
  $createRangeSelectionFromDom,
  $getSelection,
  $isNodeSelection,
  $isRangeSelection,
  $setSelection,
  CLICK_COMMAND,
  COMMAND_PRIORITY_LOW,
  defineExtension,
  getDOMSelection,
  mergeRegister,
  registerEventListener,
} from 'lexical';

export const NodeSelectionExtension = defineExtension({
  name: 'precis/node-selection',
  register: (editor) =>
    mergeRegister(
      editor.registerCommand(
        CLICK_COMMAND,
        ({ target }) => {
          const selection = $getSelection();
          if (!$isNodeSelection(selection) || !(target instanceof Node))
            return false;
          const isWithin = selection
            .getNodes()
            .some((node) =>
              editor.getElementByKey(node.getKey())?.contains(target),
            );
          if (isWithin) return false;
          const caret = $createRangeSelectionFromDom(
            getDOMSelection(target.ownerDocument?.defaultView ?? window),
            editor,
          );
          if (!caret) return false;
          $setSelection(caret);
          return true;
        },
        COMMAND_PRIORITY_LOW,
      ),
      editor.registerRootListener((root) => {
        if (!root) return undefined;
        return registerEventListener(
          root,
          'beforeinput',
          (event) => {
            if (!event.inputType.startsWith('insert')) return;
            if (editor.read('latest', $isWithoutCaret)) event.preventDefault();
          },
          { capture: true },
        );
      }),
    ),
});

/** A node is selected, or the cells of a table. */
function $isWithoutCaret(): boolean {
  const selection = $getSelection();
  return selection !== null && !$isRangeSelection(selection);
}
