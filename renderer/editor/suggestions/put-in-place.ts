// Brings the sheet to what blocks say, and leaves alone what says it already: the caret's own words are not drawn anew
// while somebody types in them.
import { $isLinkNode } from '@lexical/link';
import { $isListNode } from '@lexical/list';
import {
  $getRoot,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import type { Block, BlockId, Inline } from '#core/document/document.ts';
import { inlineContainers, mapInlineContainers } from '#core/document/walk.ts';
import { $inlines, $lineBreakOf, $nodeFromBlock, $textOf } from '../convert.ts';
import { $stretchElements } from '../find/stretch-nodes.ts';
import { $getBlockId, $setSuggested } from '../nodes/block-state.ts';
import { $isFootnoteNode } from '../nodes/footnote-node.ts';
import { $isMarkerNode } from '../nodes/marker-node.ts';
import { sameBlock } from '../blocks/same-block.ts';

/** `shown` are neighbouring blocks as they stand on the sheet now; in their place come `blocks`. */
export function $putInPlace(
  shown: readonly Block[],
  blocks: readonly Block[],
): void {
  const here = new Map(shown.map((block) => [block.id, block]));
  const nodes = new Map<BlockId, LexicalNode>();
  let previous: LexicalNode | null = null;
  let isFirst = true;
  for (const node of $getRoot().getChildren()) {
    const id = $getBlockId(node);
    if (id !== null && here.has(id)) {
      nodes.set(id, node);
      isFirst = false;
    } else if (isFirst) previous = node;
  }
  if (shown.length === 0) previous = $getRoot().getLastChild();
  for (const block of blocks) {
    const former = here.get(block.id);
    let node: LexicalNode | undefined = nodes.get(block.id);
    nodes.delete(block.id);
    if (!node || !former) node = $nodeFromBlock(block);
    else if (former !== block) node = $putBlock(node, former, block);
    const before: LexicalNode | null = node.getPreviousSibling();
    if (!node.isAttached() || before?.getKey() !== previous?.getKey())
      if (previous) previous.insertAfter(node, false);
      else {
        const first = $getRoot().getFirstChild();
        if (first) first.insertBefore(node, false);
        else $getRoot().append(node);
      }
    previous = node;
  }
  for (const node of nodes.values()) node.remove();
}

const withoutWords = (block: Block): Block => {
  const {
    inserted: _inserted,
    deleted: _deleted,
    moved: _moved,
    reshaped: _reshaped,
    ...rest
  } = mapInlineContainers(block, () => []);
  return { ...rest, rank: block.rank };
};

/** The node that stands for the block now. */
function $putBlock(
  node: LexicalNode,
  former: Block,
  block: Block,
): LexicalNode {
  const elements = $stretchElements(node);
  const [words, contents] = [
    [...inlineContainers(former)],
    [...inlineContainers(block)],
  ];
  if (
    !sameBlock(
      { ...withoutWords(former), rank: block.rank },
      withoutWords(block),
    ) ||
    contents.some((content, at) => content !== words[at] && !elements[at])
  ) {
    const made = $nodeFromBlock(block);
    node.replace(made);
    return made;
  }
  $setSuggested(node, block);
  for (const [at, content] of contents.entries()) {
    const element = elements[at];
    if (element && content !== words[at]) $putContent(element, content);
  }
  return node;
}

function $putContent(element: ElementNode, content: readonly Inline[]): void {
  const children = element.getChildren().filter((node) => !$isListNode(node));
  const shown = children.map($written);
  const wanted = content.map((inline) => JSON.stringify(inline));
  const most = Math.min(shown.length, wanted.length);
  let ahead = 0;
  while (ahead < most && shown[ahead] === wanted[ahead]) ahead += 1;
  let behind = 0;
  while (
    behind < most - ahead &&
    shown[shown.length - 1 - behind] === wanted[wanted.length - 1 - behind]
  )
    behind += 1;
  if (ahead + behind === shown.length && ahead + behind === wanted.length)
    return;
  element.splice(
    ahead,
    shown.length - ahead - behind,
    $inlines(content.slice(ahead, content.length - behind)),
  );
}

/** As JSON has it in canonical writing; nothing that could be wanted where it is none of ours. */
function $written(node: LexicalNode): string | null {
  if ($isTextNode(node)) return JSON.stringify($textOf(node));
  if ($isLineBreakNode(node)) return JSON.stringify($lineBreakOf(node));
  if ($isFootnoteNode(node)) return JSON.stringify(node.getFootnote());
  if ($isMarkerNode(node)) return JSON.stringify(node.getMarker());
  if ($isLinkNode(node) && $isElementNode(node))
    return JSON.stringify({
      type: 'link',
      url: node.getURL(),
      content: node
        .getChildren()
        .map((child) =>
          $isTextNode(child) ? $textOf(child) : $lineBreakOf(child),
        ),
    });
  return null;
}
