// The row of a briefing by its id: what every other table of a briefing refers to.
import type { BriefingId } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import type { Library } from './open.ts';
import { statement } from './query.ts';

/** Throws AppError 'not-found' where the library has no such briefing. */
export function briefingKey(library: Library, id: BriefingId): number {
  const row = statement(library, 'SELECT key FROM briefings WHERE id = ?').get(
    id,
  ) as { key: number } | undefined;
  if (row) return row.key;
  throw new AppError(
    'not-found',
    `There is no briefing ${JSON.stringify(id)} in the library: list the briefings for their ids.`,
  );
}

export const hasBriefing = (library: Library, id: BriefingId): boolean =>
  statement(library, 'SELECT 1 FROM briefings WHERE id = ?').get(id) !==
  undefined;
