// Puts blocks that the library holds on the page: in the place of those with their ids, or where their rank says. The
// caret stays where it was, in a block that is put anew as well.
import {
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  type LexicalNode,
  type PointType,
} from 'lexical';
import type { Block, BlockId } from '#core/document/document.ts';
import { compareByRank } from '#core/document/rank.ts';
import { $nodeFromBlock } from '../convert.ts';

/** `page` are the blocks of the page in their order; those of `hide` go. */
export function $showBlocks(
  page: readonly Block[],
  $nodeOf: (id: BlockId) => LexicalNode | null,
  show: readonly Block[],
  hide: readonly BlockId[],
): void {
  const put = new Map<BlockId, LexicalNode>();
  const gone = new Set<BlockId>([...hide, ...show.map(({ id }) => id)]);
  const standing = page.filter(({ id }) => !gone.has(id));
  for (const block of [...show].sort(compareByRank)) {
    const node = $nodeFromBlock(block);
    const at = standing.findIndex((each) => compareByRank(each, block) > 0);
    const next = standing[at];
    const after = next && (put.get(next.id) ?? $nodeOf(next.id));
    if (after) after.insertBefore(node, false);
    else $getRoot().append(node);
    standing.splice(at < 0 ? standing.length : at, 0, block);
    put.set(block.id, node);
    const former = $nodeOf(block.id);
    if (former) $carryCaret(former, node);
    former?.remove();
  }
  for (const id of hide) $nodeOf(id)?.remove();
}

function $carryCaret(from: LexicalNode, to: LexicalNode): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  for (const point of [selection.anchor, selection.focus]) {
    const path = $pathTo(point, from);
    if (path) $setPoint(point, to, path);
  }
}

/** Places of children from `block` to the point's node; null where the point is in another block. */
function $pathTo(point: PointType, block: LexicalNode): number[] | null {
  const path: number[] = [];
  let node: LexicalNode | null = point.getNode();
  while (node && !node.is(block)) {
    path.unshift(node.getIndexWithinParent());
    node = node.getParent();
  }
  return node ? path : null;
}

function $setPoint(
  point: PointType,
  block: LexicalNode,
  path: readonly number[],
): void {
  let node = block;
  for (const place of path) {
    const child: LexicalNode | null = $isElementNode(node)
      ? (node.getChildAtIndex(place) ?? node.getLastChild())
      : null;
    if (!child) break;
    node = child;
  }
  if ($isTextNode(node))
    point.set(
      node.getKey(),
      Math.min(point.offset, node.getTextContentSize()),
      'text',
    );
  else if ($isElementNode(node))
    point.set(
      node.getKey(),
      Math.min(point.offset, node.getChildrenSize()),
      'element',
    );
}
