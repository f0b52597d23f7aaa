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

/** A briefing's rows as they are stored, in the order of their ranks. */
export function readStoredBlocks(
  library: Library,
  briefing: number,
): StoredBlock[] {
  return statement(
    library,
    'SELECT key, id, rank, type, body, revision FROM blocks WHERE briefing = ? ORDER BY rank, id',
  ).all(briefing) as StoredBlock[];
}

/** The block that a row stands for, not validated yet; null where its body is not a JSON object. */
export function unstoreBlock({
  id,
  rank,
  body,
}: Pick<StoredBlock, 'id' | 'rank' | 'body'>): unknown {
  const value = parseJson(body);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { ...value, id, rank }
    : null;
}

/** The value of a column that should hold JSON; null where it does not. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
