// Finding: what of the library has the words that a person typed, best first, with the words around each hit. The index
// says which rows to look at; their own texts decide, and give the places to light up.
import { describeSource } from '#core/citations/describe-source.ts';
import type { TextRange } from '#core/citations/folded-text.ts';
import type { CslItem } from '#core/citations/source.ts';
import { foldTag } from '#core/document/tag.ts';
import type {
  Block,
  BlockId,
  BriefingHead,
  BriefingId,
  FootnoteId,
  SourceId,
} from '#core/document/document.ts';
import {
  findTerms,
  marksOf,
  type FoundTerms,
} from '#core/search/find-terms.ts';
import { indexQuery } from '#core/search/index-tokens.ts';
import {
  searchableBlock,
  searchableHead,
  searchableSource,
  type SearchableText,
} from '#core/search/searchable.ts';
import { readTerms, type SearchTerm } from '#core/search/search-terms.ts';
import { snippetOf } from '#core/search/snippet.ts';
import type { Library } from './open.ts';
import { reading, statement } from './query.ts';
import {
  briefingToken,
  keyOfRowid,
  kindToken,
  type HeadKind,
} from './search-index.ts';
import { type StoredBlock } from './stored-blocks.ts';
import { parseJson, unstoreBlock } from './stored-json.ts';

export const SEARCH_KINDS = [
  'briefing',
  'block',
  'footnote',
  'source',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** What a hit's briefing must be; sources are found only where nothing is asked of briefings. */
export type SearchFilter = {
  readonly kinds?: readonly SearchKind[] | undefined;
  readonly status?: string | undefined;
  readonly tag?: string | undefined;
  readonly marking?: string | undefined;
  /** Days, ISO 8601, of the briefing's last change; both are included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Cited in the briefing. */
  readonly source?: SourceId | undefined;
};

export type SearchHit = {
  readonly kind: SearchKind;
  /** Of the briefing, for its blocks and footnotes too, or of the source. */
  readonly id: BriefingId | SourceId;
  readonly title: string;
  /** In the title. */
  readonly titleMarks: readonly TextRange[];
  readonly block: BlockId | null;
  readonly footnote: FootnoteId | null;
  /** Some words around the hit, on one line; empty where the title says it all. */
  readonly snippet: string;
  readonly marks: readonly TextRange[];
  /** Of the briefing; empty for a source. */
  readonly status: string;
  readonly marking: string;
  /** Of the last change of the briefing or source. */
  readonly updated: string;
};

export type Found = {
  readonly hits: readonly SearchHit[];
  /** Whether there is nothing beyond them: no rows were left out and none left unread. */
  readonly complete: boolean;
};

/** Good rows that are weighed against each other, for each kind, or as many as are wanted; beyond, the newer stand for all. */
const MOST_WEIGHED = 100;
/** Rows whose texts are read for one query, whether they turn out good or not. */
const MOST_READ = 1_000;
/** Briefings of a filter that the index is asked for at once: the newest of them first, and later more. */
const FEW_BRIEFINGS = 100;
const MORE_BRIEFINGS = 900;
/** Rows that are passed through, the newest first, for those that the filter leaves. */
const MOST_PASSED = 2_000;

/** `hit` makes what is shown, which few of those that are weighed are. */
type Weighed = { readonly weight: number; readonly hit: () => SearchHit };

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
    ];
    const hits = shared(found, limit);
    const all = found.reduce((count, some) => count + some.length, 0);
    return { hits, complete: search.complete && hits.length === all };
  });
}

type Search = {
  readonly library: Library;
  readonly terms: readonly SearchTerm[];
  readonly query: string;
  /** The keys of the briefings that the filter leaves, the newest first; null for all. */
  readonly briefings: ReadonlySet<number> | null;
  /** How many are weighed of each kind. */
  readonly most: number;
  complete: boolean;
};

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

