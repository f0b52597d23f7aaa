// Whether two blocks of the page say the same.
import type { Block } from '#core/document/document.ts';

/** Blocks are plain JSON that one converter made, so that equal ones are written equally. */
export function sameBlock(a: Block, b: Block): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
