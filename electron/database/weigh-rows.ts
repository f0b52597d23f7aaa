// The rows that the index gives are read one after another and weighed, until there are enough. A row is good if each word
// of the query stands in its own texts, whatever the index said.
import type { FoundTerms } from '#core/search/find-terms.ts';
import type { SearchTerm } from '#core/search/search-terms.ts';
import type { Library } from './open.ts';
import type { SearchHit } from './search-hits.ts';

/** Rows whose texts are read for one query, whether they turn out good or not. */
const MOST_READ = 1_000;

/** `hit` makes what is shown, which few of those that are weighed are. */
export type Weighed = {
  readonly weight: number;
  readonly hit: () => SearchHit;
};

export type Search = {
  readonly library: Library;
  readonly terms: readonly SearchTerm[];
  readonly query: string;
  /** The keys of the briefings that the filter leaves, the newest first; null for all. */
  readonly briefings: ReadonlySet<number> | null;
  /** How many are weighed of each kind. */
  readonly most: number;
  complete: boolean;
};

/** Weighs rows in their order until there are enough; what is left then is said by `complete`. */
export function weighed<Row, Good = Weighed>(
  search: Search,
  rows: Iterable<Row>,
  weigh: (row: Row) => readonly Good[],
): Good[] {
  const good: Good[] = [];
  let read = 0;
  for (const row of rows) {
    if (good.length >= search.most || read >= MOST_READ) {
      search.complete = false;
      break;
    }
    read += 1;
    good.push(...weigh(row));
  }
  return good;
}

/** How near each term was found, at its best place of them all; 0 where it stands in none. */
export const bestOf = (found: readonly FoundTerms[]): number[] =>
  (found[0]?.nearness ?? []).map((_, term) =>
    Math.max(...found.map(({ nearness }) => nearness[term] ?? 0)),
  );

/** From 0 to 10. */
export const nearnessOf = (nearness: readonly number[]): number =>
  (nearness.reduce((sum, each) => sum + each, 0) / nearness.length / 3) * 10;
