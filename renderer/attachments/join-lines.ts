// The lines of a page as one. A word that was broken at the end of a line is whole again; a hyphen that belongs to a word
// stays, for what is quoted must read as its author wrote it.

/** The end of a line on a hyphen, with the word before it and the one after it. */
const BROKEN =
  /(?<![\p{L}\p{M}\p{N}’'\u2010-])([\p{L}\p{M}\p{N}’'\u2010-]*[\p{L}\p{M}\p{N}])[-\u2010]\n([\p{L}\p{M}\p{N}]+)/gu;

/** These follow a word whose end is left out: `pre- and post-war`. */
const AND = new Set([
  'and',
  'or',
  'to',
  'nor',
  'und',
  'oder',
  'bis',
  'et',
  'ou',
  'y',
  'o',
  'e',
]);

/** With these a word is made with a hyphen far oftener than it is broken after them. */
const FIRST_PARTS = new Set([
  ...[
    'all',
    'cross',
    'ex',
    'far',
    'full',
    'half',
    'high',
    'ill',
    'large',
    'long',
    'low',
    'mid',
    'non',
    'quasi',
    'self',
  ],
  ...[
    'short',
    'single',
    'small',
    'so',
    'third',
    'well',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'ten',
    'twenty',
  ],
  ...[
    'thirty',
    'forty',
    'fifty',
    'sixty',
    'seventy',
    'eighty',
    'ninety',
    'post',
    'pre',
    'pro',
    'anti',
  ],
]);

/** `around` is text of the same file: a word that stands in it whole or with its hyphen is written so here. */
export function joinLines(paragraph: string, around: string): string {
  const near = plain(around);
  return paragraph
    .replaceAll(/\u00ad\n?/g, '')
    .replaceAll(BROKEN, (_, before: string, after: string) =>
      joined(before, after, near),
    )
    .replaceAll('\n', ' ');
}

const plain = (text: string): string =>
  text.replaceAll('\u00ad', '').replaceAll('\u2010', '-').toLowerCase();

function joined(before: string, after: string, near: string): string {
  if (AND.has(after)) return `${before}- ${after}`;
  const withHyphen = `${before}-${after}`;
  // Figures, names of two parts and words of three keep theirs.
  const first = /^\p{Ll}|^\p{Lu}\p{Ll}/u.test(before) && /\p{L}$/u.test(before);
  if (!first || !/^\p{Ll}/u.test(after) || /[-\u2010]/.test(before))
    return withHyphen;
  if (hasWord(near, plain(withHyphen))) return withHyphen;
  if (hasWord(near, plain(before + after))) return before + after;
  return FIRST_PARTS.has(before.toLowerCase()) ? withHyphen : before + after;
}

/** Whether the word stands in the text by itself, and no part of a longer one before it. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!/[\p{L}\p{N}-]/u.test(text[at - 1] ?? ' ')) return true;
  return false;
}
