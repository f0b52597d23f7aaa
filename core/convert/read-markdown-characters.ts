// The single characters of Markdown: which are signs, which are parts of words, and those that are written by a backslash or
// by their name.
import { parseFragment } from 'parse5';

export const PUNCTUATION = /[!-/:-@[-`{-~]/;
export const SPACE = /\s/;
export const WORD = /[\p{L}\p{N}]/u;

/** The one before `at`, whole where it takes two code units; '' at the beginning. */
export const charBefore = (text: string, at: number): string =>
  Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? '';

/** Where the blanks and tabs from `at` on end. */
export const skipSpace = (text: string, at: number): number =>
  at + (/^[ \t]*/.exec(text.slice(at))?.[0].length ?? 0);

/** The character of `&…;` at `at`, and how long it is. */
export function characterReference(
  text: string,
  at: number,
): { readonly character: string; readonly length: number } | null {
  const found =
    /^&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|[A-Za-z][A-Za-z\d]{1,31});/.exec(
      text.slice(at, at + 40),
    );
  if (!found) return null;
  const [whole, decimal, hexadecimal] = found;
  if (decimal !== undefined || hexadecimal !== undefined) {
    const code = parseInt(decimal ?? hexadecimal ?? '', decimal ? 10 : 16);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? { character: String.fromCodePoint(code), length: whole.length }
      : null;
  }
  const [node] = parseFragment(whole).childNodes;
  const character = node && 'value' in node ? node.value : whole;
  return character === whole ? null : { character, length: whole.length };
}

/** As it is meant, without the backslashes before signs. */
export const unescaped = (text: string): string =>
  text.replace(
    /\\([!-/:-@[-`{-~])|&[#\w]+;/g,
    (whole: string, sign?: string) =>
      sign ?? characterReference(whole, 0)?.character ?? whole,
  );
