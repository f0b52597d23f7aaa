// Words as they are compared when someone looks for them: case, accents, width and typographic quotes do not matter, and
// what is found in the folded words can be shown in the words as they were.

// What Unicode does not take apart, and marks that keyboards write in another way.
const REPLACED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
  '‘': "'",
  '’': "'",
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
};
const OWN_LETTERS = /[ßæœøđðþłħıς‘’‐‑–—]/gu;
// The accents of Latin, Greek and Cyrillic; the voicing marks of kana and the vowels of Indic scripts tell words apart.
const ACCENTS = /[\u0300-\u036f]/gu;

function foldCharacter(character: string): string {
  if (character < '\u0080') return character.toLowerCase();
  return character
    .toLowerCase()
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(OWN_LETTERS, (letter) => REPLACED[letter] ?? letter);
}

const isAscii = (text: string): boolean => {
  for (let index = 0; index < text.length; index += 1)
    if (text.charCodeAt(index) > 0x7f) return false;
  return true;
};

const BEYOND_ASCII = /[\u0080-\u{10ffff}]/gu;

/** The folded words. Each character is folded by itself, so that `originalRange` can find its way back. */
export function foldText(text: string): string {
  return (
    isAscii(text) ? text : text.replace(BEYOND_ASCII, foldCharacter)
  ).toLowerCase();
}

export type TextRange = { readonly from: number; readonly to: number };

/** Where in `text` the range of `foldText(text)` stands, in UTF-16 code units; whole characters with their accents. */
export function originalRange(
  text: string,
  { from, to }: TextRange,
): TextRange {
  if (isAscii(text)) return { from, to };
  let folded = 0;
  let original = 0;
  let start: number | null = null;
  let end = text.length;
  for (const character of text) {
    const length = foldCharacter(character).length;
    // An accent that stands by itself belongs to the letter before it.
    if (folded >= to && length > 0) {
      end = original;
      break;
    }
    if (start === null && folded + length > from) start = original;
    folded += length;
    original += character.length;
  }
  return { from: start ?? text.length, to: end };
}
