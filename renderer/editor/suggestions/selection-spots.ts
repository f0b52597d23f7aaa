// The ends of the selection as places in the words of blocks, and back.
import {
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  type EditorState,
  type PointType,
} from 'lexical';
import type { Spot } from '#core/review/text-edit.ts';
import { $blockOf } from '../blocks/block-of.ts';
import {
  $offsetOf,
  $pointAt,
  $stretchElements,
} from '../find/stretch-nodes.ts';
import { $getBlockId } from '../nodes/block-state.ts';

/** Anchor and focus; null where no words are selected and no caret is in them. */
export function $selectionSpots(): readonly [Spot, Spot] | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const [anchor, focus] = [$spotOf(selection.anchor), $spotOf(selection.focus)];
  return anchor && focus ? [anchor, focus] : null;
}

/** In the order of the text. */
export const selectedIn = (state: EditorState): readonly [Spot, Spot] | null =>
  state.read(() => {
    const spots = $selectionSpots();
    const selection = $getSelection();
    return spots && $isRangeSelection(selection) && selection.isBackward()
      ? [spots[1], spots[0]]
      : spots;
  });

function $spotOf(point: PointType): Spot | null {
  const node = $getNodeByKey(point.key);
  const block = node && $blockOf(node);
  const id = block && $getBlockId(block);
  if (!block || !id) return null;
  for (const [stretch, element] of $stretchElements(block).entries()) {
    const offset = element && $offsetOf(element, point);
    if (offset !== null) return { block: id, stretch, offset };
  }
  return null;
}

/**
 * Selects from spot to spot once `$change` is done, with the look that is typed with. Meanwhile nothing is selected: ends in
 * words that are no more can't be followed. A spot that is not there leaves its end as near as can be.
 */
export function $selectAfter(
  spots: readonly Spot[],
  $change: () => void,
): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) {
    $change();
    return;
  }
  $setSelection(null);
  $change();
  $setSelection(selection);
  const [anchor, focus] = spots;
  for (const [point, spot] of [
    [selection.anchor, anchor],
    [selection.focus, focus],
  ] as const) {
    const block = $getRoot()
      .getChildren()
      .find((node) => $getBlockId(node) === spot?.block);
    const element = block && spot && $stretchElements(block)[spot.stretch];
    if (!element) {
      $keepWithin(point);
      continue;
    }
    const { node, offset, type } = $pointAt(element, spot.offset, 'end');
    point.set(node.getKey(), offset, type);
  }
}

function $keepWithin(point: PointType): void {
  const node = $getNodeByKey(point.key);
  if ($isTextNode(node) && node.isAttached())
    point.set(
      point.key,
      Math.min(point.offset, node.getTextContentSize()),
      'text',
    );
  else if ($isElementNode(node) && node.isAttached())
    point.set(
      point.key,
      Math.min(point.offset, node.getChildrenSize()),
      'element',
    );
  else point.set('root', 0, 'element');
}
