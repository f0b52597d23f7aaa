// Words that were looked for, selected where they stand.
import { $isElementNode, type LexicalNode, type TextNode } from 'lexical';

/** Selects the first place of `words` in the block, as they stand. Null where no stretch of one look has them. */
export function $selectWords(
  block: LexicalNode,
  words: string,
): TextNode | null {
  if (!$isElementNode(block) || words === '') return null;
  for (const text of block.getAllTextNodes()) {
    const at = text.getTextContent().indexOf(words);
    if (at < 0) continue;
    text.select(at, at + words.length);
    return text;
  }
  return null;
}
