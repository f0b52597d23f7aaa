// The direction in which a block is read. Where nobody chose one, the sheet goes by the block's first letter, and the
// page stands as the sheet does.
import type { Block, BriefingDocument } from '#core/document/document.ts';
import { plainText } from '#core/document/walk.ts';
import { directionOf } from './language-tag.ts';

const FIRST_STRONG = /[\p{L}\u200e\u200f]/u;
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200f]/u;

export function blockDirection(
  block: Block,
  document: Pick<BriefingDocument, 'language'>,
): 'ltr' | 'rtl' {
  if (block.direction) return block.direction;
  const first =
    block.type === 'table' ? null : FIRST_STRONG.exec(plainText(block))?.[0];
  if (first) return RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr';
  return directionOf(block.language ?? document.language);
}
