// Where words that a check found stand on the sheet: their stretch of the text, over the marks of notes that stand in it.
import { OBJECT, stretchesOf } from '#core/find/stretches.ts';
import type { Block } from '#core/document/document.ts';
import type { FoundPlace } from './editor-handle.ts';

const CLOSES = /[”“"»«」』’)]/u;

/** Null where the words are in none of the block's stretches. A quotation mark that closes them belongs to them. */
export function placeOfWords(
  blocks: readonly Block[],
  id: string,
  words: string,
): FoundPlace | null {
  const block = blocks.find((each) => each.id === id);
  if (!block || words === '') return null;
  for (const { text, footnote, place } of stretchesOf([block])) {
    if (footnote !== null) continue;
    const at: number[] = [];
    let plain = '';
    for (let offset = 0; offset < text.length; offset += 1)
      if (text[offset] !== OBJECT) {
        at.push(offset);
        plain += text[offset] ?? '';
      }
    const found = plain.indexOf(words);
    const from = at[found];
    if (found < 0 || from === undefined) continue;
    let end = found + words.length;
    if (CLOSES.test(plain[end] ?? '')) end += 1;
    return {
      block: block.id,
      place,
      footnote: null,
      from,
      to: (at[end - 1] ?? from) + 1,
    };
  }
  return null;
}
