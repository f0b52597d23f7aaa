// The colour of a person's suggestions, the same wherever they are shown: one of a few, by the name.

/** As many as the tokens have. */
const HUES = 4;

export function hueOf(author: string): number {
  let sum = 0;
  for (let at = 0; at < author.length; at += 1)
    sum = (sum * 31 + author.charCodeAt(at)) % 9973;
  return (sum % HUES) + 1;
}
