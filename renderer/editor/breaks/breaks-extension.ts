// Puts in what is a block of its own without words: at the caret, with a line to go on in behind it.
import {
  $createParagraphNode,
  $getEditor,
  $getRoot,
  $getSelection,
  $isParagraphNode,
  $isRangeSelection,
  COMMAND_PRIORITY_EDITOR,
  createCommand,
  defineExtension,
  INSERT_PARAGRAPH_COMMAND,
  type LexicalCommand,
  type LexicalNode,
} from 'lexical';
import { $blockOf } from '../blocks/block-of.ts';
import { $createBreakNode, type BreakKind } from '../nodes/break-node.ts';

export const INSERT_BREAK_COMMAND: LexicalCommand<BreakKind> = createCommand(
  'INSERT_BREAK_COMMAND',
);

export const BreaksExtension = defineExtension({
  name: 'precis/breaks',
  register: (editor) =>
    editor.registerCommand(
      INSERT_BREAK_COMMAND,
      (kind) => {
        $insertBlock($createBreakNode(kind));
        return true;
      },
      COMMAND_PRIORITY_EDITOR,
    ),
});

/**
 * Puts a block behind that of the selection, in the place of an empty paragraph, or at the end; within the words of a
 * paragraph it divides them. The caret goes on behind it, in a paragraph that is there for it.
 */
export function $insertBlock(block: LexicalNode): void {
  const at = $placeToInsert();
  if (!at) $getRoot().append(block);
  else if ($isParagraphNode(at) && at.isEmpty()) at.replace(block);
  else at.insertAfter(block);
  const next = block.getNextSibling();
  if ($isParagraphNode(next)) {
    next.selectStart();
    return;
  }
  const paragraph = $createParagraphNode();
  block.insertAfter(paragraph);
  paragraph.select();
}

/** The block behind which it goes, after a paragraph with words on both sides of the caret was divided there. */
function $placeToInsert(): LexicalNode | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) {
    const last = selection?.getNodes().at(-1);
    return last ? $blockOf(last) : null;
  }
  const { key, offset, type } = selection.isBackward()
    ? selection.anchor
    : selection.focus;
  selection.anchor.set(key, offset, type);
  selection.focus.set(key, offset, type);
  const top = $blockOf(selection.anchor.getNode());
  if (!$isParagraphNode(top) || top.isEmpty()) return top;
  $getEditor().dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined);
  const behind = $getSelection()?.getNodes()[0]?.getTopLevelElement();
  const before = behind?.getPreviousSibling();
  if (!$isParagraphNode(behind) || !before) return top;
  // Nothing stood behind the caret.
  if (behind.isEmpty()) behind.remove();
  return before;
}
