// A marker whose number comes for the first time after a higher one. Numbers that follow the text rise; those of a list
// in alphabetical order do not, and nothing is said of them.
import { numberOccurrences } from '../citations/marker-overview.ts';
import { markersOf } from '../document/walk.ts';
import type { Check, Finding } from './finding.ts';

/** So many of the first occurrences may be out of order before the list is taken for one by the alphabet. */
const MOST_FALLING = 1 / 3;

/** `text` is the marker, as it is written. */
export const markerOrder: Check = ({ blocks }) => {
  const seen = new Set<number>();
  const first: { readonly number: number; readonly highest: number }[] = [];
  let highest = 0;
  for (const { number } of numberOccurrences(blocks)) {
    if (seen.has(number)) continue;
    seen.add(number);
    first.push({ number, highest });
    highest = Math.max(highest, number);
  }
  const falling = first.filter((each) => each.number < each.highest);
  if (falling.length > first.length * MOST_FALLING) return [];
  return falling.flatMap((each): Finding[] => {
    const place = markersOf(blocks).find(({ marker }) =>
      marker.references.some(({ number }) => number === each.number),
    );
    return place
      ? [
          {
            check: 'marker-order',
            severity: 'info',
            block: place.block,
            text: place.marker.text,
            message: `[${each.number}] comes for the first time after [${each.highest}]: look whether the text was moved, or the number is another.`,
          },
        ]
      : [];
  });
};
