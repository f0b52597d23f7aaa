// A letter that is typed at a place of the text is put in by the editor. What the browser does when it puts one in (it counts
// through the whole text for its own history, and sets the caret by itself) takes as long as drawing the letter.
import {
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  BEFORE_INPUT_COMMAND,
  COMMAND_PRIORITY_LOW,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  defineExtension,
  type LexicalEditor,
} from 'lexical';

export const TypingExtension = defineExtension({
  name: 'precis/typing',
  register: (editor) =>
    editor.registerCommand(
      BEFORE_INPUT_COMMAND,
      (event) => {
        const letter = letterOf(event);
        if (letter === null || editor.isComposing() || !$isWithinText(editor))
          return false;
        event.preventDefault();
        return editor.dispatchCommand(
          CONTROLLED_TEXT_INSERTION_COMMAND,
          letter,
        );
      },
      COMMAND_PRIORITY_LOW,
    ),
});

/** The letter that is typed where the caret stands; null for all else: what is composed, replaced or put in elsewhere. */
function letterOf(event: InputEvent): string | null {
  const { inputType, data, isComposing } = event;
  if (inputType !== 'insertText' || isComposing) return null;
  if (data?.length !== 1 || data === '\n') return null;
  const [target] = event.getTargetRanges();
  const selection = getSelection();
  return target?.collapsed === true &&
    target.startContainer === selection?.anchorNode &&
    target.startOffset === selection.anchorOffset
    ? data
    : null;
}

/**
 * Whether a place of the text is selected, and was before the key: where the caret came there so fast that the editor was not
 * told, its history would take the letter for no typing.
 */
function $isWithinText(editor: LexicalEditor): boolean {
  const selection = $getSelection();
  const before = editor.getEditorState().read(() => $getSelection());
  return (
    $isRangeSelection(selection) &&
    selection.isCollapsed() &&
    selection.is(before) &&
    $isTextNode(selection.anchor.getNode())
  );
}
