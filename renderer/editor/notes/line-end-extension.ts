// End goes behind a mark that stands last in its line, as in any text. By itself the browser stops before it: what is
// typed next would stand between a sentence and its note, and a line that is selected to its end would leave the mark.
import {
  $createRangeSelectionFromDom,
  $getNearestNodeFromDOMNode,
  $getSelection,
  $isDecoratorNode,
  $isRangeSelection,
  $setSelection,
  defineExtension,
  getDOMSelection,
  registerEventListener,
  type LexicalEditor,
} from 'lexical';
import { matchesKeys } from '../../ui/keys.ts';

const BOUNDARIES = [
  ['End', 'lineboundary'],
  ['Mod+End', 'documentboundary'],
] as const;

export const LineEndExtension = defineExtension({
  name: 'precis/line-end',
  register: (editor) =>
    editor.registerRootListener((root) => {
      if (!root) return undefined;
      // Behind the editor's own listener: where a mark was selected, the key has put the caret behind it by then.
      return registerEventListener(root, 'keydown', (event) => {
        if (!event.defaultPrevented) goToEnd(editor, event);
      });
    }),
});

function goToEnd(editor: LexicalEditor, event: KeyboardEvent): void {
  const boundary = BOUNDARIES.find(
    ([keys]) =>
      matchesKeys(event, keys) ||
      matchesKeys(event, keys.replace('End', 'Shift+End')),
  )?.[1];
  const shown = getDOMSelection(window);
  if (boundary === undefined || !shown) return;
  // Known to the editor at once: a key that follows may ask it before the browser has told it.
  editor.update(
    () => {
      if (!$isRangeSelection($getSelection())) return;
      // The browser finds the end of the text by itself where no mark stands there.
      if (boundary === 'documentboundary' && !$endsInMark(editor)) return;
      event.preventDefault();
      shown.modify(event.shiftKey ? 'extend' : 'move', 'forward', boundary);
      $goBehindMarks(editor, shown, event.shiftKey);
      const selection = $createRangeSelectionFromDom(shown, editor);
      if (selection) $setSelection(selection);
    },
    { discrete: true },
  );
}

function $goBehindMarks(
  editor: LexicalEditor,
  shown: Selection,
  isSelecting: boolean,
): void {
  const { focusNode, focusOffset } = shown;
  const root = editor.getRootElement();
  if (!focusNode || !root) return;
  const caret = document.createRange();
  caret.setStart(focusNode, focusOffset);
  const { bottom, height } = caret.getBoundingClientRect();
  let last: Element | null = null;
  for (
    let next = nodeBehind(root, focusNode, focusOffset);
    next instanceof Element && $isInlineMark(next);
    next = nodeBehind(root, next, next.childNodes.length)
  ) {
    const box = next.getBoundingClientRect();
    // A mark that begins the next line is none of this one.
    if (height > 0 && (box.top + box.bottom) / 2 > bottom) break;
    last = next;
  }
  const parent = last?.parentNode;
  if (!last || !parent) return;
  const at = [...parent.childNodes].indexOf(last) + 1;
  if (isSelecting) shown.extend(parent, at);
  else shown.collapse(parent, at);
}

function $endsInMark(editor: LexicalEditor): boolean {
  let last: Node | null | undefined = editor.getRootElement();
  while (last instanceof Element && !$isInlineMark(last))
    last =
      last.lastChild instanceof HTMLBRElement
        ? last.lastChild.previousSibling
        : last.lastChild;
  return last instanceof Element;
}

function $isInlineMark(element: Element): boolean {
  const node = $getNearestNodeFromDOMNode(element);
  return $isDecoratorNode(node) && node.isInline();
}

/** What stands straight behind a place within a block; null where words do, or the block ends. */
function nodeBehind(root: Element, node: Node, offset: number): Node | null {
  if (node instanceof Text) {
    if (offset < node.length) return null;
  } else if (offset < node.childNodes.length)
    return node.childNodes[offset] ?? null;
  let place: Node | null = node;
  while (place && place !== root && !place.nextSibling) {
    place = place.parentNode;
    if (place?.parentNode === root) return null;
  }
  return place && place !== root ? place.nextSibling : null;
}
