// A note can fall on the page after its mark where the mark stands in something that may break (a list, a table, a
// quotation): the typesetter lays such a thing out before it knows how much room its notes take. What holds the mark is
// then moved to the note's page.
import { notesIn, type InlineNode } from './inline-data.ts';
import type { CellNode, TableNode } from './table-data.ts';
import type { BlockNode, ListItemNode, ListNode } from './typesetting-data.ts';

/** The notes that begin on another page than their mark, with both pages. */
export type Stray = ReadonlyMap<
  number,
  { readonly mark: number; readonly at: number }
>;

const holds = (nodes: readonly InlineNode[], stray: Stray): boolean =>
  notesIn(nodes).some(({ fn }) => stray.has(fn));

/** Nothing but its label stands before what is under it. */
const isBare = ({ c }: ListItemNode): boolean =>
  notesIn(c).length === 0 && c.every((node) => printedBy(node).trim() === '');

/**
 * The first item, at whatever depth, that holds such a note itself begins a page. The first of a list does so by `opener`:
 * where nothing but a label stands before it, that goes with it; null where no page can begin before it.
 */
function breakList(
  list: ListNode,
  stray: Stray,
  opener: ListItemNode | null,
): boolean {
  for (const [index, item] of list.items.entries()) {
    const begins = index === 0 ? opener : item;
    if (begins && !begins.break && holds(item.c, stray)) {
      begins.break = true;
      return true;
    }
    const { sub } = item;
    if (
      sub &&
      breakList(sub, stray, isBare(item) ? begins : (sub.items[0] ?? null))
    )
      return true;
  }
  return false;
}

const contentsOfList = ({ items }: ListNode): InlineNode[][] =>
  items.flatMap(({ c, sub }) => [c, ...(sub ? contentsOfList(sub) : [])]);

/** All that can hold a note. */
function contentsOf(block: BlockNode): InlineNode[][] {
  if ('table' in block) {
    const { rows, caption } = block.table;
    return [caption?.c ?? [], ...rows.flat().map(({ c }) => c)];
  }
  if ('list' in block) return contentsOfList(block.list);
  if ('q' in block) return [...block.q, block.by ?? []];
  if ('p' in block) return [block.p];
  if ('pull' in block) return [block.pull];
  if ('h' in block) return [block.c];
  return 'image' in block ? [block.caption?.c ?? []] : [];
}

function addBreak(breaks: number[], at: number): boolean {
  if (at <= 0 || breaks.includes(at)) return false;
  breaks.push(at);
  breaks.sort((a, b) => a - b);
  return true;
}

/** The row above which a page may end, at `row` or before it: not between rows that a merged cell joins. */
function openRow({ rows, head }: TableNode, row: number): number {
  let at = row;
  while (
    at > head &&
    rows
      .slice(0, at)
      .flat()
      .some(({ y, h }) => y + h > at)
  )
    at -= 1;
  return at;
}

const pageOf = ({ c }: CellNode, stray: Stray): number =>
  Math.min(...notesIn(c).map(({ fn }) => stray.get(fn)?.mark ?? Infinity));

const isTurn = (node: InlineNode): boolean =>
  typeof node === 'object' && 'turn' in node;

/** It prints nothing. Without it the typesetter would move the whole row for a cell that is empty on its first page. */
const NOTHING = '\u200b';

/** What of a cell may go to the next page: the word with the mark; or all of it; or what has gone there already. */
type Turn = 'word' | 'all' | 'again';

/** The cell goes on, on the next page, with the word that carries the mark; false where there is nothing more to move. */
function turnCell(cell: CellNode, stray: Stray, turn: Turn): boolean {
  const at = cell.c.findIndex((node) => holds([node], stray));
  if (at < 0) return false;
  const from = cell.c.slice(0, at).findLastIndex(isTurn) + 1;
  const parts =
    splitAtMark(cell.c.slice(from), stray) ??
    (turn === 'again' || (turn === 'all' && from === 0)
      ? [[NOTHING], cell.c.slice(from)]
      : null);
  if (!parts) return false;
  cell.c = [...cell.c.slice(0, from), ...parts[0], { turn: true }, ...parts[1]];
  return true;
}

/** Whether a row went to the next page after its notes had been set on this one: they left no room for it. */
const leftNotes = (row: readonly CellNode[], stray: Stray): boolean =>
  row
    .flatMap(({ c }) => notesIn(c))
    .some(({ fn }) => {
      const pages = stray.get(fn);
      return pages !== undefined && pages.at < pages.mark;
    });

/** The notes of such a row leave some room for it; false where they do so already. */
function makeRoom(row: readonly CellNode[], stray: Stray): boolean {
  if (!leftNotes(row, stray) || row.every(({ loose }) => loose)) return false;
  for (const cell of row) {
    cell.loose = true;
    for (const note of notesIn(cell.c)) note.room = true;
  }
  return true;
}

