// A letter that is typed at a place of the text is put in by the editor. What the browser does when it puts one in (it counts
// through the whole text for its own history, and sets the caret by itself) takes as long as drawing the letter.
import {
  $createRangeSelectionFromDom,
  $getSelection,
  $isDecoratorNode,
  $isElementNode,
  $isLineBreakNode,
  $isRangeSelection,
  $isTextNode,
  BEFORE_INPUT_COMMAND,
  COMMAND_PRIORITY_LOW,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  defineExtension,
  type LexicalEditor,
  type PointType,
} from 'lexical';

export const TypingExtension = defineExtension({
  name: 'precis/typing',
  register: (editor) =>
    editor.registerCommand(
      BEFORE_INPUT_COMMAND,
      (event) => {
        const letter = letterOf(event);
        if (letter === null || editor.isComposing()) return false;
        if (
          !(isAtCaret(event) && $isWithinText(editor)) &&
          !$isBeforeFirstMark(editor)
        )
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

/** The letter that is typed; null for all else: what is composed, replaced, or more than one. */
function letterOf({ inputType, data, isComposing }: InputEvent): string | null {
  if (inputType !== 'insertText' || isComposing) return null;
  return data?.length === 1 && data !== '\n' ? data : null;
}

/** Whether it is put in where the caret stands. */
function isAtCaret(event: InputEvent): boolean {
  const [target] = event.getTargetRanges();
  const selection = getSelection();
  return (
    target?.collapsed === true &&
    target.startContainer === selection?.anchorNode &&
    target.startOffset === selection.anchorOffset
  );
}

/**
 * Whether a place of the text is selected, and was before the key: where the caret came there so fast that the editor was not
 * told, its history would take the letter for no typing.
 */
function $isWithinText(editor: LexicalEditor): boolean {
  const point = $knownCaret(editor);
  return $isTextNode(point?.getNode());
}

/** Between a line break and the mark behind it the browser knows no place, and would put the letter behind the mark. */
function $isBeforeFirstMark(editor: LexicalEditor): boolean {
  const point = $knownCaret(editor);
  const line = point?.getNode();
  if (!point || !$isElementNode(line)) return false;
  const mark = line.getChildAtIndex(point.offset);
  return (
    $isDecoratorNode(mark) &&
    mark.isInline() &&
    $isLineBreakNode(mark.getPreviousSibling()) &&
    $createRangeSelectionFromDom(getSelection(), editor)?.is(
      $getSelection(),
    ) === true
  );
}

function $knownCaret(editor: LexicalEditor): PointType | null {
  const selection = $getSelection();
  const before = editor.getEditorState().read(() => $getSelection());
  return $isRangeSelection(selection) &&
    selection.isCollapsed() &&
    selection.is(before)
    ? selection.anchor
    : null;
}
