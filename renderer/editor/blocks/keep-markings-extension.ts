// Words of a marked block never come to stand in one without a marking, however they got there: joined, typed over, cut,
// pasted or dragged. Each text, footnote, marker and picture of a marked block carries its marking, through the clipboard as well,
// and a block without one takes that of what comes into it. A block that has a marking keeps it: which of two is the
// higher, their words don't say.
import {
  $isElementNode,
  $isRootNode,
  $isTextNode,
  defineExtension,
  mergeRegister,
  TabNode,
  TextNode,
  type ElementNode,
  type Klass,
  type LexicalNode,
} from 'lexical';
import {
  $getCarriedMarking,
  $getTraits,
  $setCarriedMarking,
  $setTraits,
} from '../nodes/block-state.ts';
import { $blockOf } from './block-of.ts';
import { $isPictureNode, PictureNode } from '../nodes/figure-node.ts';
import { $isFootnoteNode, FootnoteNode } from '../nodes/footnote-node.ts';
import { $isMarkerNode, MarkerNode } from '../nodes/marker-node.ts';
import { elementClasses } from '../structure/structure-extension.ts';

const LEAVES: readonly Klass<LexicalNode>[] = [
  TextNode,
  TabNode,
  FootnoteNode,
  MarkerNode,
  PictureNode,
];

export const KeepMarkingsExtension = defineExtension({
  name: 'precis/keep-markings',
  register: (editor) =>
    mergeRegister(
      ...LEAVES.map((klass) =>
        editor.registerNodeTransform(klass, (leaf) => {
          $keepMarking(leaf, [leaf]);
        }),
      ),
      ...elementClasses(editor).map((klass) =>
        editor.registerNodeTransform(klass, (element) => {
          if (!$isRootNode(element)) $keepMarking(element, $leavesOf(element));
        }),
      ),
    ),
});

/** A block that gets a marking here is looked at again as a whole. */
function $keepMarking(within: LexicalNode, leaves: readonly LexicalNode[]) {
  const block = $blockOf(within);
  if (!$isElementNode(block) || !block.isAttached()) return;
  const traits = $getTraits(block);
  const carried = leaves.map($getCarriedMarking);
  const marking =
    traits.marking ?? carried.find((one) => one !== null) ?? undefined;
  if (marking === undefined) return;
  if (traits.marking === undefined) $setTraits(block, { ...traits, marking });
  for (const [place, leaf] of leaves.entries())
    if (carried[place] === null) $setCarriedMarking(leaf, marking);
}

/** What of a block carries its marking. */
export function $leavesOf(element: ElementNode): LexicalNode[] {
  return element
    .getChildren()
    .flatMap((child) =>
      $isElementNode(child)
        ? $leavesOf(child)
        : $isTextNode(child) ||
            $isFootnoteNode(child) ||
            $isMarkerNode(child) ||
            $isPictureNode(child)
          ? [child]
          : [],
    );
}
