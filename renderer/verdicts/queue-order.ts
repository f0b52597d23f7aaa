// Which citation comes next in the queue, in the order of the text. What is skipped comes again once all else has been looked
// at; what has a verdict that holds never comes by itself.

/** What the queue goes through: what is unchecked or stale, or every citation. */
export type QueueScope = 'open' | 'all';

export type QueuedCitation = {
  readonly id: string;
  readonly standing: 'none' | 'holds' | 'stale';
};

const isOpen = ({ standing }: QueuedCitation): boolean => standing !== 'holds';

/**
 * The next after `current`, null for the first; null where none is left. Of what is open, those before it come again, and
 * the skipped last of all.
 */
export function nextInQueue(
  citations: readonly QueuedCitation[],
  current: string | null,
  scope: QueueScope,
  skipped: ReadonlySet<string>,
): string | null {
  const at = citations.findIndex(({ id }) => id === current);
  const behind = citations.slice(at + 1);
  if (scope === 'all') return behind[0]?.id ?? null;
  const round = [...behind, ...citations.slice(0, Math.max(0, at))].filter(
    isOpen,
  );
  const [next] = round.filter(({ id }) => !skipped.has(id));
  return (next ?? round[0])?.id ?? null;
}

/** Where the queue stands that was at `current`, which may be gone by now; `place` is where that was. */
export function placeInQueue(
  citations: readonly QueuedCitation[],
  current: string,
  place: number,
): QueuedCitation | null {
  return (
    citations.find(({ id }) => id === current) ??
    citations[Math.min(place, citations.length - 1)] ??
    null
  );
}
