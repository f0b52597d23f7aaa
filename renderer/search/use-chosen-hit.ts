// Which row of the results is chosen. The field keeps the focus: arrows go from row to row, Enter opens.
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { groupsOf, type HitGroup } from './search-filters.ts';
import type { SearchHit } from './search-place.ts';
import type { Search } from './use-search.ts';

/** A row: a hit, or the way to all of a kind. */
export type SearchRow =
  { readonly hit: SearchHit } | { readonly allOf: SearchHit['kind'] };

export type ChosenHit = {
  readonly groups: readonly HitGroup[];
  readonly rows: readonly SearchRow[];
  readonly at: number;
  readonly chosen: SearchRow | null;
  readonly open: (row: SearchRow) => void;
  readonly citing: (hit: SearchHit) => void;
  /** For the field; true where the key was one of the results'. */
  readonly onKey: (event: KeyboardEvent) => boolean;
};

const PAGE = 8;

type Wanted = {
  readonly question: object;
  readonly at: number;
  /** Of the row. */
  readonly name: string;
};

const nameOf = (row: SearchRow): string =>
  'hit' in row
    ? JSON.stringify([
        row.hit.kind,
        row.hit.id,
        row.hit.block,
        row.hit.footnote,
        row.hit.attachment ?? null,
        row.hit.comment?.thread ?? null,
      ])
    : row.allOf;

/** Where the wanted row is, or, where it is gone, the one that stands in its place. */
function placeIn(rows: readonly SearchRow[], wanted: Wanted): number {
  const found = rows.findIndex((row) => nameOf(row) === wanted.name);
  return found >= 0 ? found : Math.max(0, Math.min(wanted.at, rows.length - 1));
}

export function useChosenHit(
  search: Search,
  {
    onOpen,
    onType,
  }: {
    readonly onOpen: (hit: SearchHit) => void;
    readonly onType: (typed: string) => void;
  },
): ChosenHit {
  const { answer, filters, setFilters } = search;
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const groups = answer ? groupsOf(answer.hits, answer.filters.kind) : [];
  const rows = groups.flatMap(({ kind, hits, more }): SearchRow[] => [
    ...hits.map((hit) => ({ hit })),
    ...(more > 0 ? [{ allOf: kind }] : []),
  ]);
  // Another question begins at its best hit again; a newer answer to the same one stays at what was chosen.
  const at =
    wanted && wanted.question === answer?.question ? placeIn(rows, wanted) : 0;
  const goTo = (place: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, place));
    const row = rows[next];
    if (answer && row)
      setWanted({ question: answer.question, at: next, name: nameOf(row) });
  };
  const open = (row: SearchRow): void => {
    if ('hit' in row) onOpen(row.hit);
    else setFilters({ ...filters, kind: row.allOf });
  };
  const citing = ({ id, title }: SearchHit): void => {
    setFilters({ ...filters, kind: 'any', source: { id, name: title } });
    onType('');
  };
  const chosen = rows[at] ?? null;
  /** What Enter was pressed for before it was answered: it opens once it is. */
  const awaited = useRef<string | null>(null);
  useEffect(() => {
    // Long after the key nothing opens by itself.
    if (search.failed !== null) awaited.current = null;
    if (awaited.current === null || answer?.typed !== search.typed) return;
    const isMeant = awaited.current === search.typed;
    awaited.current = null;
    if (isMeant && chosen) open(chosen);
  });
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: PAGE,
    PageUp: -PAGE,
  };
  return {
    groups,
    rows,
    at,
    chosen,
    open,
    citing,
    onKey(event) {
      if (event.nativeEvent.isComposing) return false;
      const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
      if (ctrlKey || metaKey || shiftKey) return false;
      if (key === 'Enter' && search.active && answer?.typed !== search.typed) {
        // Its answer is a moment away, and is what is meant.
        if (!altKey) awaited.current = search.typed;
        return true;
      }
      if (rows.length === 0) return false;
      if (key === 'Enter' && chosen) {
        if (!altKey) open(chosen);
        else if ('hit' in chosen && chosen.hit.kind === 'source')
          citing(chosen.hit);
        return true;
      }
      const step = altKey ? undefined : steps[key];
      if (step === undefined) return false;
      goTo(at + step);
      return true;
    },
  };
}
