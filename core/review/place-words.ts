// Where words that somebody commented on stand in a text that others have changed since: at the place whose surroundings
// are most like those that the words had. It follows from the words and the text alone.
import {
  contextAt,
  standsAt,
  type Cover,
  type MarkedWords,
} from './move-words.ts';

/** Null where the words are not in the text. */
export function placeWords(text: string, marked: MarkedWords): Cover | null {
  const { words } = marked;
  if (words === '') return null;
  let best: (Cover & { readonly alike: number }) | null = null;
  for (
    let start = text.indexOf(words);
    start !== -1;
    start = text.indexOf(words, start + 1)
  ) {
    const end = start + words.length;
    const alike = contextAt(marked, text, start, end);
    if (best === null || alike > best.alike) best = { start, end, alike };
  }
  return best && { start: best.start, end: best.end };
}

/** With fewer units of what stood around them, the same words elsewhere are the same by chance, unless they are many. */
const ENOUGH = 8;
const MANY = 32;

/**
 * The words in another text than the one that they were marked in: only with enough of what stood on one side of them, or
 * all of it where that was less. The first of several that are alike.
 */
export function placeInOthers(
  texts: Iterable<readonly [key: string, text: string]>,
  marked: MarkedWords,
): { readonly key: string; readonly start: number } | null {
  const { words, before, after } = marked;
  const most = Math.max(before.length, after.length);
  const enough = most === 0 ? ENOUGH : Math.min(ENOUGH, most);
  let best: { key: string; start: number; alike: number } | null = null;
  for (const [key, text] of texts) {
    const found = placeWords(text, marked);
    if (!found || !standsAt(marked, text, found.start)) continue;
    const alike = contextAt(marked, text, found.start, found.end);
    const isAlone = text.trim() === words.trim();
    if (alike < enough && words.length + alike < MANY && !isAlone) continue;
    if (best === null || alike > best.alike)
      best = { key, start: found.start, alike };
  }
  return best && { key: best.key, start: best.start };
}
