// A quotation mark without its fellow: nobody can tell where the quotation begins or ends. A quotation that goes on over
// paragraphs opens each and closes the last, which is how printers do it and no fault.
import { pairMarks } from '../document/paired-marks.ts';
import { inlineContainers, plainInline } from '../document/walk.ts';
import type { Check } from './finding.ts';

const QUOTES = /[“”„«»‹›「」『』"]/u;
/** So much of the text is named. */
const MOST = 60;

/** One finding a stretch; `text` is its words from the lone mark on, or up to one that closes. */
export const unbalancedQuotes: Check = ({ blocks }) => {
  const stretches = blocks.flatMap((block) =>
    [...inlineContainers(block)].map((content) => ({
      block,
      text: plainInline(content),
    })),
  );
  return stretches.flatMap(({ block, text }, place) => {
    const lone = pairMarks(text).lone.find(({ mark }) => QUOTES.test(mark));
    if (!lone) return [];
    const next = stretches[place + 1]?.text.trimStart() ?? '';
    if (lone.at === text.search(/\S/u) && next.startsWith(lone.mark)) return [];
    const opens =
      /[“„«‹「『]/u.test(lone.mark) ||
      lone.at === 0 ||
      /\s/u.test(text[lone.at - 1] ?? ' ');
    const words = opens
      ? text.slice(lone.at, lone.at + MOST)
      : text.slice(Math.max(0, lone.at + 1 - MOST), lone.at + 1);
    return [
      {
        check: 'unbalanced-quotes',
        severity: 'warning',
        block: block.id,
        text: words.trim(),
        message: `A quotation mark ${lone.mark} has no fellow: ${opens ? 'close the quotation where it ends' : 'open the quotation where it begins'}.`,
      },
    ];
  });
};
