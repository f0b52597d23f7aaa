// The citations of a note that is written, and the one that is selected.
import {
  $getRoot,
  $getSelection,
  $isElementNode,
  $isNodeSelection,
} from 'lexical';
import { $isCitationNode, type CitationNode } from './citation-node.ts';

/** In their order. */
export const $citations = (): CitationNode[] =>
  $getRoot()
    .getChildren()
    .filter($isElementNode)
    .flatMap((paragraph) => paragraph.getChildren())
    .filter($isCitationNode);

/** The citation that is selected by itself, else null. */
export function $chosenCitation(): CitationNode | null {
  const selection = $getSelection();
  if (!$isNodeSelection(selection)) return null;
  const [node, ...others] = selection.getNodes();
  return $isCitationNode(node) && others.length === 0 ? node : null;
}
