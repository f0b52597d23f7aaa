// When two texts say the same. Left out of the comparison is only what no eye sees: white space (how much of it),
// Unicode's default-ignorable characters (soft hyphens, zero-width spaces, selectors, bidirectional controls), and which
// of two canonically equal forms a letter has.

// In a text without any of them there is nothing of it but spaces: most are so, and looking is cheaper than rewriting.
const NOT_PLAIN = /[^\x20-\x7e\u00a1-\u00ac\u00ae-\u017f\u2010-\u2027]/;

/** Each stretch of white space that is not one space already: most are. */
const UNEVEN = / \s+|[^\S ]\s*/gu;

/** The text with each stretch of white space as one space, none at the ends. */
export function spaced(text: string): string {
  if (!NOT_PLAIN.test(text))
    return (text.includes('  ') ? text.replaceAll(/ {2,}/g, ' ') : text).trim();
  return text
    .replaceAll(/\p{DI}/gu, '')
    .normalize('NFC')
    .replaceAll(UNEVEN, ' ')
    .trim();
}

/** Whether there is nothing in the text that an eye sees. */
export const isBlank = (text: string): boolean =>
  !/[!-~]/.test(text) && spaced(text) === '';

// Half of such a character is blank, and at the end of a line that half is cut off.
export const HALF_BLANK_FIRST =
  /^[\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\u301a\uff08\uff3b\uff5b]/u;
export const HALF_BLANK =
  /[\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301b\uff09\uff0c\uff0e\uff3d\uff5d]$/u;

/** The characters of a spaced text without its spaces. */
export const solid = (text: string): string => text.replaceAll(' ', '');

const SPACE = 0x20;

/** Whether `solid` gives the same for both, without making either. */
export function sameSolid(a: string, b: string): boolean {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const one = a.charCodeAt(i);
    const other = b.charCodeAt(j);
    if (one === other) {
      i += 1;
      j += 1;
    } else if (one === SPACE) i += 1;
    else if (other === SPACE) j += 1;
    else return false;
  }
  for (; i < a.length; i += 1) if (a.charCodeAt(i) !== SPACE) return false;
  for (; j < b.length; j += 1) if (b.charCodeAt(j) !== SPACE) return false;
  return true;
}

/** `solid(spaced(text)).length`. */
export function solidLength(text: string): number {
  if (NOT_PLAIN.test(text)) return solid(spaced(text)).length;
  let length = text.length;
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1))
    length -= 1;
  return length;
}

const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const hasRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(text);

function counts(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const character of text)
    found.set(character, (found.get(character) ?? 0) + 1);
  return found;
}

const MIRRORED: Readonly<Record<string, string>> = {
  ')': '(',
  ']': '[',
  '}': '{',
  '>': '<',
  '»': '«',
  '›': '‹',
};
const VOWEL_SIGN =
  /[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]/u;

/**
 * Whether two solid texts hold the same characters as often, in whatever order: all that can be said where text from
 * right to left is read back, since a PDF has it in the order of the page. Vowel signs share glyphs with their letters
 * and come back in the company of either, so in a text with such signs a letter may come back more often.
 */
export function sameCharacters(expected: string, found: string): boolean {
  const vowelled = VOWEL_SIGN.test(expected.normalize('NFD'));
  const fold = (text: string): string =>
    Array.from(text, (character) => MIRRORED[character] ?? character).join('');
  const wanted = counts(fold(expected));
  const present = counts(fold(found));
  for (const [character, count] of wanted) {
    if (vowelled && VOWEL_SIGN.test(character)) continue;
    if ((present.get(character) ?? 0) < count) return false;
  }
  for (const [character, count] of present) {
    if (count <= (wanted.get(character) ?? 0)) continue;
    // A hyphen at the end of a line is repeated on the next in some languages.
    if (character === '-') continue;
    if (!vowelled || !(hasRightToLeft(character) || VOWEL_SIGN.test(character)))
      return false;
  }
  return true;
}

/** The characters of `expected` that stand in `found` as their code points in words, `U+1F600`, and not themselves. */
export function printedAsCodePoints(expected: string, found: string): string[] {
  const written = new Set(
    [...found.matchAll(/U\+([0-9A-F]{4,6})/gu)].map(([, hex]) =>
      parseInt(hex ?? '', 16),
    ),
  );
  return [...new Set(expected)].filter(
    (character) =>
      written.has(character.codePointAt(0) ?? -1) && !found.includes(character),
  );
}

export const codePointOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** `text` as it is printed where no font has `characters`. */
export function withCodePoints(
  text: string,
  characters: readonly string[],
): string {
  let printed = text;
  for (const character of characters)
    printed = printed.replaceAll(character, codePointOf(character));
  return printed;
}

let made: Intl.Segmenter | null = null;
/** Made with its first use. */
const words = (): Intl.Segmenter =>
  (made ??= new Intl.Segmenter('en', { granularity: 'word' }));

/** The words of a spaced text, punctuation as words of its own. */
export function wordsOf(text: string): string[] {
  return [...words().segment(text)]
    .map(({ segment }) => segment)
    .filter((segment) => segment.trim() !== '');
}

const EXCERPT = 60;
/** The start of a text, for a sentence that names it. */
export function excerpt(text: string): string {
  // One more than it takes, each of two units: how much further the text goes makes no difference.
  const characters = Array.from(spaced(text).slice(0, 2 * EXCERPT + 2));
  return characters.length > EXCERPT
    ? `${characters.slice(0, EXCERPT).join('').trimEnd()}…`
    : characters.join('');
}
