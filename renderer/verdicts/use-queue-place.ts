// Where the queue stands, and its way on: to the next that is unchecked or stale, past what was skipped, and back the way it
// came. It follows the list, which may change meanwhile.
import { useState } from 'react';
import { nextInQueue, placeInQueue, type QueueScope } from './queue-order.ts';
import type { ReviewedCitation } from './use-citations.ts';

type Rows = readonly ReviewedCitation[];
type Place = { readonly id: string; readonly place: number } | 'end' | null;

const placed = (list: Rows, id: string | null): Place =>
  id === null ? 'end' : { id, place: list.findIndex((each) => each.id === id) };

export type QueuePlace = ReturnType<typeof useQueuePlace>;

/** `first` is the citation to begin with, null for the first that is to be checked. `onMove` is called at each step. */
export function useQueuePlace(
  rows: Rows | null,
  first: string | null,
  onMove: () => void,
) {
  const [scope, setScope] = useState<QueueScope>('open');
  /** Null before the citations are here. */
  const [at, setAt] = useState<Place>(null);
  const [visited, setVisited] = useState<readonly string[]>([]);
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());

  // The first, once they are here; and where the one is gone that it stood at, the one in its place.
  if (rows && at === null)
    setAt(
      placed(
        rows,
        first !== null && rows.some(({ id }) => id === first)
          ? first
          : nextInQueue(rows, null, 'open', new Set()),
      ),
    );
  const row =
    rows && at !== null && at !== 'end'
      ? (rows.find(
          ({ id }) => id === placeInQueue(rows, at.id, at.place)?.id,
        ) ?? null)
      : null;
  if (rows && at !== null && at !== 'end' && row?.id !== at.id)
    setAt(row ? placed(rows, row.id) : 'end');
  const nextId = rows && row ? nextInQueue(rows, row.id, scope, skipped) : null;

  /** `from` is what is left, null where it is not to be come back to. */
  const goTo = (list: Rows, id: string | null, from: string | null): void => {
    if (from !== null) setVisited((before) => [...before, from]);
    setAt(placed(list, id));
    onMove();
  };
  return {
    row,
    next: rows?.find(({ id }) => id === nextId) ?? null,
    isEnd: at === 'end',
    scope,
    goTo,
    /** What else the queue goes through; at its end it goes on with that. */
    changeScope: (chosen: QueueScope): void => {
      setScope(chosen);
      if (rows && at === 'end')
        goTo(rows, nextInQueue(rows, null, chosen, new Set()), null);
    },
    /** From the citation that was checked, in the list as it is then. */
    goOn: (list: Rows, from: ReviewedCitation): void => {
      const passed = new Set([...skipped].filter((each) => each !== from.id));
      setSkipped(passed);
      goTo(list, nextInQueue(list, from.id, scope, passed), from.id);
    },
    skip: (): void => {
      if (!row || !rows) return;
      const passed = new Set(skipped).add(row.id);
      setSkipped(passed);
      const following = nextInQueue(rows, row.id, scope, passed);
      // All that is left was skipped once: the queue has been gone through.
      const isRound =
        scope === 'open' &&
        following !== null &&
        skipped.has(following) &&
        skipped.has(row.id);
      goTo(rows, isRound ? null : following, row.id);
    },
    canGoBack: visited.length > 0,
    back: (): void => {
      const before = visited.findLast((id) =>
        rows?.some((each) => each.id === id),
      );
      if (before === undefined || !rows) return;
      setVisited(visited.slice(0, visited.lastIndexOf(before)));
      goTo(rows, before, null);
    },
    /** Through those that are left, what was skipped too. */
    beginAgain: (): void => {
      if (!rows) return;
      setScope('open');
      setSkipped(new Set());
      goTo(rows, nextInQueue(rows, null, 'open', new Set()), null);
    },
    /** Through all of them from the first. */
    goThroughAll: (): void => {
      if (!rows) return;
      setScope('all');
      goTo(rows, rows[0]?.id ?? null, null);
    },
  };
}
