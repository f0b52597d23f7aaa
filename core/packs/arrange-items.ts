// How an agenda is put in order. Before the pack is issued items stand wherever they are put; from then on those that are
// printed stay, and a late paper goes behind the item that it belongs to and the late papers that are there already.
import type { PackItem } from './pack.ts';

/** Where an item that comes behind the one at `after` stands; -1 is before all. */
function placeAfter(
  items: readonly PackItem[],
  after: number,
  issued: boolean,
): number {
  let place = after + 1;
  if (issued) while (items[place]?.late) place += 1;
  return place;
}

/** `items` with new ones behind the one at `after`; of an issued pack they are late. */
export function insertItems(
  items: readonly PackItem[],
  added: readonly PackItem[],
  after: number,
  issued: boolean,
): PackItem[] {
  const place = placeAfter(items, after, issued);
  return items.toSpliced(
    place,
    0,
    ...added.map((item) => ({ ...item, late: issued })),
  );
}

/** Whether the item may stand somewhere else: what is printed stays where it is. */
export const mayMove = ({ printed }: PackItem): boolean => printed === null;

/** `items` with the one at `from` at the place `to` of the others; null where it can't go there. */
export function moveItem(
  items: readonly PackItem[],
  from: number,
  to: number,
  issued: boolean,
): PackItem[] | null {
  const item = items[from];
  if (!item || !mayMove(item)) return null;
  const others = items.toSpliced(from, 1);
  let place = Math.max(0, Math.min(others.length, to));
  if (issued) {
    // Over a whole item and its late papers, down or up.
    if (to > from) place = placeAfter(others, place - 1, true);
    else while (place > 0 && others[place]?.late) place -= 1;
    if (place > 0) place = placeAfter(others, place - 1, true);
  }
  return place === from ? null : others.toSpliced(place, 0, item);
}
