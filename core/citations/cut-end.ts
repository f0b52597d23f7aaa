// Cuts from the end of words what only parts them from what follows. An expression that ends in `+$` looks at each place of
// a long run anew, and what comes in from outside may be a million stops.

/** Without the characters at its end that `sign` matches, which is of one character. */
export function cutEnd(words: string, sign: RegExp): string {
  let end = words.length;
  while (end > 0 && sign.test(words.charAt(end - 1))) end -= 1;
  return words.slice(0, end);
}
