// The keys go back to the text, with the selection that it had.
import type { LexicalEditor } from 'lexical';

export function focusText(editor: LexicalEditor): void {
  editor.focus();
  // A selected node has no caret, and the keys are for the text all the same.
  editor.getRootElement()?.focus({ preventScroll: true });
}
