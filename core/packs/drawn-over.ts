// What lies over the pages of a PDF that was made elsewhere: filled in fields, stamps and drawings are no part of the pages
// themselves (ISO 32000-1, 12.5), and a pack shows the pages.
const MOST_NAMED = 5;

/** `pages` are counted from 1; null where there are none. */
export function drawnOver(
  name: string,
  pages: readonly number[],
): string | null {
  const last = pages.at(-1);
  if (last === undefined) return null;
  const where =
    pages.length === 1
      ? `page ${last}`
      : pages.length > MOST_NAMED
        ? `${pages.length} of its pages`
        : `pages ${pages.slice(0, -1).join(', ')} and ${last}`;
  return `${name}: what is filled in, stamped or drawn over ${where} does not come into the pack: print the file into a new PDF first, and take that.`;
}
