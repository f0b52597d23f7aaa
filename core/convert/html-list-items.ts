// The items of a list in HTML, from the blocks that stand in each: what no item can hold comes behind the list.
import type { Inline, ListItem, ListItems } from '../document/document.ts';
import { startOf } from '../document/list-start.ts';
import { joined, linesOf, type ReadBlock } from './block-lines.ts';
import { tickOf } from './html-lists.ts';
import { lookWithin, type Look } from './html-look.ts';
import type { HtmlElement, HtmlNode } from './html-tree.ts';

/** Reads the blocks within an element, whose text is in `language`. */
type InnerBlocks = {
  readonly language: string;
  readonly read: (nodes: readonly HtmlNode[], look: Look) => ReadBlock[];
};

export function readList(
  element: HtmlElement,
  written: Pick<ListItems, 'style' | 'start'>,
  outer: Look,
  { language, read }: InnerBlocks,
): {
  readonly list: ListItems | null;
  readonly others: readonly ReadBlock[];
} {
  const items: ListItem[] = [];
  const others: ReadBlock[] = [];
  let ticks = false;
  for (const child of element.children) {
    const isList =
      child.kind === 'element' && (child.tag === 'ul' || child.tag === 'ol');
    const inner =
      child.kind === 'element' && child.tag === 'li'
        ? {
            nodes: child.children,
            look: lookWithin(outer, child, language),
          }
        : { nodes: [child], look: outer };
    const found = itemOf(read(inner.nodes, inner.look));
    others.push(...found.others);
    const checked =
      child.kind === 'element' && child.tag === 'li' ? tickOf(child) : null;
    if (checked !== null) ticks = true;
    const last = items.at(-1);
    // A list beside the items belongs to the one before it.
    if (isList && last && found.children) {
      items[items.length - 1] = {
        ...last,
        children: last.children
          ? {
              ...last.children,
              items: [...last.children.items, ...found.children.items],
            }
          : found.children,
      };
      continue;
    }
    if (found.content.length === 0 && !found.children) continue;
    items.push({
      content: found.content,
      ...(checked !== null && { checked }),
      ...(found.children && { children: found.children }),
    });
  }
  const kind = ticks ? ({ style: 'check' } as const) : written;
  const [only] = items;
  // A list that only holds a list, as LibreOffice writes a step of two levels.
  if (only?.children && items.length === 1 && only.content.length === 0)
    return {
      list: only.children,
      others,
    };
  return { list: items.length > 0 ? { ...kind, items } : null, others };
}

type ItemParts = {
  readonly content: Inline[];
  readonly children: ListItem['children'] | null;
  /** What no item can hold. */
  readonly others: readonly ReadBlock[];
};

export function itemOf(blocks: readonly ReadBlock[]): ItemParts {
  const lines: (readonly Inline[])[] = [];
  const others: ReadBlock[] = [];
  let children: (Omit<ListItems, 'items'> & { items: ListItem[] }) | null =
    null;
  for (const block of blocks)
    if (block.type === 'list') {
      if (children) children.items.push(...block.items);
      else {
        const { style, start, items } = block;
        children = { style, ...startOf(style, start), items: [...items] };
      }
    } else if (
      block.type === 'table' ||
      block.type === 'rule' ||
      block.type === 'page-break' ||
      block.type === 'bibliography'
    )
      others.push(block);
    else lines.push(...linesOf(block));
  return { content: joined(lines), children, others };
}
