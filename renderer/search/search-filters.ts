// What a search is narrowed to, and how main is asked for it.
import type { PageInput } from '#core/contract.ts';
import type { SearchHit } from './search-place.ts';

export type SearchFilters = {
  readonly kind: 'any' | SearchHit['kind'];
  /** Empty for any. */
  readonly status: string;
  readonly tag: string;
  readonly marking: string;
  /** Days back from today; 0 for any time. */
  readonly days: number;
  /** A source that is cited there; null for any or none. */
  readonly source: { readonly id: string; readonly name: string } | null;
};

export const NO_FILTERS: SearchFilters = {
  kind: 'any',
  status: '',
  tag: '',
  marking: '',
  days: 0,
  source: null,
};

export const isFiltered = (filters: SearchFilters): boolean =>
  JSON.stringify(filters) !== JSON.stringify(NO_FILTERS);

/** Whether there is anything to ask for. */
export const asksFor = (typed: string, { source }: SearchFilters): boolean =>
  typed.trim() !== '' || source !== null;

/** The day so many days before `now`, as main writes days: in UTC. */
function dayBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);
}

export const KINDS = [
  { kind: 'briefing', name: 'Briefings' },
  { kind: 'block', name: 'Text' },
  { kind: 'footnote', name: 'Footnotes' },
  { kind: 'source', name: 'Sources' },
  { kind: 'attachment', name: 'Files' },
  { kind: 'comment', name: 'Comments' },
] as const satisfies readonly { kind: SearchHit['kind']; name: string }[];

const MOST_HITS = 60;
const MOST_OF_A_KIND = 200;

export function questionFor(
  typed: string,
  { kind, status, tag, marking, days, source }: SearchFilters,
  now: Date,
): PageInput<'search.find'> {
  return {
    query: typed,
    limit: kind === 'any' ? MOST_HITS : MOST_OF_A_KIND,
    ...(kind !== 'any' && { kinds: [kind] }),
    ...(status !== '' && { status }),
    ...(tag !== '' && { tag }),
    ...(marking !== '' && { marking }),
    ...(days > 0 && { from: dayBefore(now, days) }),
    ...(source && { source: source.id }),
  };
}

export type HitGroup = {
  readonly kind: SearchHit['kind'];
  readonly name: string;
  readonly hits: readonly SearchHit[];
  /** How many more there are in it; 0 where all are shown. */
  readonly more: number;
  /** The place of its first row among all rows: its hits, and one for what is more. */
  readonly first: number;
};

/** Of each kind, where all kinds are shown together. */
const MOST_TOGETHER = 6;

/** The hits by their kinds; the order within each stays. */
export function groupsOf(
  hits: readonly SearchHit[],
  shown: SearchFilters['kind'],
): HitGroup[] {
  let first = 0;
  return KINDS.flatMap(({ kind, name }) => {
    const all = hits.filter((hit) => hit.kind === kind);
    if (all.length === 0) return [];
    // One line that says "1 more" takes the place of the one hit.
    const cut = shown === 'any' && all.length > MOST_TOGETHER + 1;
    const some = cut ? all.slice(0, MOST_TOGETHER) : all;
    const more = all.length - some.length;
    const group = { kind, name, hits: some, more, first };
    first += some.length + (more > 0 ? 1 : 0);
    return [group];
  });
}
