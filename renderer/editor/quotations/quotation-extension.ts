// What kind a block of text is, and the keys inside quotations: Enter on an empty line leaves one, Backspace at the start
// of one (and of code) makes paragraphs of it.
import { $isListNode } from '@lexical/list';
import { $isTableNode } from '@lexical/table';
import {
  $createParagraphNode,
  $getSelection,
  $isDecoratorNode,
  $isElementNode,
  $isParagraphNode,
  $isRangeSelection,
  COMMAND_PRIORITY_EDITOR,
  COMMAND_PRIORITY_NORMAL,
  createCommand,
  defineExtension,
  INSERT_PARAGRAPH_COMMAND,
  KEY_BACKSPACE_COMMAND,
  mergeRegister,
  type LexicalCommand,
  type LexicalNode,
} from 'lexical';
import { $copyTraits, $getBlockId, $setBlockId } from '../nodes/block-state.ts';
import { $isCodeNode } from '../nodes/code-node.ts';
import { $isFigureNode } from '../nodes/figure-node.ts';
import { $isPullQuotationNode } from '../nodes/pull-quotation-node.ts';
import {
  $isAttributionNode,
  $isQuotationNode,
  AttributionNode,
  QuotationNode,
} from '../nodes/quotation-node.ts';
import { $isTableBlockNode } from '../nodes/table-block-node.ts';
import {
  $linesOf,
  $moveLine,
  $selectedBlocks,
  $setKind,
  type BlockKind,
} from './set-kind.ts';

/** Makes the blocks of the selection blocks of that kind; words and ids stay. */
export const SET_BLOCK_KIND_COMMAND: LexicalCommand<BlockKind> = createCommand(
  'SET_BLOCK_KIND_COMMAND',
);

export const QuotationExtension = defineExtension({
  name: 'precis/quotation',
  register: (editor) =>
    mergeRegister(
      editor.registerCommand(
        SET_BLOCK_KIND_COMMAND,
        (kind) => {
          for (const block of $selectedBlocks()) $setKind(block, kind);
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
      editor.registerCommand(
        INSERT_PARAGRAPH_COMMAND,
        $leaveQuotation,
        COMMAND_PRIORITY_NORMAL,
      ),
      editor.registerCommand(
        KEY_BACKSPACE_COMMAND,
        (event) => {
          if (!$takeApart()) return false;
          event.preventDefault();
          return true;
        },
        COMMAND_PRIORITY_NORMAL,
      ),
      editor.registerNodeTransform(QuotationNode, $keepQuotation),
      editor.registerNodeTransform(AttributionNode, $keepAttribution),
    ),
});

/** Enter on an empty last paragraph of a quotation goes on behind it. */
function $leaveQuotation(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const line = selection.anchor.getNode();
  const quotation = line.getParent();
  if (
    !$isParagraphNode(line) ||
    !$isQuotationNode(quotation) ||
    line.getChildrenSize() > 0 ||
    quotation.getChildrenSize() === 1
  )
    return false;
  const next = line.getNextSibling();
  if (next && !$isAttributionNode(next)) return false;
  const paragraph = $createParagraphNode();
  quotation.insertAfter(paragraph);
  line.remove();
  paragraph.select();
  return true;
}

function $takeApart(): boolean {
  const selection = $getSelection();
  if (
    !$isRangeSelection(selection) ||
    !selection.isCollapsed() ||
    selection.anchor.offset !== 0
  )
    return false;
  const node = selection.anchor.getNode();
  const top = node.getTopLevelElement();
  if (!$isQuotationNode(top) && !$isPullQuotationNode(top) && !$isCodeNode(top))
    return false;
  let at: LexicalNode | null = node;
  while (at && at !== top) {
    if (at.getPreviousSibling()) return false;
    at = at.getParent();
  }
  $setKind(top, 'paragraph');
  return true;
}

/** An attribution stands in a quotation; anywhere else it is a paragraph. */
function $keepAttribution(attribution: AttributionNode): void {
  if ($isQuotationNode(attribution.getParent())) return;
  const id = $getBlockId(attribution);
  const paragraph = $createParagraphNode();
  attribution.insertBefore(paragraph);
  $copyTraits(attribution, paragraph);
  $moveLine(attribution, paragraph);
  attribution.remove();
  if (id !== null) $setBlockId(paragraph, id);
}

/** A quotation holds lines, and one attribution last. */
function $keepQuotation(quotation: QuotationNode): void {
  const attribution = quotation.getChildren().findLast($isAttributionNode);
  for (const child of quotation.getChildren()) {
    if ($isParagraphNode(child) || child.is(attribution)) continue;
    if (
      $isQuotationNode(child) ||
      $isPullQuotationNode(child) ||
      $isListNode(child)
    ) {
      for (const line of $linesOf(child)) {
        const paragraph = $createParagraphNode();
        child.insertBefore(paragraph);
        $moveLine(line, paragraph);
      }
      child.remove();
    } else if (
      $isFigureNode(child) ||
      $isTableBlockNode(child) ||
      $isTableNode(child) ||
      ($isDecoratorNode(child) && !child.isInline())
    )
      quotation.insertAfter(child);
    else if ($isElementNode(child) && !child.isInline()) {
      const paragraph = $createParagraphNode();
      child.insertBefore(paragraph);
      $moveLine(child, paragraph);
      child.remove();
    } else {
      const paragraph = $createParagraphNode();
      child.insertBefore(paragraph);
      paragraph.append(child);
    }
  }
  if (attribution?.getNextSibling()) quotation.append(attribution);
  if (!quotation.getChildren().some($isParagraphNode)) {
    const paragraph = $createParagraphNode();
    const first = quotation.getFirstChild();
    if (first) first.insertBefore(paragraph);
    else quotation.append(paragraph);
  }
}
