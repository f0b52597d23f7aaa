// The briefings of the library and of its bin, those of them that the filter leaves, and the order that they stand in.
import { useCallback, useMemo } from 'react';
import type { HomeView } from '#core/home-view.ts';
import { filterBriefings, SHOW_ALL } from './filter-briefings.ts';
import { sortBriefings } from './sort-briefings.ts';
import { tagsInUse, type TagInUse } from './tags-in-use.ts';
import {
  useBin,
  useBriefings,
  type BinnedBriefing,
  type ListedBriefing,
} from './use-briefings.ts';
import { useHomeView } from './use-home-view.ts';
import type { Template } from './use-templates.ts';

export type FilteredBriefings = {
  /** Null until they are here, with the view that they are shown in. */
  readonly all: readonly ListedBriefing[] | null;
  readonly shown: readonly ListedBriefing[];
  readonly binned: readonly BinnedBriefing[] | null;
  readonly shownOfBin: readonly BinnedBriefing[];
  readonly tags: readonly TagInUse[];
  readonly typed: string;
  readonly setTyped: (typed: string) => void;
  readonly view: HomeView | null;
  readonly changeView: (part: Partial<HomeView>) => void;
  readonly templateName: (id: string) => string;
  readonly failed: string | null;
  readonly refresh: () => Promise<void>;
};

/** What was typed is kept by whoever outlives the list, so that it stands again when a briefing is left. */
export function useFilteredBriefings(
  [typed, setTyped]: readonly [string, (typed: string) => void],
  templates: readonly Template[],
): FilteredBriefings {
  const listed = useBriefings();
  const bin = useBin();
  const { view, change: changeView } = useHomeView();
  const names = useMemo(
    () => new Map(templates.map(({ id, name }) => [id, name])),
    [templates],
  );
  const templateName = useCallback(
    (id: string) => names.get(id) ?? id,
    [names],
  );
  const { briefings } = listed;
  // Of the view alone what orders: a filter that is changed sorts nothing anew.
  const sort = view?.sort ?? 'changed';
  const descending = view?.descending ?? true;
  const sorted = useMemo(
    () => sortBriefings(briefings ?? [], { sort, descending }, templateName),
    [briefings, sort, descending, templateName],
  );
  const shown = useMemo(
    () => filterBriefings(sorted, typed, view ?? SHOW_ALL),
    [sorted, typed, view],
  );
  const shownOfBin = useMemo(
    () => filterBriefings(bin.briefings ?? [], typed, SHOW_ALL),
    [bin.briefings, typed],
  );
  const tags = useMemo(() => tagsInUse(briefings ?? []), [briefings]);
  return {
    all: view === null ? null : briefings,
    shown,
    binned: bin.briefings,
    shownOfBin,
    tags,
    typed,
    setTyped,
    view,
    changeView,
    templateName,
    failed: listed.failed ?? bin.failed,
    refresh: listed.refresh,
  };
}