function briefingsWithin(
  library: Library,
  { status, tag, marking, from, to, source }: SearchFilter,
): ReadonlySet<number> | null {
  if (
    [status, tag, marking, from, to, source].every((part) => part === undefined)
  )
    return null;
  const keys = statement(
    library,
    `SELECT key FROM briefings
     WHERE (@status IS NULL OR status = @status) AND (@marking IS NULL OR marking = @marking)
       AND (@from IS NULL OR substr(updated, 1, 10) >= @from) AND (@to IS NULL OR substr(updated, 1, 10) <= @to)
       AND (@tag IS NULL OR key IN (
         SELECT briefing_tags.briefing FROM briefing_tags JOIN tags ON tags.key = briefing_tags.tag
         WHERE tags.folded = @tag))
       AND (@source IS NULL OR key IN (
         SELECT citations.briefing FROM citations JOIN sources ON sources.key = citations.source
         WHERE sources.id = @source))
     ORDER BY key DESC`,
  )
    .pluck()
    .all({
      status: status ?? null,
      tag: tag === undefined ? null : foldTag(tag),
      marking: marking ?? null,
      from: from ?? null,
      to: to ?? null,
      source: source ?? null,
    }) as number[];
  return new Set(keys);
}

type HeadRow = Pick<BriefingHead, 'title' | 'status' | 'marking'> & {
  readonly key: number;
  readonly id: BriefingId;
  readonly fields: string;
  readonly updated: string;
};

const HEAD =
  'SELECT key, id, title, status, marking, fields, updated FROM briefings WHERE key = ? AND binned IS NULL';

/** The keys of heads of that kind which the index gives and the filter leaves, the newest first. */
function* headKeys(search: Search, kind: HeadKind): Generator<number> {
  const { library, query, briefings } = search;
  const rowids = statement(
    library,
    'SELECT rowid FROM search_heads WHERE search_heads MATCH ? ORDER BY rowid DESC',
  )
    .pluck()
    .iterate(`"${kindToken(kind)}" AND ${query}`) as Iterable<number>;
  for (const rowid of rowids) {
    const key = keyOfRowid(rowid);
    if (kind === 'source' || (briefings?.has(key) ?? true)) yield key;
  }
}

