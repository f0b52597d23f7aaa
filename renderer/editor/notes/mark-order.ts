// Marks in reading order, seen from where the selection ends: which one stands before it, which one comes next. Only the
// block of the selection is looked through, and others as far as the nearest that has a mark.
import { $dfs } from '@lexical/utils';
import {
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  type LexicalNode,
  type PointType,
} from 'lexical';
import { $blockOf } from '../blocks/block-of.ts';
import { $isFootnoteNode, type FootnoteNode } from '../nodes/footnote-node.ts';
import { $selectedMark } from './choice-extension.ts';

function $marksIn(block: LexicalNode): FootnoteNode[] {
  return $dfs(block).flatMap(({ node }) => ($isFootnoteNode(node) ? node : []));
}

function isBefore(mark: FootnoteNode, { node, offset }: Place): boolean {
  if (!$isElementNode(node)) return mark.isBefore(node);
  const next = node.getChildAtIndex(offset);
  if (next) return mark.isBefore(next) && !mark.is(next);
  const last = node.getLastChild();
  if (!last) return mark.isBefore(node);
  return mark.is(last) || last.isParentOf(mark) || mark.isBefore(last);
}

type Place = { readonly node: LexicalNode; readonly offset: number };

/** Where the selection stands: its block, that block's marks, and how many of them are before it. */
type Standing = {
  readonly block: LexicalNode;
  readonly marks: readonly FootnoteNode[];
  /** Up to the mark itself where one is selected. */
  readonly before: number;
  readonly selected: FootnoteNode | null;
};

function $standing(): Standing | null {
  const selected = $selectedMark();
  const selection = $getSelection();
  const point: PointType | null = $isRangeSelection(selection)
    ? selection.focus
    : null;
  const node = selected ?? point?.getNode();
  const block = node && $blockOf(node);
  if (!block) return null;
  const marks = $marksIn(block);
  if (selected)
    return { block, marks, before: marks.indexOf(selected), selected };
  const place =
    point === null ? null : { node: point.getNode(), offset: point.offset };
  const before = place
    ? marks.filter((mark) => isBefore(mark, place)).length
    : 0;
  return { block, marks, before, selected };
}

/** The mark after (1) or before (-1) the selection; the first or last of the text where there is none. */
export function $neighbourMark(step: 1 | -1): FootnoteNode | null {
  const standing = $standing();
  const sibling = (block: LexicalNode): LexicalNode | null =>
    step === 1 ? block.getNextSibling() : block.getPreviousSibling();
  const end = (marks: readonly FootnoteNode[]): FootnoteNode | undefined =>
    step === 1 ? marks[0] : marks.at(-1);
  let block: LexicalNode | null;
  if (standing) {
    const { marks, before, selected } = standing;
    const place = step === -1 ? before - 1 : selected ? before + 1 : before;
    const found = marks[place];
    if (found) return found;
    block = sibling(standing.block);
  } else
    block = step === 1 ? $getRoot().getFirstChild() : $getRoot().getLastChild();
  for (; block; block = sibling(block)) {
    const found = end($marksIn(block));
    if (found) return found;
  }
  return null;
}

/**
 * Where a note would stand that is put in now: the mark before it in its block, and the block; null where there is no
 * selection.
 */
export function $insertionPlace(): {
  readonly block: LexicalNode;
  readonly mark: FootnoteNode | null;
} | null {
  const standing = $standing();
  if (!standing) return null;
  const { block, marks, before, selected } = standing;
  return { block, mark: selected ?? marks[before - 1] ?? null };
}
