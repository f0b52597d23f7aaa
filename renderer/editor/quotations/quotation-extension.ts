// What kind a block of text is, and the keys inside quotations: Enter on an empty line leaves one, Backspace at its start
// takes it apart; a few signs at the start of a paragraph and a space say the kind.
import {
  $createListItemNode,
  $createListNode,
  $isListItemNode,
  $isListNode,
} from '@lexical/list';
import { $createHeadingNode } from '@lexical/rich-text';
import {
  $createLineBreakNode,
  $createParagraphNode,
  $getSelection,
  $isElementNode,
  $isParagraphNode,
  $isRangeSelection,
  COMMAND_PRIORITY_EDITOR,
  COMMAND_PRIORITY_NORMAL,
  createCommand,
  defineExtension,
  INSERT_PARAGRAPH_COMMAND,
  KEY_BACKSPACE_COMMAND,
  KEY_SPACE_COMMAND,
  mergeRegister,
  type ElementNode,
  type LexicalCommand,
  type LexicalNode,
} from 'lexical';
import { $getBlockId, $setBlockId } from '../nodes/block-state.ts';
import { $isPreservedNode } from '../nodes/preserved-node.ts';
import {
  $createPullQuotationNode,
  $isPullQuotationNode,
} from '../nodes/pull-quotation-node.ts';
import {
  $createQuotationNode,
  $isAttributionNode,
  $isQuotationNode,
  QuotationNode,
} from '../nodes/quotation-node.ts';

export type BlockKind =
  | 'paragraph'
  | 'heading-1'
  | 'heading-2'
  | 'heading-3'
  | 'heading-4'
  | 'quotation'
  | 'pull-quotation';

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
      editor.registerCommand(
        KEY_SPACE_COMMAND,
        (event) => {
          if (event.isComposing || !$takeSigns()) return false;
          event.preventDefault();
          return true;
        },
        COMMAND_PRIORITY_NORMAL,
      ),
      editor.registerNodeTransform(QuotationNode, $keepQuotation),
    ),
});

function $topOf(node: LexicalNode): LexicalNode | null {
  return node.getTopLevelElement();
}

function $selectedBlocks(): ElementNode[] {
  const selection = $getSelection();
  if (!selection) return [];
  const tops = new Set<ElementNode>();
  const nodes = $isRangeSelection(selection)
    ? [
        selection.anchor.getNode(),
        ...selection.getNodes(),
        selection.focus.getNode(),
      ]
    : selection.getNodes();
  for (const node of nodes) {
    const top = $topOf(node);
    if ($isElementNode(top)) tops.add(top);
  }
  return [...tops];
}

/** The stretches of words of a block, a line each. */
function $linesOf(block: ElementNode): ElementNode[] {
  if ($isQuotationNode(block))
    return block.getChildren().filter($isElementNode);
  if (!$isListNode(block)) return [block];
  return block.getChildren().flatMap((item) => {
    if (!$isListItemNode(item)) return [];
    const [first] = item.getChildren();
    return $isListNode(first) ? $linesOf(first) : [item];
  });
}

function $setKind(block: ElementNode, kind: BlockKind): void {
  const lines = $linesOf(block);
  const made: ElementNode[] = [];
  const whole =
    kind === 'quotation'
      ? $createQuotationNode()
      : kind === 'pull-quotation'
        ? $createPullQuotationNode()
        : null;
  for (const [place, line] of lines.entries()) {
    const target =
      kind === 'pull-quotation' && $isElementNode(whole)
        ? whole
        : kind.startsWith('heading-')
          ? $createHeadingNode(`h${kind.slice(-1) as '1' | '2' | '3' | '4'}`)
          : $createParagraphNode();
    if (target === whole) {
      if (place > 0) target.append($createLineBreakNode());
    } else if (whole) whole.append(target);
    else made.push(target);
    $moveLine(line, target);
  }
  if (whole) made.push(whole);
  const id = $getBlockId(block);
  const [first] = made;
  if (!first) return;
  let last: LexicalNode = block;
  for (const node of made) {
    if (node !== whole || kind !== 'quotation')
      node.setFormat(block.getFormatType());
    last.insertAfter(node);
    last = node;
  }
  block.remove();
  // After the removal: two nodes with one id would each get a new one.
  if (id !== null) $setBlockId(first, id);
}

/** The words of `from` at the end of `to`; a selection that stood in the element itself goes along. */
function $moveLine(from: ElementNode, to: ElementNode): void {
  const shift = to.getChildrenSize();
  const key = from.getKey();
  to.append(...from.getChildren());
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  for (const point of [selection.anchor, selection.focus])
    if (point.key === key && point.type === 'element')
      point.set(
        to.getKey(),
        Math.min(point.offset + shift, to.getChildrenSize()),
        'element',
      );
}

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
  const top = $topOf(node);
  if (!$isQuotationNode(top) && !$isPullQuotationNode(top)) return false;
  let at: LexicalNode | null = node;
  while (at && at !== top) {
    if (at.getPreviousSibling()) return false;
    at = at.getParent();
  }
  $setKind(top, 'paragraph');
  return true;
}

const SIGNS: Readonly<Record<string, BlockKind | 'bullet' | 'number'>> = {
  '#': 'heading-1',
  '##': 'heading-2',
  '###': 'heading-3',
  '####': 'heading-4',
  '>': 'quotation',
  '-': 'bullet',
  '*': 'bullet',
  '1.': 'number',
};

/** The signs are gone and the kind is set; one undo brings them back. */
function $takeSigns(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const { anchor } = selection;
  const text = anchor.getNode();
  const paragraph = text.getParent();
  if (
    anchor.type !== 'text' ||
    !$isParagraphNode(paragraph) ||
    paragraph !== $topOf(text) ||
    text.getPreviousSibling()
  )
    return false;
  const written = text.getTextContent().slice(0, anchor.offset);
  const kind = Object.hasOwn(SIGNS, written) ? SIGNS[written] : undefined;
  if (kind === undefined) return false;
  selection.setTextNodeRange(text as never, 0, text as never, written.length);
  selection.removeText();
  if (kind !== 'bullet' && kind !== 'number') {
    $setKind(paragraph, kind);
    return true;
  }
  const id = $getBlockId(paragraph);
  const list = $createListNode(kind);
  const item = $createListItemNode();
  list.append(item);
  $moveLine(paragraph, item);
  paragraph.replace(list);
  if (id !== null) $setBlockId(list, id);
  if (item.getChildrenSize() === 0) item.select();
  return true;
}

/** A quotation holds lines, and its attribution last. */
function $keepQuotation(quotation: QuotationNode): void {
  for (const child of quotation.getChildren()) {
    if ($isParagraphNode(child)) continue;
    if ($isAttributionNode(child)) {
      const next = child.getNextSibling();
      if (next) quotation.append(child);
      continue;
    }
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
    } else if ($isPreservedNode(child)) quotation.insertAfter(child);
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
  if (!quotation.getChildren().some($isParagraphNode)) {
    const paragraph = $createParagraphNode();
    const first = quotation.getFirstChild();
    if (first) first.insertBefore(paragraph);
    else quotation.append(paragraph);
  }
}
