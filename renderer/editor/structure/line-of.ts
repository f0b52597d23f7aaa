// From any node to the line of words that it stands in.
import {
  $findMatchingParent,
  $isElementNode,
  type ElementNode,
  type LexicalNode,
} from 'lexical';

export const isLine = (node: LexicalNode): node is ElementNode =>
  $isElementNode(node) && !node.isInline();

/** The innermost block around the node, or the node itself where it is one. */
export const $lineOf = (node: LexicalNode): ElementNode | null =>
  $findMatchingParent(node, isLine);
