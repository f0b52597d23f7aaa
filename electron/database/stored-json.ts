// JSON that a row holds, read back before it is validated. It knows no library, so that a migration can use it too.
import type { BlockId, Rank } from '#core/document/document.ts';

/** The block that a row stands for, not validated yet; null where its body is not a JSON object. */
export function unstoreBlock({
  id,
  rank,
  body,
}: {
  readonly id: BlockId;
  readonly rank: Rank;
  readonly body: string;
}): unknown {
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
