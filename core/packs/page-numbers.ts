// The page numbers of a pack: one run from its cover. What was printed keeps its numbers for good: pages that came since
// have letters behind the number that they follow, and numbers of pages that went are not given again.
import { nextLettered, numberOf } from './lettered.ts';

export type NumberedPart = {
  readonly pages: number;
  readonly late: boolean;
  /** The numbers that its pages had when the pack was issued. */
  readonly printed: readonly string[] | null;
};

/** The number of each page of each part, in their order; the first part is what stands before the papers. */
export function pageNumbers(parts: readonly NumberedPart[]): string[][] {
  const used = new Set(parts.flatMap(({ printed }) => printed ?? []));
  let last = 0;
  return parts.map(({ pages, late, printed }) => {
    const numbers: string[] = [];
    const take = (number: string): void => {
      used.add(number);
      numbers.push(number);
    };
    if (printed) {
      for (const number of printed.slice(0, pages)) take(number);
      // The numbers of pages that it has no longer stay between it and the next.
      last = numberOf(printed.at(-1) ?? String(last));
    } else if (!late)
      for (let page = 0; page < pages; page += 1) {
        last += 1;
        take(String(last));
      }
    while (numbers.length < pages) take(nextLettered(last, used));
    return numbers;
  });
}
