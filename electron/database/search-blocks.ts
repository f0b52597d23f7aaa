// Finding in the blocks of briefings and in their footnotes.
import type {
  Block,
  BriefingHead,
  BriefingId,
} from '#core/document/document.ts';
import { findTerms, type FoundTerms } from '#core/search/find-terms.ts';
import { indexQuery } from '#core/search/index-tokens.ts';
import {
  searchableBlock,
  type SearchableText,
} from '#core/search/searchable.ts';
import { snippetOf } from '#core/search/snippet.ts';
import type { Library } from './open.ts';
import { statement } from './query.ts';
import type { SearchKind } from './search-hits.ts';
import { briefingToken } from './search-index.ts';
import type { StoredBlock } from './stored-blocks.ts';
import { unstoreBlock } from './stored-json.ts';
import {
  bestOf,
  nearnessOf,
  weighed,
  type Search,
  type Weighed,
} from './weigh-rows.ts';

/** Briefings of a filter that the index is asked for at once: the newest of them first, and later more. */
const FEW_BRIEFINGS = 100;
const MORE_BRIEFINGS = 900;
/** Rows that are passed through, the newest first, for those that the filter leaves. */
const MOST_PASSED = 2_000;

export type BlockRow = Pick<StoredBlock, 'id' | 'rank' | 'body'> &
  Pick<BriefingHead, 'title' | 'status' | 'marking'> & {
    readonly updated: string;
    readonly inside: BriefingId;
  };

/** The blocks that the index gives and the filter leaves, the newest first. */
function* blockRows(
  search: Search,
  kinds: ReadonlySet<SearchKind>,
): Generator<BlockRow> {
  const { library, terms, briefings } = search;
  const query = kinds.has('block') ? search.query : indexQuery(terms, true);
  const read = statement(
    library,
    `SELECT blocks.id, blocks.rank, blocks.body, briefings.id AS inside, briefings.title,
            briefings.status, briefings.marking, briefings.updated
     FROM blocks JOIN briefings ON briefings.key = blocks.briefing
     WHERE blocks.key = ? AND briefings.binned IS NULL`,
  );
  const keys =
    briefings === null
      ? blockKeys(library, query)
      : keysWithin(search, query, briefings);
  for (const key of keys) {
    // What is in the bin is not found.
    const row = read.get(key) as BlockRow | undefined;
    if (row) yield row;
  }
}

/** Of the blocks with keys below `below`, the newest first. */
const blockKeys = (
  library: Library,
  query: string,
  below = Number.MAX_SAFE_INTEGER,
): Iterable<number> =>
  statement(
    library,
    // FTS5 seeks to a whole number alone, and a number that is bound is none.
    'SELECT rowid FROM search_blocks WHERE search_blocks MATCH ? AND rowid < CAST(? AS INTEGER) ORDER BY rowid DESC',
  )
    .pluck()
    .iterate(query, below) as Iterable<number>;

/**
 * The blocks of these briefings. To ask the index for a briefing's costs by the briefing, to pass through what it gives
 * costs by the block. So a common word is found in the few newest briefings, a rare one has few blocks to pass through,
 * and only what is neither, with a filter that few fit, needs more of them.
 */
function* keysWithin(
  search: Search,
  query: string,
  briefings: ReadonlySet<number>,
): Generator<number> {
  const { library } = search;
  const left = [...briefings];
  const those = (count: number, below?: number): Iterable<number> => {
    const some = left.splice(0, count);
    const theirs = some.map((key) => `"${briefingToken(key)}"`).join(' OR ');
    return theirs === ''
      ? []
      : blockKeys(library, `${query} AND (${theirs})`, below);
  };
  yield* those(FEW_BRIEFINGS);
  if (left.length === 0) return;
  const others = new Set(left);
  const inside = statement(
    library,
    'SELECT briefing FROM blocks WHERE key = ?',
  ).pluck();
  let passed = 0;
  let last = 0;
  for (const key of blockKeys(library, query)) {
    if (passed === MOST_PASSED) break;
    if (others.has(inside.get(key) as number)) yield key;
    passed += 1;
    last = key;
  }
  if (passed < MOST_PASSED) return;
  yield* those(MORE_BRIEFINGS, last);
  if (left.length > 0) search.complete = false;
}

/** The most hits of one block: one with forty notes that all say "ibid." is one place to look at, not forty. */
const MOST_NOTES = 3;
/** Words of a query so near to each other, in UTF-16 code units, are seen at a glance. */
const NEAR = 150;

export function findBlocks(
  search: Search,
  kinds: ReadonlySet<SearchKind>,
): Weighed[] {
  const { terms } = search;
  return weighed(search, blockRows(search, kinds), (row) => {
    const block = unstoreBlock(row) as Block | null;
    if (!block) return [];
    const found = searchableBlock(block).map((text) => ({
      ...text,
      ...findTerms(text.text, terms),
    }));
    if (bestOf(found).includes(0)) return [];
    const whole = found.filter(({ nearness }) => !nearness.includes(0));
    const notes = whole.filter(({ part }) => part === 'footnote');
    const inText = whole.filter(({ part }) => part === 'text');
    // The words may stand apart, some in the text and some in a note: then it is the block that has them.
    const apart = [...found].sort(
      (a, b) => b.places.length - a.places.length,
    )[0];
    const places = [
      ...(kinds.has('block') ? inText : []),
      ...(kinds.has('footnote') ? notes.slice(0, MOST_NOTES) : []),
      ...(whole.length === 0 && apart && kinds.has('block') ? [apart] : []),
    ];
    return places.map((place) => blockHit(row, block, place, whole.length > 0));
  });
}

function blockHit(
  row: BlockRow,
  block: Block,
  { part, text, footnote, places, nearness }: SearchableText & FoundTerms,
  whole: boolean,
): Weighed {
  const note = whole && part === 'footnote';
  const first = places[0]?.from ?? 0;
  const near = places.filter(({ from }) => from - first < NEAR);
  const together =
    new Set(near.map(({ term }) => term)).size === nearness.length;
  return {
    weight:
      nearnessOf(nearness) +
      (block.type === 'heading' ? 8 : 0) +
      (note ? 0 : 1) +
      (together ? 2 : 0),
    hit: () => {
      const { text: snippet, marks } = snippetOf(text, places);
      return {
        kind: note ? 'footnote' : 'block',
        id: row.inside,
        title: row.title,
        titleMarks: [],
        block: row.id,
        footnote: part === 'footnote' ? footnote : null,
        snippet,
        marks,
        status: row.status,
        marking: row.marking,
        updated: row.updated,
      };
    },
  };
}
