// A list of a Markdown file: its items with those below them, what is ticked, and the words that are ticked off behind them.
import type { Inline, ListItem, ListStyle } from '../document/document.ts';
import { startOf } from '../document/list-start.ts';
import { joined, type ReadBlock } from './block-lines.ts';
import { isTooDeep, limitDepth } from './html-lists.ts';
import { inlinesOf } from './markdown-import-inlines.ts';
import type { Reading } from './markdown-import-reading.ts';
import type { WrittenBlock } from './read-markdown-blocks.ts';
import { readInline } from './read-markdown-inline.ts';
import { wordsOf, type Piece } from './read-markdown-pieces.ts';

type WrittenList = Extract<WrittenBlock, { type: 'list' }>;

export function readList(
  reading: Reading,
  list: WrittenList,
): Extract<ReadBlock, { type: 'list' }> {
  const { style, start, items, ticks } = readItems(reading, list);
  reading.left.hasDeepLists ||= isTooDeep(items);
  return {
    type: 'list',
    style,
    ...startOf(style, start),
    ...(ticks.length > 0 && { ticks }),
    items: limitDepth(items),
  };
}

function readItems(
  reading: Reading,
  { isOrdered, start, items: written }: WrittenList,
): { style: ListStyle; start?: number; items: ListItem[]; ticks: string[] } {
  const boxes = written.map(([first]) =>
    first?.type === 'paragraph'
      ? /^\[([ xX])\](?:\s+|$)/.exec(first.text)
      : null,
  );
  const isCheck = !isOrdered && boxes.every((box) => box !== null);
  const ticks = new Set<string>();
  const items = written.map((blocks, at): ListItem => {
    const box = isCheck ? boxes[at] : null;
    const lines: (readonly Inline[])[] = [];
    let children: ListItem['children'];
    for (const [place, block] of blocks.entries())
      if (block.type === 'list') {
        const { ticks: _, items: own, ...list } = readItems(reading, block);
        children = children
          ? { ...children, items: [...children.items, ...own] }
          : { ...list, items: own };
      } else if (block.type === 'paragraph') {
        const text =
          place === 0 && box ? block.text.slice(box[0].length) : block.text;
        lines.push(
          readTicked(reading, readInline(text, reading.inline), ticks),
        );
      } else lines.push(...reading.lines([block]));
    return {
      content: joined(
        lines.filter((line, place) => place === 0 || line.length > 0),
      ),
      ...(isCheck && box?.[1]?.toLowerCase() === 'x' && { checked: true }),
      ...(children && { children }),
    };
  });
  const style = isOrdered ? 'ordered' : isCheck ? 'check' : 'unordered';
  return {
    style,
    ...startOf(style, start),
    items,
    ticks: [...ticks],
  };
}

/** The words of an item without what is ticked behind them. */
function readTicked(
  reading: Reading,
  pieces: readonly Piece[],
  ticks: Set<string>,
): Inline[] {
  const own: Piece[] = [];
  for (const piece of pieces) {
    if (piece.type !== 'span' || piece.role !== 'tick') {
      own.push(piece);
      continue;
    }
    ticks.add(wordsOf(piece.pieces).replace(/^☐ /u, ''));
    const last = own.at(-1);
    if (last?.type === 'text') {
      own.pop();
      if (last.text !== ' ')
        own.push({ ...last, text: last.text.replace(/ $/, '') });
    }
  }
  return inlinesOf(reading, own);
}
