// A selection that begins where a line begins and ends where a later one does takes in whole lines, and none of the last.
// Here they go, and the last one stays what it is.
import { $isListItemNode } from '@lexical/list';
import {
  $createParagraphNode,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isRootNode,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
  type PointType,
} from 'lexical';
import { $isCaptionNode } from '../nodes/figure-node.ts';
import { $isAttributionNode } from '../nodes/quotation-node.ts';
import { $isStartOf, $lineOf, $selectedEnds, isLine } from './line-of.ts';
import { $tableOf } from './whole-tables.ts';

export type WholeLines = {
  readonly first: ElementNode;
  /** The line at whose start the selection ends; it is none of those that are selected. */
  readonly last: ElementNode;
  /** Where the selection ends. */
  readonly end: PointType;
};

/** Null where the selection is another one, or has an end in a table or at the start of what belongs to what goes. */
export function $wholeLines(): WholeLines | null {
  const ends = $selectedEnds();
  if (!ends) return null;
  const [start, end] = ends;
  const first = $lineOf(start.getNode());
  const last = $lineOf(end.getNode());
  if (!first || !last || first.is(last) || first.isParentOf(last)) return null;
  if (!$isStartOf(start, first) || !$isStartOf(end, last)) return null;
  if ($isInTable(first) || $isInTable(last) || isPartOfBlock(last)) return null;
  return { first, last, end };
}

const $isInTable = (line: LexicalNode): boolean => $tableOf(line) !== null;

/** A caption or an attribution, which goes with its block and never without it. */
const isPartOfBlock = (line: ElementNode): boolean =>
  $isCaptionNode(line) || $isAttributionNode(line);

/** Whether there were any. */
export function $removeWholeLines(): boolean {
  const lines = $wholeLines();
  const selection = $getSelection();
  if (!lines || !$isRangeSelection(selection)) return false;
  const { first, last, end } = lines;
  const { key, offset, type } = end;
  selection.anchor.set(key, offset, type);
  selection.focus.set(key, offset, type);
  $removeBetween(first, last);
  if (isPartOfBlock(first)) first.clear();
  else $removeWithEmptied(first);
  $raise(last);
  return true;
}

function $removeBetween(first: ElementNode, last: ElementNode): void {
  const around = [last, ...last.getParents()];
  let from: LexicalNode = first;
  let to: LexicalNode | undefined;
  while (!to) {
    const parent: ElementNode = from.getParentOrThrow();
    to = around.find((node) => node.getParent()?.is(parent));
    for (const node of from.getNextSiblings()) {
      if (to?.is(node)) break;
      node.remove();
    }
    from = parent;
  }
  for (let at: LexicalNode = last; !at.is(to); at = at.getParentOrThrow())
    for (const node of at.getPreviousSiblings()) node.remove();
}

function $removeWithEmptied(line: ElementNode): void {
  let at: ElementNode = line;
  let parent = at.getParent();
  while (parent && !$isRootNode(parent) && parent.getChildrenSize() === 1) {
    at = parent;
    parent = at.getParent();
  }
  at.remove();
}

/** An item whose own item is gone takes its place: nothing is nested in nothing. */
function $raise(item: ElementNode): void {
  if (!$isListItemNode(item)) return;
  for (;;) {
    const around = item.getParentOrThrow().getParent();
    if (
      !$isListItemNode(around) ||
      item.getPreviousSibling() ||
      around.getPreviousSibling()
    )
      return;
    if (!item.getNextSibling()) {
      around.insertBefore(item);
      around.remove();
    } else around.insertBefore(item);
  }
}

/** The selection ends with the last line that is in it, and what replaces it comes to stand in the first one. */
export function $endBeforeLast(): void {
  const lines = $wholeLines();
  if (!lines) return;
  let before: LexicalNode | null = lines.last;
  while (before && !before.getPreviousSibling()) before = before.getParent();
  before = before?.getPreviousSibling() ?? null;
  while ($isElementNode(before)) {
    const child: LexicalNode | null = before.getLastChild();
    if (!child || !isLine(child)) break;
    before = child;
  }
  if (!before) return;
  if (!$isElementNode(before) || $isInTable(before)) {
    // No words can end in a rule, nor in a table: the last of the lines is an empty one behind it.
    const empty = $createParagraphNode();
    ($tableOf(before) ?? before).insertAfter(empty);
    lines.end.set(empty.getKey(), 0, 'element');
    return;
  }
  const words = before.getLastChild();
  if ($isTextNode(words))
    lines.end.set(words.getKey(), words.getTextContentSize(), 'text');
  else lines.end.set(before.getKey(), before.getChildrenSize(), 'element');
}
