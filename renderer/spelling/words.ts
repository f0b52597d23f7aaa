// The words of a text that a dictionary can be asked about, with their places. What is no word of the language is left
// out: addresses, numbers, abbreviations in capitals, names of files and programs, other scripts.

export type Word = {
  /** Offsets in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** As a dictionary has it: straight apostrophes, no soft hyphens, composed letters. */
  readonly word: string;
};

/** Stands for what is in the text and is no text, such as the mark of a footnote: it ends a word. */
export const OBJECT = '\uFFFC';

// A run between spaces, dashes and brackets: what an address or a name of a file is written as.
const RUN = /[^\s\p{Ps}\p{Pe}\p{Pi}"\u2012-\u2015\u2026\uFFFC]+/gu;
// Letters with their marks; apostrophes and soft hyphens only between letters.
const WORD = /\p{L}[\p{L}\p{M}]*(?:['\u2019\u00AD]\p{L}[\p{L}\p{M}]*)*/gu;

const ADDRESS =
  /:\/\/|^www\.|^mailto:|@|^[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{Ll}{2,}(?:[/:?#]|$)/u;
const PATH = /^(?:[A-Za-z]:)?[\\/]|[\\/].*[\\/.]|_/u;
const LATIN = /^[\p{Script=Latin}\p{M}'\u2019\u00AD]+$/u;
const CAPITALS = /^\p{Lu}{2,}(?:['\u2019]?s)?$/u;
const INNER_CAPITAL = /\p{Ll}\p{Lu}/u;

/** In the order of the text. A compound with hyphens gives each of its parts. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const run of text.matchAll(RUN)) {
    const whole = run[0].replace(/[\p{P}\p{S}]+$/u, '');
    if (ADDRESS.test(whole) || PATH.test(whole)) continue;
    for (const found of run[0].matchAll(WORD)) {
      const start = run.index + found.index;
      const end = start + found[0].length;
      if (isTouchedByDigit(text, start, end)) continue;
      if (isForDictionary(found[0]))
        words.push({ start, end, word: writtenPlainly(found[0]) });
    }
  }
  return words;
}

/** "Q3", "4th" and "B2B" are no words; "3-year" has one. */
function isTouchedByDigit(text: string, start: number, end: number): boolean {
  return (
    /[\d\p{N}]$/u.test(text.slice(Math.max(0, start - 2), start)) ||
    /^[\d\p{N}]/u.test(text.slice(end, end + 2))
  );
}

function isForDictionary(found: string): boolean {
  const letters = found.replace(/[^\p{L}]/gu, '');
  return (
    letters.length > 1 &&
    LATIN.test(found) &&
    !CAPITALS.test(found.replaceAll('\u00AD', '')) &&
    !INNER_CAPITAL.test(found)
  );
}

const writtenPlainly = (found: string): string =>
  found.replaceAll('\u00AD', '').replaceAll('\u2019', "'").normalize('NFC');
