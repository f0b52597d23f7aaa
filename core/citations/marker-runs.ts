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
 * Whether the numbers from each place to the end first appear in the order 1, 2, 3 …. A text that cites a source again
 * goes on with numbers that are new, or comes back to them in another order.
 */
function ordersFrom(numbers: readonly number[]): { inOrder: boolean }[] {
  const first = new Map<number, number>();
  const wrong = new Set<number>();
  const judge = (number: number): void => {
    const at = first.get(number);
    if (at === undefined || number === 1) return;
    const before = first.get(number - 1);
    if (before !== undefined && before < at) wrong.delete(number);
    else wrong.add(number);
  };
  const orders: { inOrder: boolean }[] = [];
  for (let at = numbers.length - 1; at >= 0; at -= 1) {
    const number = numbers[at] ?? 0;
    first.set(number, at);
    judge(number);
    judge(number + 1);
    orders.push({ inOrder: wrong.size === 0 });
  }
  return orders.reverse();
}

const SEPARATES: ReadonlySet<Block['type']> = new Set([
  'heading',
  'rule',
  'page-break',
  'bibliography',
]);

/**
 * The blocks with which the numbering seems to begin anew: the first number is 1 again, and from there on the numbers
 * come as if they were new. Two numbers can do that by chance, so that it takes three before the next list, or a heading
 * or a rule ahead.
 */
export function foundStarts(blocks: readonly Block[]): BlockId[] {
  const occurrences: NumberOccurrence[] = [...numberOccurrences(blocks)];
  const orders = ordersFrom(occurrences.map(({ number }) => number));
  const candidates: { block: BlockId; at: number; isSeparated: boolean }[] = [];
  let highest = 0;
  let next = 0;
  let isSeparated = false;
  for (const block of blocks) {
    if (SEPARATES.has(block.type)) isSeparated = true;
    const at = next;
    while (occurrences[next]?.block === block.id) next += 1;
    if (next === at) continue;
    if (
      highest >= 2 &&
      occurrences[at]?.number === 1 &&
      orders[at]?.inOrder === true
    )
      candidates.push({ block: block.id, at, isSeparated });
    for (let place = at; place < next; place += 1)
      highest = Math.max(highest, occurrences[place]?.number ?? 0);
    isSeparated = false;
  }
  const starts: BlockId[] = [];
  let end = occurrences.length;
  let seen = new Set<number>();
  // From the last: [1, 2] cited once more just before a list begins is none.
  for (const candidate of candidates.reverse()) {
    for (let place = candidate.at; place < end; place += 1)
      seen.add(occurrences[place]?.number ?? 0);
    end = candidate.at;
    if (seen.size < (candidate.isSeparated ? 2 : 3)) continue;
    starts.push(candidate.block);
    seen = new Set();
  }
  return starts.reverse();
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
