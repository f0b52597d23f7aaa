// From the id of a footnote to its mark on the page, and from a mark as it is drawn to its footnote.
import { $dfs } from '@lexical/utils';
import {
  $getNearestNodeFromDOMNode,
  isDOMNode,
  type LexicalEditor,
} from 'lexical';
import type { Block, FootnoteId, NoteInline } from '#core/document/document.ts';
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

/** The mark as it is drawn, null where it isn't. */
export function $findMark(
  editor: LexicalEditor,
  page: BlocksOutput,
  id: FootnoteId,
): HTMLElement | null {
  const node = $findFootnoteNode(page, id);
  return node && editor.getElementByKey(node.getKey());
}

/** The footnote whose mark the element is or is part of. */
export function $footnoteAt(target: EventTarget | null): FootnoteId | null {
  if (!isDOMNode(target)) return null;
  const node = $getNearestNodeFromDOMNode(target);
  return $isFootnoteNode(node) ? node.getFootnote().id : null;
}

/** Does nothing where the page has no such footnote. */
export function $changeFootnote(
  page: BlocksOutput,
  id: FootnoteId,
  content: readonly NoteInline[],
): void {
  const mark = $findFootnoteNode(page, id);
  mark?.setFootnote({ ...mark.getFootnote(), content });
}
