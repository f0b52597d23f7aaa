// The direction in which a block is read. Where nobody chose one, the sheet goes by the block's first letter, and the
// page stands as the sheet does.
import type { Block, BriefingDocument } from '#core/document/document.ts';
import { directionOfWords } from '#core/document/text-direction.ts';
import { plainText } from '#core/document/walk.ts';
import { directionOf } from './language-tag.ts';

export function blockDirection(
  block: Block,
  document: Pick<BriefingDocument, 'language'>,
): 'ltr' | 'rtl' {
  if (block.direction) return block.direction;
  const own =
    block.type === 'table' ? null : directionOfWords(plainText(block));
  return own ?? directionOf(block.language ?? document.language);
}
