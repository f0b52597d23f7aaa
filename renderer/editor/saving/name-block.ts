// What a block is called in a sentence for a person, who knows it by its first words.
import { BLOCK_NAMES } from '#core/document/block-names.ts';
import type { Block } from '#core/document/document.ts';
import { plainText } from '#core/document/walk.ts';

/** In a sentence some are not called what they are in a list of changes. */
const KINDS: Readonly<Record<Block['type'], string>> = {
  ...BLOCK_NAMES,
  code: 'passage of code',
  rule: 'line across the page',
};

/** The most characters of its words. */
const MOST = 40;

/** Begins a sentence: `The paragraph that begins “The quay floods”`. */
export function nameBlock(block: Block): string {
  const kind = KINDS[block.type];
  const words = plainText(block).trim().replaceAll(/\s+/g, ' ');
  if (words === '') return `One ${kind}`;
  const characters = Array.from(words);
  if (characters.length <= MOST) return `The ${kind} that begins “${words}”`;
  const cut = characters.slice(0, MOST).join('');
  // Not within a word, where words are told apart.
  const whole = cut.replace(/\s\S*$/, '');
  return `The ${kind} that begins “${whole}…”`;
}
