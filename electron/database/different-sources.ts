// Which sources a person has said are not one and the same: a pair, whichever is named first. They are not put together as
// duplicates again.
import type { SourceId } from '#core/document/document.ts';
import type { Library } from './open.ts';
import { reading, saving, statement } from './query.ts';
import { sourceKey } from './source-key.ts';

export type SourcePair = readonly [SourceId, SourceId];

export function differentSources(library: Library): SourcePair[] {
  return reading(
    library,
    () =>
      statement(
        library,
        `SELECT one.id, other.id FROM different_sources
         JOIN sources AS one ON one.key = different_sources.one
         JOIN sources AS other ON other.key = different_sources.other`,
      )
        .raw()
        .all() as [SourceId, SourceId][],
  );
}

/**
 * The two of each pair are different sources from now on, or may again be the same. Returns the pairs that were changed by
 * that. Throws AppError 'not-found', and nothing is changed.
 */
export function setDifferent(
  library: Library,
  pairs: readonly SourcePair[],
  different: boolean,
): SourcePair[] {
  return saving(library, () =>
    pairs.filter(([a, b]) => {
      const [one = 0, other = 0] = [a, b]
        .map((id) => sourceKey(library, id))
        .sort((x, y) => x - y);
      // Two that are one by now.
      if (one === other) return false;
      const { changes } = statement(
        library,
        different
          ? 'INSERT OR IGNORE INTO different_sources (one, other) VALUES (?, ?)'
          : 'DELETE FROM different_sources WHERE one = ? AND other = ?',
      ).run(one, other);
      return changes === 1;
    }),
  );
}

/** The pairs of a source that goes are those of the one in its place. Inside the transaction that merges them. */
export function moveDifferent(
  library: Library,
  from: number,
  into: number,
): void {
  statement(
    library,
    `INSERT OR IGNORE INTO different_sources (one, other)
     SELECT min(@into, each), max(@into, each) FROM
       (SELECT CASE one WHEN @from THEN other ELSE one END AS each
        FROM different_sources WHERE one = @from OR other = @from)
     WHERE each <> @into`,
  ).run({ from, into });
  forgetDifferent(library, from);
}

/** Inside the transaction in which the source goes. */
export function forgetDifferent(library: Library, key: number): void {
  statement(
    library,
    'DELETE FROM different_sources WHERE one = @key OR other = @key',
  ).run({ key });
}
