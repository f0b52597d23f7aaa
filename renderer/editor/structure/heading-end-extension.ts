// Enter behind a heading that ends in a footnote's mark, a marker or a break. Lexical 0.52 knows the end of a heading only
// behind its words: another heading would follow, and be listed in the outline and the contents.
import { $isHeadingNode } from '@lexical/rich-text';
import {
  $createParagraphNode,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_LOW,
  defineExtension,
  INSERT_PARAGRAPH_COMMAND,
} from 'lexical';

export const HeadingEndExtension = defineExtension({
  name: 'precis/heading-end',
  register: (editor) =>
    editor.registerCommand(
      INSERT_PARAGRAPH_COMMAND,
      $goOnBehindHeading,
      COMMAND_PRIORITY_LOW,
    ),
});

/** False where the caret is not behind all that a heading has. */
function $goOnBehindHeading(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const { anchor } = selection;
  const heading = anchor.getNode();
  if (
    !$isHeadingNode(heading) ||
    heading.isEmpty() ||
    anchor.offset < heading.getChildrenSize()
  )
    return false;
  const paragraph = $createParagraphNode().setDirection(heading.getDirection());
  heading.insertAfter(paragraph);
  paragraph.select();
  return true;
}
