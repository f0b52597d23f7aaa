// Where the keys go when the text gets them from beside it: to where the caret was; in a text where there was none yet,
// to where it is begun.
import { $isHeadingNode } from '@lexical/rich-text';
import {
  $getRoot,
  $getSelection,
  $isElementNode,
  type ElementNode,
  type LexicalEditor,
} from 'lexical';

export function enterText(editor: LexicalEditor): void {
  // The state's own: an update would take the place where the browser has put its caret by itself.
  const begins = editor
    .getEditorState()
    .read(() => $getSelection() === null && $emptyPlace() !== null);
  if (begins)
    editor.update(
      () => {
        $emptyPlace()?.selectStart();
      },
      { discrete: true },
    );
  editor.focus(undefined, { defaultSelection: 'rootStart' });
  // A selected mark has no caret, and the keys are for the text all the same.
  editor.getRootElement()?.focus({ preventScroll: true });
}

/** Where a text is begun that has a heading and nothing under it: there, and not before the heading. */
function $emptyPlace(): ElementNode | null {
  const first = $getRoot().getFirstChild();
  const next = first?.getNextSibling();
  return $isHeadingNode(first) &&
    $isElementNode(next) &&
    next.getTextContent() === ''
    ? next
    : null;
}
