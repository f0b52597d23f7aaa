// Everything that the library keeps of one source beside what lists show.
import type { SourceStanding } from '#core/citations/source-fields.ts';
import type { Source } from '#core/citations/source.ts';
import type { SourceId } from '#core/document/document.ts';
import { mergedInto, type MergedSource } from './merged-sources.ts';
import type { Library } from './open.ts';
import { reading, statement } from './query.ts';
import { sourceKey } from './source-key.ts';
import { sourceAt } from './sources.ts';

export type SourceDetails = {
  readonly source: Source;
  readonly notes: string;
  readonly standing: SourceStanding;
  /** The source that took its place, where one is known. */
  readonly supersededBy: SourceId | null;
  readonly standingNote: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly updated: string;
  /** The record that it was read from, as it was written. */
  readonly raw: { readonly format: string; readonly text: string } | null;
  /** Those that were merged into it. */
  readonly merged: readonly MergedSource[];
};

/** Throws AppError 'not-found', or 'damaged' where it can't be read. */
export function readSourceDetails(
  library: Library,
  id: SourceId,
): SourceDetails {
  return reading(library, () => {
    const key = sourceKey(library, id);
    const row = statement(
      library,
      `SELECT notes, standing, standing_note AS standingNote, created, updated, raw_format, raw_text,
              (SELECT other.id FROM sources AS other WHERE other.key = sources.superseded_by) AS supersededBy
       FROM sources WHERE key = ?`,
    ).get(key) as Pick<
      SourceDetails,
      | 'notes'
      | 'standing'
      | 'standingNote'
      | 'created'
      | 'updated'
      | 'supersededBy'
    > & {
      readonly raw_format: string | null;
      readonly raw_text: string | null;
    };
    const { raw_format: format, raw_text: text, ...details } = row;
    return {
      ...details,
      source: sourceAt(library, key),
      raw: format === null || text === null ? null : { format, text },
      merged: mergedInto(library, key),
    };
  });
}
