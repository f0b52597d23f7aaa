// A heading more than one level below the one before: who listens to the headings takes it for part of what is not there.
import { plainText } from '../document/walk.ts';
import type { Check, Finding } from './finding.ts';

/** `text` is the heading. */
export const headingSkipped: Check = ({ blocks }) => {
  const found: Finding[] = [];
  let before = 0;
  for (const block of blocks) {
    if (block.type !== 'heading') continue;
    if (block.level > before + 1)
      found.push({
        check: 'heading-skipped',
        severity: 'warning',
        block: block.id,
        text: plainText(block),
        message:
          before === 0
            ? `The first heading is of level ${block.level}: make it level 1, or set one above it.`
            : `This heading of level ${block.level} follows one of level ${before}: make it level ${before + 1}.`,
      });
    before = block.level;
  }
  return found;
};
