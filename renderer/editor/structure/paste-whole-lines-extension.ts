// Lines that were copied with their breaks end with an empty line of the kind of the one behind them. It says that a line
// ends there, and no more: the editor library would make it of what they are pasted into.
import {
  $createHeadingNode,
  $isHeadingNode,
  type HeadingNode,
} from '@lexical/rich-text';
import {
  $createParagraphNode,
  $isParagraphNode,
  $isRangeSelection,
  $isRootNode,
  COMMAND_PRIORITY_LOW,
  defineExtension,
  SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
  type LexicalNode,
  type ParagraphNode,
  type RangeSelection,
} from 'lexical';
import { $isStartOf, $lineOf } from './line-of.ts';

export const PasteWholeLinesExtension = defineExtension({
  name: 'precis/paste-whole-lines',
  register: (editor) =>
    editor.registerCommand(
      SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
      ({ nodes, selection }) => {
        const lines = nodes.slice(0, -1);
        if (
          !$isRangeSelection(selection) ||
          lines.length === 0 ||
          lines.some((node) => node.isInline()) ||
          !$isEmptyLine(nodes.at(-1)) ||
          !$lineAt(selection)
        )
          return false;
        const isReplacing = !selection.isCollapsed();
        if (isReplacing) selection.removeText();
        const line = $lineAt(selection);
        if (!line) return false;
        if (!$isStartOf(selection.anchor, line)) {
          selection.insertNodes([...lines, $emptyLike(line)]);
          return true;
        }
        for (const node of lines) line.insertBefore(node);
        if (isReplacing && line.isEmpty()) {
          lines.at(-1)?.selectEnd();
          line.remove();
        }
        return true;
      },
      COMMAND_PRIORITY_LOW,
    ),
});

type Line = HeadingNode | ParagraphNode;

const isParagraphOrHeading = (
  node: LexicalNode | null | undefined,
): node is Line => $isParagraphNode(node) || $isHeadingNode(node);

const $isEmptyLine = (node: LexicalNode | undefined): boolean =>
  isParagraphOrHeading(node) && node.isEmpty();

/** The paragraph or the heading of the text that the selection begins in. */
function $lineAt(selection: RangeSelection): Line | null {
  const { anchor, focus } = selection;
  const line = $lineOf((selection.isBackward() ? focus : anchor).getNode());
  return isParagraphOrHeading(line) && $isRootNode(line.getParent())
    ? line
    : null;
}

const $emptyLike = (line: Line): Line =>
  $isHeadingNode(line)
    ? $createHeadingNode(line.getTag())
    : $createParagraphNode();
