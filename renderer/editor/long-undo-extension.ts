// When an undo brings back a great many blocks, the caret stands where they begin. The library would select them all again,
// as they were when they went, and the browser lays out whatever is selected before anything is seen: seconds for a long
// text.
import { HistoryExtension } from '@lexical/history';
import {
  $createRangeSelection,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  defineExtension,
  UNDO_COMMAND,
  type RangeSelection,
} from 'lexical';

/** So many blocks that come back are still selected. */
const FEW = 100;

export const LongUndoExtension = defineExtension({
  name: 'precis/long-undo',
  dependencies: [HistoryExtension],
  register: (editor, _config, state) => {
    const { historyState } = state.getDependency(HistoryExtension).output;
    return editor.registerCommand(
      UNDO_COMMAND,
      () => {
        const { undoStack } = historyState.peek();
        const next = undoStack.at(-1);
        if (next?.editor !== editor) return false;
        const there = editor.getEditorState().read($countBlocks);
        const before = next.editorState;
        if (before.read($countBlocks) - there <= FEW) return false;
        const start = before.read($startOfSelection);
        if (start)
          undoStack.splice(-1, 1, { editor, editorState: before.clone(start) });
        return false;
      },
      COMMAND_PRIORITY_CRITICAL,
    );
  },
});

const $countBlocks = (): number => $getRoot().getChildrenSize();

/** Null where a place is selected already, or no words are. */
function $startOfSelection(): RangeSelection | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return null;
  const { key, offset, type } = selection.isBackward()
    ? selection.focus
    : selection.anchor;
  const caret = $createRangeSelection();
  caret.anchor.set(key, offset, type);
  caret.focus.set(key, offset, type);
  return caret;
}
