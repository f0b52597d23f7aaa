// The words of a page that Precis wrote, block by block: what html-page.ts puts around a block besides its words is taken
// off and becomes what it was. A page that somebody changed since is read as far as it goes, and no word is lost.
import type { Block } from '../document/document.ts';
import type { ReadBlock } from './block-lines.ts';
import { readBlocks, type BlockReader } from './html-blocks.ts';
import {
  elementsIn,
  hasClass,
  textOf,
  type HtmlElement,
  type HtmlNode,
} from './html-tree.ts';

type Dress = {
  direction?: 'ltr' | 'rtl';
  language?: string;
  marking?: string;
};

/** `main` is the text without its front matter; its tree is changed. */
export function readOwnPage(
  main: HtmlElement,
  reader: BlockReader,
): ReadBlock[] {
  const out: ReadBlock[] = [];
  // The marking of what does not begin with words stands in a paragraph before it.
  let waiting: string | null = null;
  for (const node of main.children) {
    if (node.kind !== 'element') {
      out.push(...readBlocks([node], reader).blocks);
      continue;
    }
    if (node.tag === 'dl') continue;
    const marking = takeMarking(node);
    if (marking !== null && node.tag === 'p' && node.children.length === 0) {
      waiting = marking;
      continue;
    }
    const blocks = blocksOf(node, reader);
    const own = marking ?? waiting;
    waiting = null;
    const [first, ...rest] = blocks;
    if (first) {
      const dress: Dress = {
        ...dressOf(node),
        ...(own !== null && { marking: own }),
      };
      const { direction: _, ...plain } = first;
      out.push({ ...dress, ...plain }, ...rest);
    }
  }
  return out;
}

function dressOf({ attributes }: HtmlElement): Dress {
  const direction = attributes.get('dir');
  const language = attributes.get('lang');
  return {
    ...((direction === 'ltr' || direction === 'rtl') && { direction }),
    ...(language !== undefined && { language }),
  };
}

function blocksOf(element: HtmlElement, reader: BlockReader): ReadBlock[] {
  if (element.tag === 'hr' && hasClass(element, /^page-break$/))
    return [{ type: 'page-break' }];
  if (element.tag === 'pre') return [{ type: 'code', text: textOf(element) }];
  for (const each of [element, ...elementsIn(element)])
    each.children = each.children.filter(
      (child) => child.kind !== 'element' || !hasClass(child, /^label$/),
    );
  const ticks = takeTicks(element);
  const attributes = new Map(element.attributes);
  attributes.delete('lang');
  attributes.delete('dir');
  const { blocks } = readBlocks([{ ...element, attributes }], reader);
  return blocks.map((block): ReadBlock => {
    if (block.type === 'heading')
      return { ...block, level: levelOf(element) ?? block.level };
    if (block.type === 'list' && ticks.length > 0) return { ...block, ticks };
    if (block.type === 'quotation' && hasClass(element, /^pull$/))
      return {
        type: 'pull-quotation',
        content: block.paragraphs.flatMap((line, at) => [
          ...(at > 0 ? [{ type: 'line-break' as const }] : []),
          ...line,
        ]),
      };
    return block;
  });
}

/** The title of the page is its first level. */
function levelOf({
  tag,
}: HtmlElement): Extract<Block, { type: 'heading' }>['level'] | null {
  const written = /^h([2-5])$/.exec(tag)?.[1];
  return written === undefined
    ? null
    : ((Number(written) - 1) as 1 | 2 | 3 | 4);
}

const isMarking = (node: HtmlNode | undefined): node is HtmlElement =>
  node?.kind === 'element' &&
  node.tag === 'span' &&
  hasClass(node, /^marking$/);

/** The marking before the words of a block, out of its tree. */
function takeMarking(element: HtmlElement): string | null {
  const [first] = element.children;
  const line =
    element.tag === 'blockquote' &&
    first?.kind === 'element' &&
    first.tag === 'p'
      ? first
      : element;
  const [sign] = line.children;
  if (!isMarking(sign)) return null;
  line.children = line.children.slice(1);
  return textOf(sign).replace(/^\(|\)$/g, '');
}

/** What can be ticked behind each item, out of the tree. */
function takeTicks(list: HtmlElement): string[] {
  if (list.tag !== 'ol' && list.tag !== 'ul') return [];
  const isTick = (node: HtmlNode): node is HtmlElement =>
    node.kind === 'element' && hasClass(node, /^tick$/);
  let ticks: string[] = [];
  for (const item of list.children)
    if (item.kind === 'element') {
      const found = item.children.filter(isTick);
      if (ticks.length === 0)
        ticks = found.map((tick) => textOf(tick).replace(/^☐\s*/u, ''));
      item.children = item.children.filter((child) => !isTick(child));
    }
  return ticks;
}