/** Weighs rows in their order until there are enough; what is left then is said by `complete`. */
function weighed<Row>(
  search: Search,
  rows: Iterable<Row>,
  weigh: (row: Row) => readonly Weighed[],
): Weighed[] {
  const good: Weighed[] = [];
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

function findBriefings(search: Search): Weighed[] {
  const { library, terms } = search;
  return weighed(search, headKeys(search, 'briefing'), (key) => {
    const row = statement(library, HEAD).get(key) as HeadRow | undefined;
    if (!row) return [];
    const fields = (parseJson(row.fields) ?? {}) as BriefingHead['fields'];
    const texts = searchableHead({ title: row.title, fields });
    const { id, title, status, marking, updated } = row;
    const head = { id, title, status, marking, updated, beside: '' };
    return headHit(texts, terms, 'briefing', head);
  });
}

function findSources(search: Search): Weighed[] {
  const { library, terms } = search;
  return weighed(search, headKeys(search, 'source'), (key) => {
    const row = statement(
      library,
      'SELECT id, citekey, item, updated FROM sources WHERE key = ?',
    ).get(key) as
      | { id: SourceId; citekey: string; item: string; updated: string }
      | undefined;
    const item = parseJson(row?.item ?? '') as CslItem | null;
    if (!row || item === null) return [];
    const described = describeSource({ item });
    return headHit(searchableSource(row.citekey, item), terms, 'source', {
      id: row.id,
      title: described.title || row.citekey,
      status: '',
      marking: '',
      updated: row.updated,
      beside: [described.names, described.year].filter(Boolean).join(' '),
    });
  });
}

/** Of what is found in titles over what stands beside them, and over texts. */
const TITLE = 1_000;
const HEADING = 40;
const NOT_IN_TITLE = 20;

function headHit(
  [title, more]: readonly SearchableText[],
  terms: readonly SearchTerm[],
  kind: 'briefing' | 'source',
  {
    beside,
    ...row
  }: Pick<SearchHit, 'id' | 'title' | 'status' | 'marking' | 'updated'> & {
    /** Shown where nothing beside the title was found. */
    readonly beside: string;
  },
): Weighed[] {
  const inTitle = findTerms(title?.text ?? '', terms);
  const inMore = findTerms(more?.text ?? '', terms);
  const best = bestOf([inTitle, inMore]);
  if (best.includes(0)) return [];
  const whole = !inTitle.nearness.includes(0);
  const weight =
    (whole ? TITLE + (kind === 'briefing' ? HEADING : 0) : NOT_IN_TITLE) +
    nearnessOf(best) +
    // One that begins with what was typed, and a short one, is more about it.
    (inTitle.places[0]?.from === 0 ? 2 : 0) +
    10 / (10 + row.title.length);
  const hit = (): SearchHit => {
    const { text, marks } =
      inMore.places.length > 0
        ? snippetOf(more?.text ?? '', inMore.places)
        : { text: beside, marks: [] };
    return {
      ...row,
      kind,
      // Shown titles are those of `describeSource`, which are one line.
      titleMarks: marksOf(
        row.title === title?.text
          ? inTitle.places
          : findTerms(row.title, terms).places,
      ),
      block: null,
      footnote: null,
      snippet: text,
      marks,
    };
  };
  return [{ weight, hit }];
}

const bestOf = (found: readonly FoundTerms[]): number[] =>
  (found[0]?.nearness ?? []).map((_, term) =>
    Math.max(...found.map(({ nearness }) => nearness[term] ?? 0)),
  );

/** From 0 to 10. */
const nearnessOf = (nearness: readonly number[]): number =>
  (nearness.reduce((sum, each) => sum + each, 0) / nearness.length / 3) * 10;

type BlockRow = Pick<StoredBlock, 'id' | 'rank' | 'body'> &
  Pick<HeadRow, 'title' | 'status' | 'marking' | 'updated'> & {
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

function findBlocks(search: Search, kinds: ReadonlySet<SearchKind>): Weighed[] {
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

/** The footnotes that cite the source, those of the briefing that was changed last first. */
function citingHits(
  library: Library,
  limit: number,
  filter: SearchFilter,
  source: SourceId,
): Found {
  return reading(library, () => {
    const within = briefingsWithin(library, filter);
    const rows = statement(
      library,
      `SELECT blocks.id, blocks.rank, blocks.body, blocks.briefing, briefings.id AS inside, briefings.title,
              briefings.status, briefings.marking, briefings.updated, citations.footnote
       FROM sources
       JOIN citations ON citations.source = sources.key
       JOIN blocks ON blocks.key = citations.block
       JOIN briefings ON briefings.key = citations.briefing
       WHERE sources.id = ? AND briefings.binned IS NULL GROUP BY citations.briefing, citations.footnote
       ORDER BY briefings.updated DESC, briefings.id, blocks.rank, blocks.id, min(citations.position)`,
    ).iterate(source) as Iterable<
      BlockRow & { briefing: number; footnote: FootnoteId }
    >;
    const hits: SearchHit[] = [];
    for (const { footnote, briefing, ...row } of rows) {
      if (within?.has(briefing) !== true) continue;
      if (hits.length === limit) return { hits, complete: false };
      const block = unstoreBlock(row) as Block | null;
      // A note that only cites has no words of its own: then those that it stands at.
      const texts = block ? searchableBlock(block) : [];
      const note = texts.find((text) => text.footnote === footnote);
      const { text } = snippetOf(
        (note?.text === '' ? texts[0] : note)?.text ?? '',
        [],
      );
      hits.push({
        kind: 'footnote',
        id: row.inside,
        title: row.title,
        titleMarks: [],
        block: row.id,
        footnote,
        snippet: text,
        marks: [],
        status: row.status,
        marking: row.marking,
        updated: row.updated,
      });
    }
    return { hits, complete: true };
  });
}
