// An image without the words that stand for it: nobody who can't see it knows what it shows, and PDF/UA refuses it.
import { plainInline } from '../document/walk.ts';
import type { Check } from './finding.ts';

/** `text` is the caption. */
export const imageWithoutAlternative: Check = ({ blocks }) =>
  blocks.flatMap((block) =>
    block.type === 'image' && block.alternative.trim() === ''
      ? [
          {
            check: 'image-without-alternative',
            severity: 'warning',
            block: block.id,
            text: plainInline(block.caption ?? []),
            message:
              'This image has no alternative text: say in a sentence what it shows.',
          },
        ]
      : [],
  );
