// A note can fall on the page after its mark where the mark stands in something that may break (a list, a table, a
// quotation): the typesetter lays such a thing out before it knows how much room its notes take. What holds the mark is
// then moved to the note's page.
import { notesIn, type InlineNode } from './inline-data.ts';
import type { BlockNode, ListNode } from './typesetting-data.ts';

const holds = (
  nodes: readonly InlineNode[],
  stray: ReadonlySet<number>,
): boolean => notesIn(nodes).some(({ fn }) => stray.has(fn));

const listHolds = (list: ListNode, stray: ReadonlySet<number>): boolean =>
  list.items.some(
    ({ c, sub }) =>
      holds(c, stray) || (sub !== undefined && listHolds(sub, stray)),
  );

function addBreak(breaks: number[], at: number): boolean {
  if (at <= 0 || breaks.includes(at)) return false;
  breaks.push(at);
  breaks.sort((a, b) => a - b);
  return true;
}

function inTable(
  { table }: Extract<BlockNode, { table: unknown }>,
  stray: ReadonlySet<number>,
): boolean {
  const row = table.rows.findIndex((cells) =>
    cells.some(({ c }) => holds(c, stray)),
  );
  if (row < table.head) return false;
  // Not between rows that a merged cell joins.
  let at = row;
  while (
    at > table.head &&
    table.rows
      .slice(0, at)
      .flat()
      .some(({ y, h }) => y + h > at)
  )
    at -= 1;
  return at > table.head && addBreak(table.breaks, at);
}

function inBlock(block: BlockNode, stray: ReadonlySet<number>): boolean {
  const before = (): boolean => {
    if (block.break) return false;
    block.break = true;
    return true;
  };
  if ('table' in block) {
    const all = block.table.rows.flat().flatMap(({ c }) => c);
    if (block.table.caption && holds(block.table.caption.c, stray))
      return before();
    return holds(all, stray) && (inTable(block, stray) || before());
  }
  if ('list' in block) {
    const item = block.list.items.findIndex((each) =>
      listHolds({ labelled: false, items: [each] }, stray),
    );
    return item >= 0 && (addBreak(block.breaks, item) || before());
  }
  const contents =
    'q' in block
      ? [...block.q, block.by ?? []]
      : 'p' in block
        ? [block.p]
        : 'pull' in block
          ? [block.pull]
          : 'h' in block
            ? [block.c]
            : 'image' in block
              ? [block.caption?.c ?? []]
              : [];
  return contents.some((nodes) => holds(nodes, stray)) && before();
}

/**
 * Makes the first place that holds one of the `stray` notes begin a page; only the first, because all that follows
 * moves with it. False where nothing more can be done. Changes `sections`; the number of the section that it changed.
 */
export function holdTogether(
  sections: readonly BlockNode[][],
  stray: ReadonlySet<number>,
): number | null {
  for (const [index, section] of sections.entries())
    for (const block of section) if (inBlock(block, stray)) return index;
  return null;
}
