// Words that somebody may have meant: a letter too many, too few, another one, or two that changed places.

/** The most that `most` slips make of one word another that begins with it; null where they are further apart. */
function slipsTo(typed: string, word: string, most: number): number | null {
  // Rows of the table of all beginnings; what stands in `word` behind the typed letters costs nothing.
  const width = Math.min(word.length, typed.length + most);
  let before: number[] = [];
  let row = Array.from({ length: width + 1 }, (_, at) => at);
  for (let at = 1; at <= typed.length; at += 1) {
    const next = [at];
    let least = at;
    for (let to = 1; to <= width; to += 1) {
      const same = typed.charCodeAt(at - 1) === word.charCodeAt(to - 1);
      let slips = Math.min(
        (row[to - 1] ?? 0) + (same ? 0 : 1),
        (row[to] ?? 0) + 1,
        (next[to - 1] ?? 0) + 1,
      );
      if (
        at > 1 &&
        to > 1 &&
        typed.charCodeAt(at - 1) === word.charCodeAt(to - 2) &&
        typed.charCodeAt(at - 2) === word.charCodeAt(to - 1)
      )
        slips = Math.min(slips, (before[to - 2] ?? 0) + 1);
      next.push(slips);
      least = Math.min(least, slips);
    }
    if (least > most) return null;
    before = row;
    row = next;
  }
  const slips = Math.min(...row);
  return slips <= most ? slips : null;
}

/** Which letters of 31 kinds a word has: two words a slip apart differ in two at the most. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1)
    letters |= 1 << (word.charCodeAt(at) % 31);
  return letters;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

const MOST_WORDS = 12;

/**
 * The words of `words` that begin with something near to `typed`, the nearest first: one slip in four letters or more, two
 * in eight or more. The first letter is right, or changed places with the second.
 */
export function wordsLike(
  typed: string,
  words: Iterable<string>,
): { readonly word: string; readonly slips: number }[] {
  const most = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
  if (most === 0) return [];
  const letters = lettersOf(typed);
  const first = typed.charCodeAt(0);
  const found: { word: string; slips: number }[] = [];
  for (const word of words) {
    if (word.length < typed.length - most) continue;
    if (word.charCodeAt(0) !== first && word.charCodeAt(1) !== first) continue;
    // Every letter typed that the word has nowhere is a slip.
    if (countBits(letters & ~lettersOf(word)) > most) continue;
    const slips = slipsTo(typed, word, most);
    if (slips !== null) found.push({ word, slips });
  }
  return found
    .sort((a, b) => a.slips - b.slips || a.word.length - b.word.length)
    .slice(0, MOST_WORDS);
}