/**
 * In a row that goes on over the page, the cell does so whose mark is on the first page of those that lost their notes; the
 * last one where the notes have no room beside each other.
 */
const turnRow = (row: readonly CellNode[], stray: Stray, turn: Turn): boolean =>
  (leftNotes(row, stray) ? row.toReversed() : [...row])
    .filter((cell) => !cell.whole && pageOf(cell, stray) < Infinity)
    .sort((a, b) => pageOf(a, stray) - pageOf(b, stray))
    .some((cell) => turnCell(cell, stray, turn));

/** The cells of that row, with those that reach into it from above. */
const rowAt = ({ rows }: TableNode, y: number): CellNode[] =>
  rows
    .slice(0, y + 1)
    .flat()
    .filter((cell) => cell.y + cell.h > y);

/** A cell whose page the notes of other cells fill goes on a page later still. */
const turnAgain = (table: TableNode, stray: Stray): boolean =>
  table.rows.some(
    (row, y) =>
      y >= table.head &&
      row.some(({ c }) => holds(c, stray)) &&
      turnRow(rowAt(table, y), stray, 'again'),
  );

function inTable(table: TableNode, stray: Stray): boolean {
  for (const [y, own] of table.rows.entries()) {
    if (!own.some(({ c }) => holds(c, stray))) continue;
    const row = rowAt(table, y);
    const inHeader = y < table.head;
    const breaks = !inHeader && !table.whole;
    if (
      breaks &&
      row.every((cell) => !cell.whole) &&
      (makeRoom(row, stray) || turnRow(row, stray, 'word'))
    )
      return true;
    const at = openRow(table, y);
    if (at > table.head && addBreak(table.breaks, at)) return true;
    // What may not break goes to the next page with what it holds, and can leave its notes behind; a header may not.
    const whole = row.filter((cell) => cell.whole);
    for (const cell of whole) cell.whole = false;
    if (whole.length > 0) return true;
    // Nor may the header be parted from what is below it, as long as it is one.
    if (table.head > 0 && at <= table.head) {
      table.head = 0;
      return true;
    }
    // At the foot of a row that goes on over the page a mark has no room below it for its note.
    if (y < table.bold && table.low) {
      table.low = false;
      return true;
    }
    if (breaks && turnRow(row, stray, 'all')) return true;
  }
  return false;
}

/** What a node prints in its line, without its notes. */
function printedBy(node: InlineNode): string {
  if (typeof node === 'string') return node;
  if ('br' in node) return '\n';
  if ('code' in node) return node.code;
  if ('marker' in node) return node.marker;
  if ('bar' in node) return node.bar;
  if ('fn' in node || 'said' in node || 'turn' in node) return '';
  return (Object.values(node) as unknown[])
    .flatMap((value) => (Array.isArray(value) ? (value as InlineNode[]) : []))
    .map(printedBy)
    .join('');
}

const BEFORE_LAST_WORD = /^(.*[^\S\u00a0])(\S+\s*)$/su;

/**
 * The text before the word that carries the mark of a stray note, and the rest; null where nothing stands before it. Marks
 * that follow one another are carried by one word, and what has a look of its own is not cut in two.
 */
function splitAtMark(
  nodes: readonly InlineNode[],
  stray: Stray,
): [InlineNode[], InlineNode[]] | null {
  const at = nodes.findIndex((node) => holds([node], stray));
  /** Where the word begins, as far as it has been followed to its start. */
  let first: number | null = null;
  for (let index = at - 1; index >= 0; index -= 1) {
    const node = nodes[index] ?? '';
    const words = printedBy(node);
    if (words === '') continue;
    if (first !== null && /\s$/u.test(words))
      return withoutEnd(nodes.slice(0, first), nodes.slice(first));
    if (words.trim() === '') continue;
    const cut = typeof node === 'string' ? BEFORE_LAST_WORD.exec(node) : null;
    const [, before, word] = cut ?? [];
    if (before !== undefined && word !== undefined)
      return withoutEnd(
        [...nodes.slice(0, index), before],
        [word, ...nodes.slice(index + 1)],
      );
    first = index;
  }
  return null;
}

/** The two parts without the space and the line breaks between them; null where the first then prints nothing. */
function withoutEnd(
  head: readonly InlineNode[],
  rest: readonly InlineNode[],
): [InlineNode[], InlineNode[]] | null {
  const kept = head.findLastIndex(
    (node) => printedBy(node).trim() !== '' || notesIn([node]).length > 0,
  );
  if (kept < 0) return null;
  const last = head[kept] ?? '';
  return [
    [
      ...head.slice(0, kept),
      typeof last === 'string' ? last.trimEnd() : last,
      // What is said of the text keeps its place.
      ...head
        .slice(kept + 1)
        .filter((node) => typeof node === 'object' && 'said' in node),
    ],
    [...rest],
  ];
}

