// Finding: what of the library has the words that a person typed, best first, with the words around each hit. The index
// says which rows to look at; their own texts decide, and give the places to light up.
import { indexQuery } from '#core/search/index-tokens.ts';
import { readTerms } from '#core/search/search-terms.ts';
import type { Library } from './open.ts';
import { reading } from './query.ts';
import { findBlocks } from './search-blocks.ts';
import { citingHits } from './search-citing.ts';
import { briefingsWithin } from './search-filter.ts';
import { findBriefings, findSources } from './search-heads.ts';
import {
  SEARCH_KINDS,
  type Found,
  type SearchFilter,
  type SearchHit,
} from './search-hits.ts';
import { findComments } from './search-comments.ts';
import { findPages } from './search-pages.ts';
import type { Search, Weighed } from './weigh-rows.ts';

/** Good rows that are weighed against each other, for each kind, or as many as are wanted; beyond, the newer stand for all. */
const MOST_WEIGHED = 100;

/**
 * At most `limit` hits for what a person typed, best first; where nothing is typed, the footnotes that cite the filter's
 * source. Never throws for the words of a query.
 */
export function findInLibrary(
  library: Library,
  typed: string,
  limit: number,
  filter: SearchFilter = {},
): Found {
  const terms = readTerms(typed);
  if (terms.length === 0)
    return filter.source === undefined
      ? { hits: [], complete: true }
      : citingHits(library, limit, filter, filter.source);
  return reading(library, () => {
    const search: Search = {
      library,
      terms,
      query: indexQuery(terms),
      briefings: briefingsWithin(library, filter),
      most: Math.max(MOST_WEIGHED, limit),
      complete: true,
    };
    const kinds = new Set(filter.kinds ?? SEARCH_KINDS);
    const found = [
      kinds.has('briefing') ? findBriefings(search) : [],
      kinds.has('source') && search.briefings === null
        ? findSources(search)
        : [],
      kinds.has('block') || kinds.has('footnote')
        ? findBlocks(search, kinds)
        : [],
      kinds.has('attachment') && search.briefings === null
        ? findPages(search)
        : [],
      kinds.has('comment') ? findComments(search) : [],
    ];
    const hits = shared(found, limit);
    const all = found.reduce((count, some) => count + some.length, 0);
    return { hits, complete: search.complete && hits.length === all };
  });
}

/** The best of all, but none of the lists without its share of the places. */
function shared(lists: readonly Weighed[][], limit: number): SearchHit[] {
  const sorted = lists.map((list) =>
    [...list].sort((a, b) => b.weight - a.weight),
  );
  const some = sorted.filter((list) => list.length > 0);
  const share = Math.floor(limit / Math.max(1, some.length));
  const first = some.flatMap((list) => list.slice(0, share));
  const rest = some
    .flatMap((list) => list.slice(share))
    .sort((a, b) => b.weight - a.weight);
  return [...first, ...rest.slice(0, limit - first.length)]
    .sort((a, b) => b.weight - a.weight)
    .map(({ hit }) => hit());
}
