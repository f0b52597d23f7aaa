// A quotation of HTML, with the words that say whose it is.
import type { Inline } from '../document/document.ts';
import { joined, linesOf, type ReadBlock } from './block-lines.ts';
import type { HtmlElement, HtmlNode } from './html-tree.ts';

/** Its paragraphs as one quotation; what no quotation can hold stands between two. */
export function quoted(
  element: HtmlElement,
  read: (nodes: readonly HtmlNode[]) => ReadBlock[],
): ReadBlock[] {
  const footer = element.children.findLast(
    (child): child is HtmlElement =>
      child.kind === 'element' &&
      (child.tag === 'footer' || child.tag === 'figcaption'),
  );
  const blocks = read(element.children.filter((child) => child !== footer));
  const out: ReadBlock[] = [];
  let paragraphs: (readonly Inline[])[] = [];
  const end = (): void => {
    if (paragraphs.length > 0) out.push({ type: 'quotation', paragraphs });
    paragraphs = [];
  };
  for (const block of blocks)
    if (block.type === 'paragraph') paragraphs.push(...linesOf(block));
    else if (block.type === 'quotation') paragraphs.push(...block.paragraphs);
    else {
      end();
      out.push(block);
    }
  end();
  const attribution = footer
    ? joined(read(footer.children).flatMap(linesOf))
    : [];
  if (attribution.length === 0) return out;
  const last = out.at(-1);
  if (last?.type === 'quotation' && !last.attribution)
    out[out.length - 1] = { ...last, attribution };
  else out.push({ type: 'paragraph', content: attribution });
  return out;
}
