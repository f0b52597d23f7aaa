// Whole lines that are dragged to another place of the text go from where they were, as when they are cut, and come to stand
// where they are dropped. The editor library removes what is dragged without a command.
import {
  $insertDataTransferForRichText,
  caretFromPoint,
} from '@lexical/clipboard';
import {
  $createRangeSelection,
  $getNearestNodeFromDOMNode,
  $isElementNode,
  $isTextNode,
  $setSelection,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_LOW,
  defineExtension,
  DRAGEND_COMMAND,
  DRAGSTART_COMMAND,
  DROP_COMMAND,
  mergeRegister,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import { $removeWholeLines, $wholeLines } from './whole-lines.ts';

/** What the editor library marks with where a drag began. */
const DRAGGED = 'application/x-lexical-drag';

export const DropWholeLinesExtension = defineExtension({
  name: 'precis/drop-whole-lines',
  register: (editor) => {
    let ours = false;
    const dragging = (now: boolean) => (): boolean => {
      ours = now;
      return false;
    };
    return mergeRegister(
      editor.registerCommand(
        DRAGSTART_COMMAND,
        dragging(true),
        COMMAND_PRIORITY_LOW,
      ),
      editor.registerCommand(
        DRAGEND_COMMAND,
        dragging(false),
        COMMAND_PRIORITY_LOW,
      ),
      editor.registerCommand(
        DROP_COMMAND,
        (event) => {
          const { dataTransfer, clientX, clientY } = event;
          if (!ours || !dataTransfer?.types.includes(DRAGGED)) return false;
          const lines = $wholeLines();
          const caret = caretFromPoint(
            clientX,
            clientY,
            editor.getRootElement(),
          );
          const node = caret && $getNearestNodeFromDOMNode(caret.node);
          if (!lines || !node) return false;
          event.preventDefault();
          const { first, last } = lines;
          const isAmongThem =
            first.is(node) ||
            first.isParentOf(node) ||
            (first.isBefore(node) && node.isBefore(last));
          if (isAmongThem) return true;
          $removeWholeLines();
          const place = $selectionAt(node, caret.offset);
          $setSelection(place);
          $insertDataTransferForRichText(dataTransfer, place, editor);
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
    );
  },
});

/** In a text or a line at `offset`; behind what no words can be in. */
function $selectionAt(node: LexicalNode, offset: number): RangeSelection {
  const selection = $createRangeSelection();
  for (const point of [selection.anchor, selection.focus])
    if ($isTextNode(node)) point.set(node.getKey(), offset, 'text');
    else if ($isElementNode(node))
      point.set(
        node.getKey(),
        Math.min(offset, node.getChildrenSize()),
        'element',
      );
    else
      point.set(
        node.getParentOrThrow().getKey(),
        node.getIndexWithinParent() + 1,
        'element',
      );
  return selection;
}
