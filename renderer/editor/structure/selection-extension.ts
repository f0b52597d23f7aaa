// A way round a fault of Lexical 0.52: it can't remove a selection that takes in all words of one block and goes on into
// the second half of a text in another, because it asks for the old offset in what is left of that text. The text is
// divided at that place first, which changes nothing that is stored.
import {
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  COMMAND_PRIORITY_CRITICAL,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  CUT_COMMAND,
  defineExtension,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  REMOVE_TEXT_COMMAND,
  type LexicalCommand,
} from 'lexical';

/** Before what begins with removing the selection. */
export const SelectionExtension = defineExtension({
  name: 'precis/selection',
  register: (editor) => {
    const divideBefore = <T>(command: LexicalCommand<T>): (() => void) =>
      editor.registerCommand(
        command,
        () => {
          $divideAtSelection();
          return false;
        },
        COMMAND_PRIORITY_CRITICAL,
      );
    return mergeRegister(
      divideBefore(CONTROLLED_TEXT_INSERTION_COMMAND),
      divideBefore(CUT_COMMAND),
      divideBefore(DELETE_CHARACTER_COMMAND),
      divideBefore(DELETE_LINE_COMMAND),
      divideBefore(DELETE_WORD_COMMAND),
      divideBefore(INSERT_LINE_BREAK_COMMAND),
      divideBefore(INSERT_PARAGRAPH_COMMAND),
      divideBefore(PASTE_COMMAND),
      divideBefore(REMOVE_TEXT_COMMAND),
    );
  },
});

/** Makes a selection that ends within a stretch of text end where a text of its own ends. */
function $divideAtSelection(): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const { anchor, focus } = selection;
  if (anchor.key === focus.key) return;
  const last = selection.isBackward() ? anchor : focus;
  const node = last.getNode();
  const { offset } = last;
  if (!$isTextNode(node) || offset === 0) return;
  if (offset === node.getTextContentSize()) return;
  const [before] = node.splitText(offset);
  if (before) last.set(before.getKey(), offset, 'text');
}
