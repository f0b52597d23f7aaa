// Text as it can be set: characters that are not printed are left out, so that what is seen is the words in the order
// in which they were written. The proof leaves the same characters out on its side (`comparable-text.ts`).

// Of Unicode's default-ignorable characters these are kept: they divide words (soft hyphen, zero-width space), join
// letters (ZWNJ, ZWJ) or tell the direction of what stands beside them (LRM, RLM, ALM).
const KEPT = /[\u00ad\u061c\u200b-\u200f]/u;
const IGNORABLE = /\p{DI}/gu;
const IDEOGRAPHIC_VARIANT = /[\u{e0100}-\u{e01ef}]/u;
const HAN_BEFORE = /\p{Script=Han}$/u;

/**
 * `text` without the characters that have no glyph and would change what others look like: the bidirectional
 * embeddings, overrides and isolates (U+202A–202E, U+2066–2069), which reorder what is printed, and selectors of
 * variants that no bundled font has. A variant of a Han character stays.
 */
export function settableText(text: string): string {
  return text.replaceAll(IGNORABLE, (character, offset: number) =>
    KEPT.test(character) ||
    (IDEOGRAPHIC_VARIANT.test(character) &&
      HAN_BEFORE.test(text.slice(Math.max(0, offset - 2), offset)))
      ? character
      : '',
  );
}

/** The lines of a run of text. Line feed, carriage return and Unicode's separators all end a line. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/u);
}

const TAB_STOP = 4;

/** A line of code with its tabs as the spaces up to the next stop. */
export function expandTabs(line: string): string {
  let expanded = '';
  for (const part of line.split(/(\t)/u))
    expanded +=
      part === '\t'
        ? ' '.repeat(TAB_STOP - (Array.from(expanded).length % TAB_STOP))
        : part;
  return expanded;
}
