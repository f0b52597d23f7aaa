// The paragraphs of a DOCX that are items, until their list is complete.
import type { Suggested } from '../document/document.ts';
import type { ReadBlock } from './block-lines.ts';
import { textOf, wordsWithBreaks, type Importing } from './docx-import-made.ts';
import type { ItemPlace } from './docx-import-styles.ts';
import type { CommentEvent, ReadLine } from './docx-import-walk.ts';
import { isTooDeep, limitDepth, nestItems } from './html-lists.ts';

export function addItem(
  { list, ...place }: ItemPlace,
  line: ReadLine,
  into: Importing,
): void {
  const before = into.items.at(-1);
  const top = into.items.findLast(({ flat }) => flat.level === 1);
  // A list that counts anew is another one.
  if (before && place.level === 1 && top && top.list !== list) endItems(into);
  // Behind the box of an item stands a tab.
  const box = line.checked !== null;
  const [first, ...rest] = line.content;
  const content =
    box && first?.type === 'text'
      ? [
          ...(first.text.replace(/^\t/u, '') === ''
            ? []
            : [{ ...first, text: first.text.replace(/^\t/u, '') }]),
          ...rest,
        ]
      : line.content;
  into.items.push({
    flat: {
      ...place,
      style: box ? 'check' : place.style,
      item: {
        content,
        ...(line.checked !== null && { checked: line.checked }),
      },
    },
    list,
    line,
    events: line.events.map((event) => ({
      ...event,
      at: Math.max(0, event.at - (box ? 1 : 0)),
    })),
  });
}

export function endItems(into: Importing): void {
  const { items, ticks } = into;
  if (items.length === 0) return;
  into.items = [];
  into.ticks = [];
  let at = 0;
  for (const { items: nested, ...list } of nestItems(
    items.map(({ flat }) => flat),
  )) {
    if (isTooDeep(nested)) into.left('deep');
    const block: ReadBlock = {
      type: 'list',
      ...list,
      ...(ticks.length > 0 && { ticks: ticks.slice(0, 6) }),
      items: limitDepth(nested),
    };
    const lines = textOf(block).split('\n').length;
    const events: CommentEvent[] = [];
    let shift = 0;
    const own: ReadLine[] = [];
    for (let taken = 0; taken < lines && at < items.length;) {
      const one = items[at];
      if (!one) break;
      events.push(
        ...one.events.map((event) => ({ ...event, at: event.at + shift })),
      );
      const text = wordsWithBreaks(one.flat.item.content);
      shift += text.length + 1;
      taken += text.split('\n').length;
      own.push(one.line);
      at += 1;
    }
    const { marking } = into;
    into.marking = null;
    into.made.push({
      block: { ...block, ...(marking && { marking }), ...wholeFate(own) },
      events,
      line: null,
    });
  }
}

/** What is tracked of all the lines of a block that comes or goes as a whole. */
function wholeFate(lines: readonly ReadLine[]): Suggested {
  const [first] = lines;
  const all = (change: 'inserted' | 'deleted'): boolean =>
    lines.every((line) => line.end[change] && !line.hasOwn(change));
  return {
    ...(first?.end.inserted &&
      all('inserted') && { inserted: first.end.inserted }),
    ...(first?.end.deleted && all('deleted') && { deleted: first.end.deleted }),
  };
}
