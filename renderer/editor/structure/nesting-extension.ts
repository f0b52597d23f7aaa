// What stands in what: lines of text hold words alone, and blocks that came to lie in one (from a web page, say) stand
// behind it; the library's own kind of quotation becomes ours.
import { $isListNode, ListItemNode } from '@lexical/list';
import { HeadingNode, QuoteNode } from '@lexical/rich-text';
import { $isTableNode } from '@lexical/table';
import {
  $createParagraphNode,
  $isDecoratorNode,
  $isElementNode,
  defineExtension,
  mergeRegister,
  ParagraphNode,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import { $getBlockId, $setBlockId } from '../nodes/block-state.ts';
import { $isFigureNode, CaptionNode } from '../nodes/figure-node.ts';
import { PullQuotationNode } from '../nodes/pull-quotation-node.ts';
import {
  AttributionNode,
  $createQuotationNode,
} from '../nodes/quotation-node.ts';
import { $isTableBlockNode } from '../nodes/table-block-node.ts';

export const NestingExtension = defineExtension({
  name: 'precis/nesting',
  register: (editor) =>
    mergeRegister(
      ...[ParagraphNode, HeadingNode, PullQuotationNode].map((klass) =>
        editor.registerNodeTransform(klass, $keepLine),
      ),
      ...[AttributionNode, CaptionNode].map((klass) =>
        editor.registerNodeTransform(klass, $unwrapBlocks),
      ),
      editor.registerNodeTransform(ListItemNode, (node) => {
        $unwrapBlocks(node);
      }),
      editor.registerNodeTransform(QuoteNode, $makeQuotation),
    ),
});

/** The first block in a line and all that follows it stand behind the line, in their order. */
function $keepLine(line: ElementNode): void {
  const children = line.getChildren();
  const first = children.findIndex(isBlock);
  if (first < 0) return;
  let last: LexicalNode = line;
  let words: ParagraphNode | null = null;
  for (const child of children.slice(first)) {
    if (isBlock(child)) {
      words = null;
      last.insertAfter(child);
      last = child;
    } else {
      if (!words) {
        words = $createParagraphNode();
        last.insertAfter(words);
        last = words;
      }
      words.append(child);
    }
  }
  if (first === 0) line.remove();
}

/** Where nothing can stand behind, the words of a block stand in its place; lists within items are theirs. */
function $unwrapBlocks(line: ElementNode): void {
  for (const child of line.getChildren()) {
    if (!isBlock(child) || $isListNode(child)) continue;
    if ($isElementNode(child) && !staysWhole(child)) {
      for (const inner of child.getChildren()) child.insertBefore(inner);
      child.remove();
    } else line.getTopLevelElementOrThrow().insertAfter(child);
  }
}

/** Taken apart, a figure or a table would be lost with its words. */
const staysWhole = (node: LexicalNode): boolean =>
  $isFigureNode(node) || $isTableBlockNode(node) || $isTableNode(node);

const isBlock = (node: LexicalNode): boolean =>
  ($isElementNode(node) || $isDecoratorNode(node)) && !node.isInline();

function $makeQuotation(quote: QuoteNode): void {
  const quotation = $createQuotationNode();
  let words: ParagraphNode | null = null;
  for (const child of quote.getChildren()) {
    if (isBlock(child)) {
      words = null;
      quotation.append(child);
    } else {
      if (!words) {
        words = $createParagraphNode();
        quotation.append(words);
      }
      words.append(child);
    }
  }
  if (quotation.isEmpty()) quotation.append($createParagraphNode());
  const id = $getBlockId(quote);
  quote.replace(quotation);
  if (id !== null) $setBlockId(quotation, id);
}
