// The text of a passage of code in HTML, line for line as it stands there.
import { isBlockTag, type HtmlNode } from './html-tree.ts';

export function codeOf(node: HtmlNode): string {
  if (node.kind === 'text') return node.text;
  if (node.kind === 'note') return '';
  if (node.tag === 'br') return '\n';
  let text = '';
  for (const child of node.children) {
    const inner = codeOf(child);
    const isLine = child.kind === 'element' && isBlockTag(child.tag);
    if (isLine && text !== '' && !text.endsWith('\n')) text += '\n';
    text += inner;
    if (isLine && !text.endsWith('\n')) text += '\n';
  }
  return text;
}

export const holdsNote = (node: HtmlNode): boolean =>
  node.kind === 'note' ||
  (node.kind === 'element' && node.children.some(holdsNote));
