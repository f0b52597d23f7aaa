// Which rows of a list are chosen, and how keys and clicks change that. Only rows that are shown are ever chosen: what is
// filtered out of sight is not acted on.

export type ChosenRows = {
  readonly ids: ReadonlySet<string>;
  /** Where a range starts: the row that was chosen or gone to last without Shift. */
  readonly anchor: string | null;
};

export const NONE_CHOSEN: ChosenRows = { ids: new Set(), anchor: null };

/** The row is chosen where it was not, and the other way round. */
export function toggleRow({ ids }: ChosenRows, id: string): ChosenRows {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** All rows from the anchor (`from` where there is none) to `to`, and no others. `shown` is in the order of the list. */
export function chooseRange(
  { anchor }: ChosenRows,
  shown: readonly { readonly id: string }[],
  from: string,
  to: string,
): ChosenRows {
  const placeOf = (id: string): number =>
    shown.findIndex((row) => row.id === id);
  const end = placeOf(to);
  const kept = anchor === null ? -1 : placeOf(anchor);
  const start = kept === -1 ? placeOf(from) : kept;
  if (start === -1 || end === -1) return NONE_CHOSEN;
  const range = shown.slice(Math.min(start, end), Math.max(start, end) + 1);
  return {
    ids: new Set(range.map(({ id }) => id)),
    anchor: shown[start]?.id ?? null,
  };
}

export const chooseAll = (
  shown: readonly { readonly id: string }[],
): ChosenRows => ({
  ids: new Set(shown.map(({ id }) => id)),
  anchor: shown[0]?.id ?? null,
});

/** Those of them that are shown, in the order of the list. */
export const chosenAmong = <Row extends { readonly id: string }>(
  { ids }: ChosenRows,
  shown: readonly Row[],
): Row[] => (ids.size === 0 ? [] : shown.filter(({ id }) => ids.has(id)));

/** What an action on the row is for: all that are chosen where the row is one of them, else the row alone. */
export function actedOn<Row extends { readonly id: string }>(
  chosen: ChosenRows,
  shown: readonly Row[],
  row: Row,
): Row[] {
  return chosen.ids.has(row.id) ? chosenAmong(chosen, shown) : [row];
}
