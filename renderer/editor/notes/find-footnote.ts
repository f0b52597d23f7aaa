// From the id of a footnote to its node on the page.
import { $dfs } from '@lexical/utils';
import type { Block, FootnoteId } from '#core/document/document.ts';
import { footnotesOf, type PlacedFootnote } from '#core/document/walk.ts';
import type { BlocksOutput } from '../blocks/blocks-extension.ts';
import { $isFootnoteNode, type FootnoteNode } from '../nodes/footnote-node.ts';

export function findFootnote(
  blocks: readonly Block[],
  id: FootnoteId,
): PlacedFootnote | null {
  return footnotesOf(blocks).find(({ footnote }) => footnote.id === id) ?? null;
}

/** Null where the page has no such footnote. */
export function $findFootnoteNode(
  { blocks, $nodeOf }: BlocksOutput,
  id: FootnoteId,
): FootnoteNode | null {
  const placed = findFootnote(blocks.peek(), id);
  const block = placed && $nodeOf(placed.block);
  if (!block) return null;
  for (const { node } of $dfs(block))
    if ($isFootnoteNode(node) && node.getFootnote().id === id) return node;
  return null;
}
