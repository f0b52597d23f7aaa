// Runs of numbering: a text put together from several has several lists behind its markers, and the [1] of one is not the
// [1] of the other. A run is a stretch of whole blocks; every number means one source within it.
import type { Block, BlockId } from '../document/document.ts';
import { footnotesOf } from '../document/walk.ts';
import { numberOccurrences, type NumberOccurrence } from './marker-overview.ts';

export type MarkerRun = {
  /** The block that it begins with; null for the first of a briefing. */
  readonly start: BlockId | null;
  readonly blocks: readonly Block[];
  /** How many footnotes stand before it. */
  readonly notesBefore: number;
};

/**
 * Whether the numbers from each place to the end first appear in the order 1, 2, 3 …, and how many they are. A text that
 * cites a source again goes on with numbers that are new, or comes back to them in another order.
 */
function ordersFrom(
  numbers: readonly number[],
): { inOrder: boolean; distinct: number }[] {
  const first = new Map<number, number>();
  const wrong = new Set<number>();
  const judge = (number: number): void => {
    const at = first.get(number);
    if (at === undefined || number === 1) return;
    const before = first.get(number - 1);
    if (before !== undefined && before < at) wrong.delete(number);
    else wrong.add(number);
  };
  const orders: { inOrder: boolean; distinct: number }[] = [];
  for (let at = numbers.length - 1; at >= 0; at -= 1) {
    const number = numbers[at] ?? 0;
    first.set(number, at);
    judge(number);
    judge(number + 1);
    orders.push({ inOrder: wrong.size === 0, distinct: first.size });
  }
  return orders.reverse();
}

const SEPARATES: ReadonlySet<Block['type']> = new Set([
  'heading',
  'rule',
  'page-break',
]);

/**
 * The blocks with which the numbering seems to begin anew: the first number is 1 again, and from there on the numbers
 * come as if they were new. Two numbers can do that by chance, so that it takes three, or a heading or a rule before.
 */
export function foundStarts(blocks: readonly Block[]): BlockId[] {
  const occurrences: NumberOccurrence[] = [...numberOccurrences(blocks)];
  const orders = ordersFrom(occurrences.map(({ number }) => number));
  const starts: BlockId[] = [];
  let highest = 0;
  let next = 0;
  let isSeparated = false;
  for (const block of blocks) {
    if (SEPARATES.has(block.type)) isSeparated = true;
    const begin = next;
    while (occurrences[next]?.block === block.id) next += 1;
    if (next === begin) continue;
    const order = orders[begin];
    if (
      highest >= 2 &&
      occurrences[begin]?.number === 1 &&
      order?.inOrder === true &&
      order.distinct >= (isSeparated ? 2 : 3)
    ) {
      starts.push(block.id);
      highest = 0;
    }
    for (let at = begin; at < next; at += 1)
      highest = Math.max(highest, occurrences[at]?.number ?? 0);
    isSeparated = false;
  }
  return starts;
}

/** The runs of a briefing, one or more, in their order; `starts` that are no block of it are none. */
export function markerRuns(
  blocks: readonly Block[],
  starts: readonly BlockId[],
): MarkerRun[] {
  const wanted = new Set(starts);
  const runs: { start: BlockId | null; blocks: Block[] }[] = [];
  for (const block of blocks) {
    const last = runs.at(-1);
    if (!last) runs.push({ start: null, blocks: [block] });
    else if (wanted.has(block.id))
      runs.push({ start: block.id, blocks: [block] });
    else last.blocks.push(block);
  }
  if (runs.length === 0) return [{ start: null, blocks, notesBefore: 0 }];
  let notesBefore = 0;
  return runs.map((run) => {
    const before = notesBefore;
    notesBefore += footnotesOf(run.blocks).length;
    return { ...run, notesBefore: before };
  });
}
