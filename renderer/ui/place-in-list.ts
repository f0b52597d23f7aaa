// Where a key goes in a list of which one row is a stop of the Tab key.

/** Rows that a page of the list is taken for. */
const PAGE = 10;

type Pressed = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/** The place, counted from 0, of the row that the key goes to; null for a key that goes nowhere. `count` is at least 1. */
export function placeInList(
  { key, altKey, ctrlKey, metaKey }: Pressed,
  current: number,
  count: number,
): number | null {
  if (altKey || ctrlKey || metaKey) return null;
  const last = count - 1;
  const places: Readonly<Record<string, number>> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + PAGE,
    PageUp: current - PAGE,
    Home: 0,
    End: last,
  };
  const place = Object.hasOwn(places, key) ? places[key] : undefined;
  return place === undefined ? null : Math.max(0, Math.min(last, place));
}
