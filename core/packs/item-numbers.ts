// The numbers of the items of an agenda. Before the pack is issued they follow the order; from then on those that are
// printed stand, and a late paper has the number of the item before it and a letter.
import { nextLettered, numberOf } from './lettered.ts';
import type { PackItem } from './pack.ts';

export function itemNumbers(
  items: readonly Pick<PackItem, 'late' | 'printed'>[],
): string[] {
  const used = new Set(items.flatMap(({ printed }) => printed?.number ?? []));
  let last = 0;
  return items.map(({ late, printed }) => {
    const number =
      printed?.number ?? (late ? nextLettered(last, used) : String(last + 1));
    used.add(number);
    last = numberOf(number);
    return number;
  });
}
