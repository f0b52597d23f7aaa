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
      const pieces = plainText(block).match(PIECES) ?? [];
      count = pieces.filter((piece) => MEANS_SOMETHING.test(piece)).length;
      counted.set(block, count);
    }
    words += count;
  }
  return words;
}
