// Where in the window the selection is, for what opens at it.
import { createDOMRange } from '@lexical/selection';
import {
  $getSelection,
  $isNodeSelection,
  $isRangeSelection,
  $isRootNode,
  type LexicalEditor,
  type LexicalNode,
  type PointType,
} from 'lexical';

/** The caret, or the end of the selection that the keys move; a selected node as a whole. */
export function $caretOrNodeBox(editor: LexicalEditor): DOMRect | null {
  const selection = $getSelection();
  if ($isNodeSelection(selection)) {
    const [node] = selection.getNodes();
    return node ? boxOf(editor, node) : null;
  }
  return $isRangeSelection(selection)
    ? $pointBox(editor, selection.focus)
    : null;
}

/**
 * All that is selected of the words; null where nothing is. Over several blocks it is as wide as those at its ends, and
 * those between are not measured: there may be thousands.
 */
export function $selectedBox(editor: LexicalEditor): DOMRect | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return null;
  const { anchor, focus } = selection;
  const [from, to] = selection.isBackward() ? [focus, anchor] : [anchor, focus];
  const first = $blockAt(from, 'start');
  const last = $blockAt(to, 'end');
  if (first && last && !first.is(last))
    return around(
      $pointBox(editor, from),
      $pointBox(editor, to),
      boxOf(editor, first),
      boxOf(editor, last),
    );
  const box = createDOMRange(
    editor,
    anchor.getNode(),
    anchor.offset,
    focus.getNode(),
    focus.offset,
  )?.getBoundingClientRect();
  return box && box.height > 0 ? box : null;
}

const boxOf = (editor: LexicalEditor, node: LexicalNode): DOMRect | null =>
  editor.getElementByKey(node.getKey())?.getBoundingClientRect() ?? null;

function $pointBox(editor: LexicalEditor, point: PointType): DOMRect | null {
  const node = point.getNode();
  const range = createDOMRange(editor, node, point.offset, node, point.offset);
  const box = range?.getBoundingClientRect();
  // An empty paragraph has no line to measure: its own box says where the caret is.
  return box && box.height > 0 ? box : boxOf(editor, node);
}

/** The block of the page that a point is in, or the one behind it (before it, at the end of what is selected). */
function $blockAt(point: PointType, edge: 'start' | 'end'): LexicalNode | null {
  const node = point.getNode();
  if (!$isRootNode(node)) return node.getTopLevelElement();
  return node.getChildAtIndex(
    edge === 'start' ? point.offset : point.offset - 1,
  );
}

/** From the top of the first to the bottom of the second, as wide as all of `boxes`; null where one is not drawn. */
function around(...boxes: readonly (DOMRect | null)[]): DOMRect | null {
  const drawn = boxes.filter((box) => box !== null);
  const [first, last] = drawn;
  if (!first || !last || drawn.length < boxes.length) return null;
  const left = Math.min(...drawn.map((box) => box.left));
  const right = Math.max(...drawn.map((box) => box.right));
  return new DOMRect(left, first.top, right - left, last.bottom - first.top);
}
