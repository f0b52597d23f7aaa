// A block as a row holds it, and back. Its id and rank have columns, so that a move writes no more than the rank.
import type { Block, BlockId, Rank } from '#core/document/document.ts';
import type { Library } from './open.ts';
import { statement } from './query.ts';

export type StoredBlock = {
  readonly key: number;
  readonly id: BlockId;
  readonly rank: Rank;
  readonly type: string;
  readonly body: string;
  readonly revision: number;
};

/** The block's JSON without id and rank. */
export const bodyOf = (block: Block): string =>
  JSON.stringify({ ...block, id: undefined, rank: undefined });

/** A briefing's rows as they are stored, in the order of their ranks: all of them, or the first `count`. */
export function readStoredBlocks(
  library: Library,
  briefing: number,
  count = -1,
): StoredBlock[] {
  return statement(
    library,
    'SELECT key, id, rank, type, body, revision FROM blocks WHERE briefing = ? ORDER BY rank, id LIMIT ?',
  ).all(briefing, count) as StoredBlock[];
}
