// Plain text from the clipboard as blocks: each line is a paragraph, and an empty line divides.
import type { ReadBlock } from '#core/convert/block-lines.ts';
import {
  forbiddenCharacter,
  withoutOverrides,
} from '#core/document/characters.ts';

/** Without the characters that no text may hold, and those that show it in another order. */
export function allowed(pasted: string): string {
  const text = withoutOverrides(pasted);
  if (forbiddenCharacter(text) === null) return text;
  let words = '';
  for (const character of text)
    if (forbiddenCharacter(character) === null) words += character;
  return words;
}

export function textBlocks(text: string): ReadBlock[] {
  return text
    .split(/\r\n?|\n|\u2028|\u2029/)
    .filter((line) => line.trim() !== '')
    .map((line) => ({
      type: 'paragraph',
      content: [{ type: 'text', text: line }],
    }));
}
