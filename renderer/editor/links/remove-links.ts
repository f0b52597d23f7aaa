// Links are taken off what is selected, and the words stay. A link at whose edge a selection ends, with none of its words
// in it, is left as it is: Lexical's own command throws there.
import { $isAutoLinkNode, $isLinkNode, type LinkNode } from '@lexical/link';
import { $findMatchingParent } from '@lexical/utils';
import {
  $copyNode,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  type LexicalNode,
} from 'lexical';

function $linkAround(node: LexicalNode): LinkNode | null {
  return $findMatchingParent(
    node,
    (one): one is LinkNode => $isLinkNode(one) && !$isAutoLinkNode(one),
  );
}

/** Takes the link off its children from place `first` to `last`; those behind them get a link of their own. */
function $takeOff(link: LinkNode, first: number, last: number): void {
  const children = link.getChildren();
  const behind = children.slice(last + 1);
  if (behind.length > 0) {
    const rest = $copyNode(link);
    link.insertAfter(rest);
    for (const child of behind) rest.append(child);
  }
  for (const child of children.slice(first, last + 1).reverse())
    link.insertAfter(child);
  if (first === 0) link.remove();
}

/** Takes the links off the words that are selected, or the whole link off where the caret stands in one. */
export function $removeLinks(): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  if (selection.isCollapsed()) {
    const link = $linkAround(selection.anchor.getNode());
    if (link) $takeOff(link, 0, link.getChildrenSize() - 1);
    return;
  }
  const nodes = selection.extract();
  const chosen = new Set(nodes.map((node) => node.getKey()));
  const isChosen = (child: LexicalNode): boolean =>
    chosen.has(child.getKey()) ||
    ($isElementNode(child) && nodes.some((node) => child.isParentOf(node)));
  const links = new Map(
    nodes.flatMap((node) => {
      const link = $linkAround(node);
      return link ? [[link.getKey(), link] as const] : [];
    }),
  );
  for (const link of links.values()) {
    const children = link.getChildren();
    const first = children.findIndex(isChosen);
    if (first >= 0) $takeOff(link, first, children.findLastIndex(isChosen));
  }
}
