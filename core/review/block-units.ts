// A block as two things that are merged each by itself: what it says, and where it stands. Of a block that somebody only
// suggests to move, its place is the one that it has otherwise, and where it would go stands with the suggestion: so a
// suggestion that is in conflict, or refused, has moved nothing.
import type { Block, BlockId, Rank, Suggestion } from '../document/document.ts';

/** A block without its id, which never changes, and without its place; `to` is where it is suggested to go. */
export type BlockBody = Omit<Block, 'id' | 'rank' | 'moved'> & {
  readonly moved?: Suggestion & { readonly to?: Rank };
};

export function bodyOf({ id: _id, rank, moved, ...body }: Block): BlockBody {
  if (!moved) return body;
  const { from: _from, ...suggestion } = moved;
  return { ...body, moved: { ...suggestion, to: rank } };
}

export const placeOf = ({ rank, moved }: Block): Rank => moved?.from ?? rank;

export function blockOf(
  { moved, ...body }: BlockBody,
  id: BlockId,
  place: Rank,
): Block {
  if (!moved) return { ...body, id, rank: place } as Block;
  const { to, ...suggestion } = moved;
  return {
    ...body,
    id,
    rank: to ?? place,
    moved: { ...suggestion, from: place },
  } as Block;
}
