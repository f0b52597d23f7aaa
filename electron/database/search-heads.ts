// Finding in what stands at the head of things: the titles and fields of briefings, and all that is said of a source.
import type { CiteAs } from '#core/citations/cite-as-schema.ts';
import { describeSource } from '#core/citations/describe-source.ts';
import type { CslItem } from '#core/citations/source.ts';
import type {
  BriefingHead,
  BriefingId,
  SourceId,
} from '#core/document/document.ts';
import { findTerms, marksOf } from '#core/search/find-terms.ts';
import {
  searchableHead,
  searchableSource,
  type SearchableText,
} from '#core/search/searchable.ts';
import type { SearchTerm } from '#core/search/search-terms.ts';
import { snippetOf } from '#core/search/snippet.ts';
import { statement } from './query.ts';
import type { SearchHit } from './search-hits.ts';
import { keyOfRowid, kindToken, type HeadKind } from './search-index.ts';
import { parseJson } from './stored-json.ts';
import {
  bestOf,
  nearnessOf,
  weighed,
  type Search,
  type Weighed,
} from './weigh-rows.ts';

type HeadRow = Pick<BriefingHead, 'title' | 'status' | 'marking'> & {
  readonly key: number;
  readonly id: BriefingId;
  readonly fields: string;
  readonly updated: string;
};

const HEAD =
  'SELECT key, id, title, status, marking, fields, updated FROM briefings WHERE key = ? AND binned IS NULL';

/** The keys of heads of that kind which the index gives and, of briefings, the filter leaves, the newest first. */
export function* headKeys(search: Search, kind: HeadKind): Generator<number> {
  const { library, query, briefings } = search;
  const rowids = statement(
    library,
    'SELECT rowid FROM search_heads WHERE search_heads MATCH ? ORDER BY rowid DESC',
  )
    .pluck()
    .iterate(`"${kindToken(kind)}" AND ${query}`) as Iterable<number>;
  for (const rowid of rowids) {
    const key = keyOfRowid(rowid);
    if (kind !== 'briefing' || (briefings?.has(key) ?? true)) yield key;
  }
}

export function findBriefings(search: Search): Weighed[] {
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

export function findSources(search: Search): Weighed[] {
  const { library, terms } = search;
  return weighed(search, headKeys(search, 'source'), (key) => {
    const row = statement(
      library,
      'SELECT id, citekey, item, notes, cite_as, updated FROM sources WHERE key = ? AND binned IS NULL',
    ).get(key) as
      | {
          id: SourceId;
          citekey: string;
          item: string;
          notes: string;
          cite_as: string | null;
          updated: string;
        }
      | undefined;
    const item = parseJson(row?.item ?? '') as CslItem | null;
    if (!row || item === null) return [];
    const { citekey, notes } = row;
    const citeAs =
      row.cite_as === null ? null : (parseJson(row.cite_as) as CiteAs | null);
    const described = describeSource({ item });
    const texts = searchableSource({ citekey, item, notes, citeAs });
    return headHit(texts, terms, 'source', {
      id: row.id,
      title: described.title || citekey,
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
