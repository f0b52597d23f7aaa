// What someone looks for, and where it stands. Words are looked for as words: nothing in them is a sign of a pattern
// unless a pattern was asked for.
import { UNSPACED } from '../search/units.ts';
import { OBJECT, type Stretch } from './stretches.ts';
import { inAllScripts, WORD } from './word-signs.ts';

export type FindQuery = {
  readonly words: string;
  readonly matchCase: boolean;
  readonly wholeWords: boolean;
  /**
   * `words` is a regular expression, in the language of ECMAScript with the flags `u` and `m`; `\\w` and `\\b` know the
   * letters of all scripts.
   */
  readonly pattern: boolean;
};

export type Match = {
  /** Which stretch it is in. */
  readonly stretch: number;
  readonly from: number;
  readonly to: number;
  /** What takes its place when it is replaced. */
  readonly replacement: string;
};

export type Found = {
  readonly matches: readonly Match[];
  /** There are more, which were not counted. */
  readonly more: boolean;
};

/** More places than anyone goes through one by one. */
export const MAX_MATCHES = 20_000;

/**
 * The expression that finds it, null for nothing to look for. Throws SyntaxError for a pattern that is none. What is
 * typed with the keyboard's own signs finds the typographic ones as well: quotes, apostrophes, hyphens, fixed spaces.
 */
export function expressionOf({
  words,
  matchCase,
  wholeWords,
  pattern,
}: FindQuery): RegExp | null {
  if (words === '') return null;
  const flags = `gmu${matchCase ? '' : 'i'}`;
  // By itself first: a pattern that is none could make one together with what stands around it.
  if (pattern) new RegExp(words, flags);
  const source = pattern ? `(?:${inAllScripts(words)})` : literally(words);
  return new RegExp(
    wholeWords ? `${NOT_IN_WORD_BEFORE}${source}${NOT_IN_WORD_AFTER}` : source,
    flags,
  );
}

/** Where words are written without spaces, as in Japanese, nothing on the page says where one ends. */
const UNTOLD = `(?<=${UNSPACED.source})|(?=${UNSPACED.source})`;
const NOT_IN_WORD_BEFORE = `(?:(?<![${WORD}])|${UNTOLD})`;
const NOT_IN_WORD_AFTER = `(?:(?![${WORD}])|${UNTOLD})`;

/** What a key of the keyboard stands for beside itself. */
const ALSO: Readonly<Record<string, string>> = {
  "'": "['\u2018\u2019]",
  '"': '["\u201c\u201d]',
  '-': '[\\-\u2010\u2011\u2013]',
  ' ': '[ \u00a0\u202f]',
};

/** A letter whose accent is a character of its own is another letter: replaced alone, it would leave the accent. */
const NO_ACCENT_AFTER = '(?![\\u0300-\\u036f])';

const literally = (words: string): string =>
  [...words.matchAll(/./gsu)]
    .map(
      ([character]) =>
        ALSO[character] ?? character.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&'),
    )
    .join('') + NO_ACCENT_AFTER;

/**
 * The places in their order. A match of no characters is none. Footnotes' marks are no part of the words that they stand
 * among: “2024 and” is found where 2024 has a note. `replacement` is put in as it stands; for a pattern `$1`
 * to `$99`, `$<name>`, `$&` and `$$` in it are what they are in ECMAScript's `replace`.
 */
export function findMatches(
  stretches: readonly (Pick<Stretch, 'text'> & Partial<Stretch>)[],
  query: FindQuery,
  replacement: string,
): Found {
  const expression = expressionOf(query);
  const matches: Match[] = [];
  if (!expression) return { matches, more: false };
  const asksForMarks = query.words.includes(OBJECT);
  for (const [stretch, { text, footnote = null }] of stretches.entries()) {
    // In a note a citation stands there, which has words of its own.
    const places =
      footnote === null && !asksForMarks && text.includes(OBJECT)
        ? placesOfWords(text)
        : null;
    const words = places ? text.replaceAll(OBJECT, '') : text;
    for (const match of words.matchAll(expression)) {
      if (match[0] === '') continue;
      if (matches.length === MAX_MATCHES) return { matches, more: true };
      const last = match.index + match[0].length - 1;
      matches.push({
        stretch,
        from: places?.[match.index] ?? match.index,
        to: (places?.[last] ?? last) + 1,
        replacement: query.pattern ? filledIn(replacement, match) : replacement,
      });
    }
  }
  return { matches, more: false };
}

/** Where each unit of the words stands among the marks. */
function placesOfWords(text: string): number[] {
  const places: number[] = [];
  for (let at = 0; at < text.length; at += 1)
    if (text[at] !== OBJECT) places.push(at);
  return places;
}

const REFERENCE = /\$(?:\$|&|<(?<name>[^>]*)>|(?<number>\d{1,2}))/gu;

/** A reference to a group that the pattern does not have stays as it was written. */
function filledIn(replacement: string, match: RegExpExecArray): string {
  return replacement.replace(REFERENCE, (written, ...rest) => {
    const { name, number } = rest.at(-1) as {
      name?: string;
      number?: string;
    };
    if (name !== undefined)
      return match.groups && name in match.groups
        ? (match.groups[name] ?? '')
        : written;
    if (number !== undefined) return numbered(number, written, match);
    return written === '$$' ? '$' : match[0];
  });
}

function numbered(
  number: string,
  written: string,
  match: RegExpExecArray,
): string {
  const whole = Number(number);
  if (whole >= 1 && whole < match.length) return match[whole] ?? '';
  // `$10` where there are not ten groups is the first and a nought.
  const first = Number(number[0]);
  if (number.length === 2 && first >= 1 && first < match.length)
    return (match[first] ?? '') + (number[1] ?? '');
  return written;
}
