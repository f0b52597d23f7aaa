// Whether two blocks of the page say the same.
import type { Block } from '#core/document/document.ts';

/** Blocks are plain JSON, of which an unchanged page shares nearly all words with what was loaded. */
export const sameBlock = (a: Block, b: Block): boolean => sameValue(a, b);

function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a))
    return (
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((each, place) => sameValue(each, b[place]))
    );
  return isRecord(a) && isRecord(b) && sameFields(a, b);
}

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** As in JSON, what is not defined is not there. */
function sameFields(a: Fields, b: Fields): boolean {
  let more = 0;
  for (const key in a) if (a[key] !== undefined) more += 1;
  for (const key in b) {
    if (b[key] === undefined) continue;
    if (!sameValue(a[key], b[key])) return false;
    more -= 1;
  }
  return more === 0;
}
