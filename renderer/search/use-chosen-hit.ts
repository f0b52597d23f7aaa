// Which row of the results is chosen. The field keeps the focus: arrows go from row to row, Enter opens.
import { useState, type KeyboardEvent } from 'react';
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
  const [wanted, setWanted] = useState<{ of: unknown; at: number }>({
    of: null,
    at: 0,
  });
  const groups = answer ? groupsOf(answer.hits, answer.filters.kind) : [];
  const rows = groups.flatMap(({ kind, hits, more }): SearchRow[] => [
    ...hits.map((hit) => ({ hit })),
    ...(more > 0 ? [{ allOf: kind }] : []),
  ]);
  // Another answer begins at its best hit again.
  const at = wanted.of === answer ? Math.min(wanted.at, rows.length - 1) : 0;
  const goTo = (place: number): void => {
    setWanted({
      of: answer,
      at: Math.max(0, Math.min(rows.length - 1, place)),
    });
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
      if (event.nativeEvent.isComposing || rows.length === 0) return false;
      const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
      if (ctrlKey || metaKey || shiftKey) return false;
      if (key === 'Enter' && chosen) {
        // What is typed last is not answered yet: its answer is a moment away, and is what is meant.
        if (answer?.typed !== search.typed) return true;
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
