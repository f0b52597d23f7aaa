// Where the blocks of a DOCX stand in the briefing, what is tracked of their beginnings, and where in them comments stand.
import type { Block, BlockId, Suggested } from '../document/document.ts';
import { ranksBetween } from '../document/rank.ts';
import { plainText } from '../document/walk.ts';
import type { Importing, Made } from './docx-import-made.ts';
import type { CommentEvent } from './docx-import-walk.ts';

type Placed = {
  readonly block: Block;
  readonly events: readonly CommentEvent[];
};

/** The blocks with their ids and ranks, their markings, and what is tracked of the beginnings of lines. */
export function placed({ made, newId }: Importing): Placed[] {
  const beginnings = beginningsOf(made);
  const all: readonly Made[] =
    made.length > 0
      ? made
      : [{ block: { type: 'paragraph', content: [] }, events: [], line: null }];
  const ranks = ranksBetween(null, null, all.length);
  return all.map(({ block, events }, at): Placed => {
    return {
      block: {
        ...block,
        ...beginnings.get(at),
        id: newId() as BlockId,
        rank: ranks[at],
      } as Block,
      events,
    };
  });
}

const isLine = ({ block }: Made): boolean =>
  block.type === 'paragraph' ||
  block.type === 'heading' ||
  block.type === 'pull-quotation';

/** Word tracks the ends of lines; ours are tracked by their beginnings. */
function beginningsOf(made: readonly Made[]): Map<number, Suggested> {
  const found = new Map<number, Suggested>();
  for (const change of ['inserted', 'deleted'] as const)
    for (let at = 0; at < made.length; at += 1) {
      let joins = false;
      let next = at;
      for (let one = made[next]; one?.line?.end[change]; one = made[next]) {
        const suggestion = one.line.end[change];
        joins ||= one.line.hasOwn(change) && isLine(one);
        const target = joins ? next + 1 : next;
        const marked = made[target];
        if (marked && (isLine(marked) || target === next))
          found.set(target, { ...found.get(target), [change]: suggestion });
        next += 1;
      }
      if (next > at) at = next;
    }
  return found;
}

/** Where each comment stands: its block, and the first and last place in the text of that. */
export function commentPlaces(
  blocks: readonly Placed[],
): Map<string, { block: Block; start: number; end: number }> {
  const places = new Map<
    string,
    { block: Block; start: number; end: number }
  >();
  for (const { block, events } of blocks) {
    const length = plainText(block).length;
    for (const { id, kind, at } of events) {
      const place = places.get(id);
      if (kind === 'start' && !place)
        places.set(id, { block, start: Math.min(at, length), end: length });
      else if (kind === 'end' && place?.block === block)
        place.end = Math.min(at, length);
      else if (kind === 'end' && !place)
        places.set(id, { block, start: 0, end: Math.min(at, length) });
    }
  }
  return places;
}