/** The block begins a page, with the headings before it; false where it does so already. */
function breakBefore(section: readonly BlockNode[], index: number): boolean {
  let first = section[index];
  for (let at = index - 1; at >= 0 && !first?.break; at -= 1) {
    const before = section[at];
    if (!before || !('h' in before)) break;
    first = before;
  }
  if (!first || first.break) return false;
  first.break = true;
  return true;
}

function inBlock(
  section: readonly BlockNode[],
  index: number,
  stray: Stray,
): boolean {
  const block = section[index];
  if (!block) return false;
  const before = (): boolean => breakBefore(section, index);
  if ('table' in block) {
    const all = block.table.rows.flat().flatMap(({ c }) => c);
    const caption = block.table.caption?.c ?? [];
    if (holds(caption, stray) && before()) return true;
    if (!holds(all, stray)) return false;
    // In one piece with its headings it could be cut nowhere.
    block.held = false;
    // As one piece it can't break; where that didn't help, it must.
    const { whole } = block.table;
    if (inTable(block.table, stray) || before()) return true;
    block.table.whole = false;
    return whole || turnAgain(block.table, stray);
  }
  if ('list' in block) {
    if (!contentsOf(block).some((nodes) => holds(nodes, stray))) return false;
    // As one piece it can't break; where that didn't help, it must.
    const { whole } = block;
    block.whole = false;
    block.held = false;
    return breakList(block.list, stray, null) || before() || whole === true;
  }
  return contentsOf(block).some((nodes) => holds(nodes, stray)) && before();
}

/** A long paragraph goes on, on a new page, with the word that carries the mark. */
function splitParagraph(
  section: BlockNode[],
  index: number,
  stray: Stray,
): boolean {
  const block = section[index];
  if (!block || !('p' in block) || block.whole) return false;
  const parts = splitAtMark(block.p, stray);
  if (!parts) return false;
  const { marking, ...rest } = block;
  section.splice(
    index,
    1,
    { ...rest, ...(marking !== undefined && { marking }), p: parts[0] },
    { ...rest, p: parts[1], break: true },
  );
  return true;
}

/** A block, by its section and its place there. */
export type Place = { readonly section: number; readonly block: number };

const behind = (a: Place, b: Place): boolean =>
  a.section > b.section || (a.section === b.section && a.block > b.block);

/**
 * Makes the first place that holds one of the `stray` notes begin a page; only the first, because all that follows
 * moves with it. Null where nothing more can be done. Changes `sections`; the block that it changed, where that was
 * divided the second part.
 */
export function holdTogether(
  sections: readonly BlockNode[][],
  stray: Stray,
): Place | null {
  for (const [number, section] of sections.entries())
    for (const index of section.keys()) {
      if (splitParagraph(section, index, stray))
        return { section: number, block: index + 1 };
      if (inBlock(section, index, stray))
        return { section: number, block: index };
    }
  return null;
}

/**
 * Makes the heading begin a page whose text begins on the next because of the note `note`, which stands in its first
 * line. Returns as `holdTogether` does, of the block under the heading.
 */
export function keepHeading(
  sections: readonly BlockNode[][],
  note: number,
): Place | null {
  for (const [number, section] of sections.entries()) {
    const index = section.findIndex(
      (block) => 'h' in block && block.leads === note,
    );
    if (index < 0) continue;
    return breakBefore(section, index)
      ? { section: number, block: index + 1 }
      : null;
  }
  return null;
}

/** The blocks behind `place` that hold one of the `stray` notes. */
export function strayBehind(
  sections: readonly BlockNode[][],
  stray: Stray,
  place: Place,
): BlockNode[] {
  return sections.flatMap((section, number) =>
    section.filter(
      (block, index) =>
        behind({ section: number, block: index }, place) &&
        contentsOf(block).some((nodes) => holds(nodes, stray)),
    ),
  );
}

/** Where `block` stands, if it is behind `place`. */
export function foundBehind(
  sections: readonly BlockNode[][],
  block: BlockNode,
  place: Place,
): Place | null {
  for (const [number, section] of sections.entries()) {
    const found = { section: number, block: section.indexOf(block) };
    if (found.block >= 0) return behind(found, place) ? found : null;
  }
  return null;
}

/** What there is of the section of that number up to `until`. */
export const upTo = (
  section: readonly BlockNode[],
  number: number,
  until: Place,
): readonly BlockNode[] =>
  number < until.section
    ? section
    : number === until.section
      ? section.slice(0, until.block + 1)
      : [];
