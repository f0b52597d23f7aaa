// From any node to the block of the page that it stands in.
import type { LexicalNode } from 'lexical';

/**
 * The child of the root in which the node stands, or which it is; null where it stands in none. The library's own
 * `getTopLevelElement` ends at the cell of a table.
 */
export function $blockOf(node: LexicalNode): LexicalNode | null {
  for (let at: LexicalNode | null = node; at; at = at.getParent())
    if (at.__parent === 'root') return at;
  return null;
}
