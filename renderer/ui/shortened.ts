// Words cut to what there is room for, between two characters as people see them.

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Of words longer than `most` UTF-16 units as many whole characters as that holds, with a sign that they go on. */
export function shortenedTo(most: number, words: string): string {
  if (words.length <= most) return words;
  // A character of more units than this is none that people write.
  const near = words.slice(0, most + 64);
  let end = 0;
  for (const { segment, index } of characters.segment(near)) {
    if (index + segment.length > most) break;
    end = index + segment.length;
  }
  return `${words.slice(0, end).trimEnd()}…`;
}

/** The last of the words, as `shortenedTo` the first; from a whole word on where one begins soon. */
export function endOf(most: number, words: string): string {
  if (words.length <= most) return words;
  const from = words.length - most;
  const near = Math.max(0, from - 64);
  const first = [...characters.segment(words.slice(near))].find(
    ({ index }) => near + index >= from,
  );
  const end = words.slice(first ? near + first.index : from);
  const rest = /^[\p{L}\p{M}\p{N}]{1,12}(?=\s)/u.exec(end)?.[0].length ?? 0;
  return /[\p{L}\p{M}\p{N}]$/u.test(words.slice(0, -end.length))
    ? end.slice(rest)
    : end;
}
