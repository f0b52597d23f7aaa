// Sources that nothing in the library cites.
import type { SourceId } from '#core/document/document.ts';
import type { Library } from './open.ts';
import { reading, statement } from './query.ts';

/** At most `most`, by their citekeys; none where there are several briefings, and it is not clear for which they were meant. */
export function neverCitedIn(
  library: Library,
  most: number,
): { readonly id: SourceId; readonly citekey: string }[] {
  return reading(
    library,
    () =>
      statement(
        library,
        `SELECT id, citekey FROM sources
         WHERE binned IS NULL
           AND NOT EXISTS (SELECT 1 FROM citations WHERE citations.source = sources.key)
           AND (SELECT count(*) FROM briefings) = 1
         ORDER BY citekey LIMIT ?`,
      ).all(most) as { id: SourceId; citekey: string }[],
  );
}
