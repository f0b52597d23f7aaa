// Which characters of a text no bundled font can print. They are set as their code points in a box, never as nothing.

/** Inclusive ranges of code points in rising order, as `resources/fonts.mjs` writes them. */
export type Coverage = readonly (readonly [number, number])[];

function covers(coverage: Coverage, code: number): boolean {
  let low = 0;
  let high = coverage.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = coverage[middle] ?? [0, -1];
    if (code < first) high = middle - 1;
    else if (code > last) low = middle + 1;
    else return true;
  }
  return false;
}

const INVISIBLE = /[\p{DI}\p{Cc}\u2028\u2029]/u;

/** The code points of `texts` that are not covered and would be seen, each once, rising. */
export function uncoveredCharacters(
  texts: Iterable<string>,
  coverage: Coverage,
): number[] {
  const seen = new Set<string>();
  for (const text of texts)
    // Everything in ASCII is covered, and most texts hold nothing else.
    for (const [character] of text.matchAll(/[^\0-\x7f]/gu))
      seen.add(character);
  return [...seen]
    .filter((character) => !INVISIBLE.test(character))
    .map((character) => character.codePointAt(0) ?? 0)
    .filter((code) => !covers(coverage, code))
    .sort((a, b) => a - b);
}
