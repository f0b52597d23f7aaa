// From the id of a footnote to where it stands on the page: a mark of its own in the text, or a place within a block that
// is kept as it is stored (a table's cell, a caption).
import { $dfs } from '@lexical/utils';
import {
  $getNearestNodeFromDOMNode,
  isDOMNode,
  isHTMLElement,
  type LexicalEditor,
} from 'lexical';
import type { Block, FootnoteId, NoteInline } from '#core/document/document.ts';
import { footnotesOf, type PlacedFootnote } from '#core/document/walk.ts';
import type { BlocksOutput } from '../blocks/blocks-extension.ts';
import { mapPreserved } from '../blocks/map-preserved.ts';
import { $isFootnoteNode, type FootnoteNode } from '../nodes/footnote-node.ts';
import { $isPreservedNode } from '../nodes/preserved-node.ts';

export function findFootnote(
  blocks: readonly Block[],
  id: FootnoteId,
): PlacedFootnote | null {
  return footnotesOf(blocks).find(({ footnote }) => footnote.id === id) ?? null;
}

/** Null where no mark of its own in the text is this footnote's. */
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
  return node
    ? editor.getElementByKey(node.getKey())
    : (editor
        .getRootElement()
        ?.querySelector<HTMLElement>(`[data-note="${CSS.escape(id)}"]`) ??
        null);
}

/** The footnote whose mark the element is or is part of. */
export function $footnoteAt(target: EventTarget | null): FootnoteId | null {
  if (!isDOMNode(target)) return null;
  const node = $getNearestNodeFromDOMNode(target);
  if ($isFootnoteNode(node)) return node.getFootnote().id;
  if (!$isPreservedNode(node) || !isHTMLElement(target)) return null;
  const mark = target.closest('.fn')?.querySelector('[data-note]');
  return (mark?.getAttribute('data-note') ?? null) as FootnoteId | null;
}

/** Does nothing where the page has no such footnote. */
export function $changeFootnote(
  page: BlocksOutput,
  id: FootnoteId,
  content: readonly NoteInline[],
): void {
  const mark = $findFootnoteNode(page, id);
  if (mark) {
    mark.setFootnote({ ...mark.getFootnote(), content });
    return;
  }
  const placed = findFootnote(page.blocks.peek(), id);
  const block = placed && page.$nodeOf(placed.block);
  if (!$isPreservedNode(block)) return;
  block.setPreserved(
    mapPreserved(block.getPreserved(), (inline) =>
      inline.type === 'footnote' && inline.id === id
        ? { ...inline, content }
        : inline,
    ),
  );
}
