// From the id of a source to its row. The id of one that was merged leads to the one in its place.
import type { SourceId } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import type { Library } from './open.ts';
import { statement } from './query.ts';

/** Null where the library has no source with this id and never merged one. */
export function keyOfSource(library: Library, id: string): number | null {
  const key =
    statement(library, 'SELECT key FROM sources WHERE id = ?')
      .pluck()
      .get(id) ??
    statement(library, 'SELECT merged_into FROM merged_sources WHERE id = ?')
      .pluck()
      .get(id);
  return (key as number | undefined) ?? null;
}

/** Throws AppError 'not-found'. */
export function sourceKey(library: Library, id: SourceId): number {
  const key = keyOfSource(library, id);
  if (key !== null) return key;
  throw new AppError(
    'not-found',
    'This source is not in the library any more, so nothing was saved: bring it in again.',
  );
}
