// Where words that somebody commented on stand in a text that others have changed since: at the place whose surroundings
// are most like those that the words had. It follows from the words and the text alone.

/** UTF-16 units. */
export type WordsPlace = { readonly start: number; readonly end: number };

/** Null where the words are not in the text. `before` and `after` are a little of what stood around them. */
export function placeWords(
  text: string,
  { words, before, after }: { words: string; before: string; after: string },
): WordsPlace | null {
  if (words === '') return null;
  let best: (WordsPlace & { readonly alike: number }) | null = null;
  for (
    let start = text.indexOf(words);
    start !== -1;
    start = text.indexOf(words, start + 1)
  ) {
    const end = start + words.length;
    const alike =
      sameEnd(text.slice(0, start), before) + sameStart(text.slice(end), after);
    if (best === null || alike > best.alike) best = { start, end, alike };
  }
  return best && { start: best.start, end: best.end };
}

function sameStart(text: string, other: string): number {
  let count = 0;
  while (count < other.length && text[count] === other[count]) count += 1;
  return count;
}

function sameEnd(text: string, other: string): number {
  let count = 0;
  while (
    count < Math.min(other.length, text.length) &&
    text.at(-1 - count) === other.at(-1 - count)
  )
    count += 1;
  return count;
}
