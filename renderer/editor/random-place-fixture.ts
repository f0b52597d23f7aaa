// Places on a page for tests that edit at random: every number means some place, whatever the page holds by then.
import fc from 'fast-check';
import {
  $createRangeSelection,
  $getRoot,
  $isElementNode,
  $isTextNode,
  $setSelection,
  type LexicalNode,
} from 'lexical';

/** A place on the page, by numbers that are taken modulo what there is. */
export type Point = {
  readonly block: number;
  readonly leaf: number;
  readonly offset: number;
};
export const point = fc.record({
  block: fc.nat(30),
  leaf: fc.nat(8),
  offset: fc.nat(20),
});

export const pick = <T>(list: readonly T[], at: number): T | undefined =>
  list[at % Math.max(1, list.length)];

function $leaf({ block, leaf }: Point): LexicalNode | undefined {
  let node: LexicalNode | undefined = pick($getRoot().getChildren(), block);
  let at = leaf;
  while ($isElementNode(node) && node.getChildrenSize() > 0) {
    node = pick(node.getChildren(), at);
    at = at * 7 + 1;
  }
  return node;
}

/** False where nothing can be selected there. */
export function $select(from: Point, to: Point = from): boolean {
  const selection = $createRangeSelection();
  for (const [end, at] of [
    [selection.anchor, from],
    [selection.focus, to],
  ] as const) {
    const node = $leaf(at);
    if ($isTextNode(node))
      end.set(
        node.getKey(),
        at.offset % (node.getTextContentSize() + 1),
        'text',
      );
    else if ($isElementNode(node)) end.set(node.getKey(), 0, 'element');
    else return false;
  }
  $setSelection(selection);
  return true;
}
