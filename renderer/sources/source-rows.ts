// The rows of the source library: what is shown of each, those that the filters leave, and the order that they stand in.
import { describeSource, firstYear } from '#core/citations/describe-source.ts';
import { findSources } from '#core/citations/find-sources.ts';
import type { Source } from '#core/citations/source.ts';
import type { PageOutput } from '#core/contract.ts';
import type { SourceType } from './source-kinds.ts';

export type SourceRow = {
  readonly id: string;
  readonly source: Source;
  readonly names: string;
  readonly year: string;
  readonly title: string;
  readonly kind: string;
  /** How many notes cite it, and how many briefings these are in. */
  readonly notes: number;
  readonly briefings: number;
};

export const SOURCE_SORTS = [
  'author',
  'year',
  'title',
  'kind',
  'standing',
  'cited',
] as const;
export type SourceSort = (typeof SOURCE_SORTS)[number];

/** What is asked of sources beside words, kind and tag; `bin` shows what is in the bin, and nothing else does. */
export const SHOWN = [
  ['never-cited', 'Never cited'],
  ['not-current', 'Withdrawn or superseded'],
  ['duplicates', 'May be duplicates'],
  ['bin', 'In the bin'],
] as const;
export type Shown = (typeof SHOWN)[number][0];

export type SourceView = {
  /** Null shows all that are not in the bin. */
  readonly show: Shown | null;
  readonly kind: SourceType | null;
  /** An empty one is for those without tags. */
  readonly tag: string | null;
  readonly sort: SourceSort;
  readonly descending: boolean;
};

export const ALL_SOURCES: SourceView = {
  show: null,
  kind: null,
  tag: null,
  sort: 'author',
  descending: false,
};

export type DuplicateGroups = PageOutput<'sources.duplicates'>['groups'];
type Uses = PageOutput<'sources.uses'>['uses'];

export function rowsOf(sources: readonly Source[], uses: Uses): SourceRow[] {
  const counts = new Map(uses.map((use) => [use.id, use]));
  return sources.map((source) => {
    const { notes = 0, briefings = 0 } = counts.get(source.id) ?? {};
    return {
      id: source.id,
      source,
      ...describeSource(source),
      notes,
      briefings,
    };
  });
}

const collator = new Intl.Collator('en', { numeric: true });

/** Empty where it has nothing there. */
const KEYS: Readonly<Record<SourceSort, (row: SourceRow) => string | number>> =
  {
    author: ({ names, title, source }) => names || title || source.citekey,
    // As a number: "c. 1920" stands among the others, and 300 BC before 44 BC.
    year: ({ source }) => firstYear(source.item) ?? '',
    title: ({ title, source }) => title || source.citekey,
    kind: ({ kind }) => kind,
    // Those that one may still rest on stand at the end.
    standing: ({ source }) => source.standing ?? '',
    cited: ({ notes }) => notes,
  };

const compareKeys = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number'
    ? a - b
    : collator.compare(String(a), String(b));

/** Sorted by what is asked, and within that by author, year and title; what has nothing there stands at the end. */
export function sortRows(
  rows: readonly SourceRow[],
  { sort, descending }: Pick<SourceView, 'sort' | 'descending'>,
): SourceRow[] {
  const sign = descending ? -1 : 1;
  const keyed = rows.map((row) => ({
    row,
    key: KEYS[sort](row),
    rest: [KEYS.author(row), KEYS.year(row), KEYS.title(row)],
  }));
  keyed.sort((a, b) => {
    if ((a.key === '') !== (b.key === '')) return a.key === '' ? 1 : -1;
    const order = compareKeys(a.key, b.key);
    if (order !== 0) return sign * order;
    for (const [place, key] of a.rest.entries()) {
      const next = compareKeys(key, b.rest[place] ?? '');
      if (next !== 0) return next;
    }
    return 0;
  });
  return keyed.map(({ row }) => row);
}

/** In the order that they come in; with words, the best match first; of duplicates, each group together. */
export function filterRows(
  rows: readonly SourceRow[],
  { show, kind, tag }: Pick<SourceView, 'show' | 'kind' | 'tag'>,
  typed: string,
  duplicates: DuplicateGroups,
): SourceRow[] {
  const asked = rows.filter(
    ({ source, notes }) =>
      (source.binned !== undefined) === (show === 'bin') &&
      (show !== 'never-cited' || notes === 0) &&
      (show !== 'not-current' || source.standing !== undefined) &&
      (kind === null || source.item.type === kind) &&
      (tag === null ||
        (tag === ''
          ? source.tags === undefined
          : source.tags?.includes(tag) === true)),
  );
  const left = show === 'duplicates' ? groupedRows(asked, duplicates) : asked;
  if (typed.trim() === '') return left;
  const byId = new Map(left.map((row) => [row.id, row]));
  return findSources(
    left.map(({ source }) => source),
    typed,
    left.length,
  ).flatMap(({ source }) => byId.get(source.id) ?? []);
}

function groupedRows(
  rows: readonly SourceRow[],
  groups: DuplicateGroups,
): SourceRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return groups.flatMap(({ ids }) => ids.flatMap((id) => byId.get(id) ?? []));
}

/** The kinds that there are, most first. */
export function kindsOf(rows: readonly SourceRow[]): {
  readonly type: SourceType;
  readonly name: string;
  readonly count: number;
}[] {
  const counts = new Map<SourceType, { name: string; count: number }>();
  for (const { source, kind } of rows) {
    const found = counts.get(source.item.type);
    if (found) found.count += 1;
    else counts.set(source.item.type, { name: kind, count: 1 });
  }
  return [...counts]
    .map(([type, each]) => ({ type, ...each }))
    .sort((a, b) => b.count - a.count || collator.compare(a.name, b.name));
}

export function sourceTags(rows: readonly SourceRow[]): string[] {
  const tags = new Set(rows.flatMap(({ source }) => source.tags ?? []));
  return [...tags].sort(collator.compare);
}
