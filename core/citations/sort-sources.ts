// The order in which people look for a source in a list: by the words that the list shows first.
import { describeSource, firstYear } from './describe-source.ts';
import type { Source } from './source.ts';

const COLLATOR = new Intl.Collator('en-GB', { numeric: true });

const compareYears = (a: number, b: number): number => (a === b ? 0 : a - b);

/**
 * By names (by the title where there are none), then year, those without one first, then title, then key. The list that is
 * given stays as it is.
 */
export function sortSources(sources: readonly Source[]): readonly Source[] {
  return sources
    .map((source) => {
      const { names, title } = describeSource(source);
      return {
        source,
        names: names || title,
        year: firstYear(source.item) ?? -Infinity,
        title,
      };
    })
    .sort(
      (a, b) =>
        COLLATOR.compare(a.names, b.names) ||
        compareYears(a.year, b.year) ||
        COLLATOR.compare(a.title, b.title) ||
        COLLATOR.compare(a.source.citekey, b.source.citekey),
    )
    .map(({ source }) => source);
}
