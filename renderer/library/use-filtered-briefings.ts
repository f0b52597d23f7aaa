// The briefings of the library and of its bin, those of them that the filter leaves, and the order that they stand in.
import { useCallback, useMemo, useState } from 'react';
import type { HomeView } from '#core/home-view.ts';
import { filterBriefings, narrows, SHOW_ALL } from './filter-briefings.ts';
import { sortBriefings } from './sort-briefings.ts';
import { tagsInUse, type TagInUse } from './tags-in-use.ts';
import {
  useBriefings,
  type BinnedBriefing,
  type ListedBriefing,
} from './use-briefings.ts';
import { useHomeView } from './use-home-view.ts';
import type { Template } from './use-templates.ts';

export type FilteredBriefings = {
  /** Null until those are here that are to be shown, with the view that they are shown in. */
  readonly all: readonly ListedBriefing[] | null;
  /** How many there are in all; null until it is known. */
  readonly count: number | null;
  /** Whether they are all here; until then the list may begin with the first of them. */
  readonly complete: boolean;
  readonly shown: readonly ListedBriefing[];
  readonly binned: readonly BinnedBriefing[] | null;
  readonly shownOfBin: readonly BinnedBriefing[];
  readonly tags: readonly TagInUse[];
  /** What the bin is filtered by. */
  readonly typed: string;
  readonly setTyped: (typed: string) => void;
  readonly view: HomeView | null;
  readonly changeView: (part: Partial<HomeView>) => void;
  readonly templateName: (id: string) => string;
  readonly failed: string | null;
  readonly refresh: () => Promise<void>;
};

/** `last` is the briefing that the list begins at, null for its first. */
export function useFilteredBriefings(
  templates: readonly Template[],
  last: string | null,
): FilteredBriefings {
  const listed = useBriefings();
  const [typed, setTyped] = useState('');
  const { view: kept, change: changeView } = useHomeView();
  const names = useMemo(
    () => new Map(templates.map(({ id, name }) => [id, name])),
    [templates],
  );
  const templateName = useCallback(
    (id: string) => names.get(id) ?? id,
    [names],
  );
  const { briefings, complete, count, binned, failed, refresh } = listed;
  const tags = useMemo(() => tagsInUse(briefings ?? []), [briefings]);
  // A tag that nothing has any more, as it was taken off everywhere or renamed, would leave nothing to be seen.
  const isGone =
    complete &&
    Boolean(kept?.tag) &&
    !tags.some(({ name }) => name === kept?.tag);
  const view = useMemo(
    () => (kept && isGone ? { ...kept, tag: null } : kept),
    [kept, isGone],
  );
  // Of the view alone what orders: a filter that is changed sorts nothing anew.
  const sort = view?.sort ?? 'changed';
  const descending = view?.descending ?? true;
  const sorted = useMemo(
    () => sortBriefings(briefings ?? [], { sort, descending }, templateName),
    [briefings, sort, descending, templateName],
  );
  const shown = useMemo(
    () => filterBriefings(sorted, '', view ?? SHOW_ALL),
    [sorted, view],
  );
  const shownOfBin = useMemo(
    () => filterBriefings(binned ?? [], typed, SHOW_ALL),
    [binned, typed],
  );
  // The first of them are enough where they are what the view begins with.
  const enough =
    complete ||
    (sort === 'changed' &&
      descending &&
      !narrows(view ?? SHOW_ALL) &&
      (last === null || briefings?.some(({ id }) => id === last) === true));
  return {
    all: view === null || !enough ? null : briefings,
    count,
    complete,
    shown,
    binned,
    shownOfBin,
    tags,
    typed,
    setTyped,
    view,
    changeView,
    templateName,
    failed,
    refresh,
  };
}
