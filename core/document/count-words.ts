// How many words a text has, as a limit of words counts them: footnotes are not counted, and each character of scripts
// that are written without spaces counts as a word, which is Word's rule.
import type { Block } from './document.ts';
import { plainText } from './walk.ts';

const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';
const PIECES = new RegExp(`[${UNSPACED}]|[^\\s${UNSPACED}]+`, 'gu');
const MEANS_SOMETHING = /[\p{L}\p{N}]/u;

// Blocks are never changed in place, so that each is counted once.
const counted = new WeakMap<Block, number>();

export function countWords(blocks: readonly Block[]): number {
  let words = 0;
  for (const block of blocks) {
    let count = counted.get(block);
    if (count === undefined) {
      count = wordsIn(plainText(block));
      counted.set(block, count);
    }
    words += count;
  }
  return words;
}

function wordsIn(text: string): number {
  return wordsInLatin(text) ?? wordsInAny(text);
}

function wordsInAny(text: string): number {
  const pieces = text.match(PIECES) ?? [];
  return pieces.filter((piece) => MEANS_SOMETHING.test(piece)).length;
}

const SIGN = 0;
const LETTER_OR_DIGIT = 1;
const SPACE = 2;
const OTHER = 3;

/** Of each character of Latin text what it is here. */
const KINDS = Uint8Array.from({ length: 0x250 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[\p{L}\p{N}]/u.test(character)) return LETTER_OR_DIGIT;
  return /\s/u.test(character) ? SPACE : SIGN;
});

/** Dashes, quotation marks and the ellipsis. */
const isSign = (code: number): boolean => code >= 0x2010 && code <= 0x2027;

/** The same at a tenth of the cost; null where the text has other characters than Latin ones and the usual signs. */
function wordsInLatin(text: string): number | null {
  let words = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const kind = KINDS[code] ?? (isSign(code) ? SIGN : OTHER);
    if (kind === LETTER_OR_DIGIT) {
      if (!inWord) words += 1;
      inWord = true;
    } else if (kind === SPACE) inWord = false;
    else if (kind === OTHER) return null;
  }
  return words;
}
