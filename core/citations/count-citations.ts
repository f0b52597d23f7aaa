// How often each source is cited.
import type { Footnote, SourceId } from '../document/document.ts';
import { citationsOf } from '../document/walk.ts';

/** A source that none of the footnotes cites is not in it. */
export function countCitations(
  footnotes: readonly Footnote[],
): ReadonlyMap<SourceId, number> {
  const counts = new Map<SourceId, number>();
  for (const footnote of footnotes)
    for (const { source } of citationsOf(footnote))
      counts.set(source, (counts.get(source) ?? 0) + 1);
  return counts;
}
