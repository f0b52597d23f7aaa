// Where in the window the selection is, for what opens at it.
import { createDOMRange } from '@lexical/selection';
import {
  $getSelection,
  $isNodeSelection,
  $isRangeSelection,
  type LexicalEditor,
} from 'lexical';

/** The caret, or the end of the selection that the keys move; a selected node as a whole. */
export function $caretOrNodeBox(editor: LexicalEditor): DOMRect | null {
  const selection = $getSelection();
  if ($isNodeSelection(selection)) {
    const [node] = selection.getNodes();
    const element = node && editor.getElementByKey(node.getKey());
    return element?.getBoundingClientRect() ?? null;
  }
  if (!$isRangeSelection(selection)) return null;
  const { key, offset } = selection.focus;
  const node = selection.focus.getNode();
  const range = createDOMRange(editor, node, offset, node, offset);
  const box = range?.getBoundingClientRect();
  // An empty paragraph has no line to measure: its own box says where the caret is.
  return box && box.height > 0
    ? box
    : (editor.getElementByKey(key)?.getBoundingClientRect() ?? null);
}

/** All that is selected of the words; null where nothing is. */
export function $selectedBox(editor: LexicalEditor): DOMRect | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return null;
  const { anchor, focus } = selection;
  const box = createDOMRange(
    editor,
    anchor.getNode(),
    anchor.offset,
    focus.getNode(),
    focus.offset,
  )?.getBoundingClientRect();
  return box && box.height > 0 ? box : null;
}
