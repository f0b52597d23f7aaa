// A paragraph with a higher marking than the briefing: the pages would carry one that is too low.
import { markingRank } from '../document/marking-rank.ts';
import type { Check } from './finding.ts';

export const markingTooLow: Check = ({ blocks, marking }) => {
  const whole = markingRank(marking);
  return blocks.flatMap((block) => {
    const own = block.marking === undefined ? null : markingRank(block.marking);
    return whole === null || own === null || own <= whole
      ? []
      : [
          {
            check: 'marking-too-low',
            severity: 'error',
            block: block.id,
            text: block.marking ?? '',
            message: `This is marked ${block.marking ?? ''} and the briefing ${marking.trim() === '' ? 'has no marking' : `only ${marking}`}: raise the marking of the briefing, or take the words out.`,
          },
        ];
  });
};
