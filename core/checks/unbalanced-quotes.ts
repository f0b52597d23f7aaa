// A quotation mark without its fellow: nobody can tell where the quotation begins or ends. A quotation that goes on over
// paragraphs opens each and closes the last, which is how printers do it and no fault.
import type { Inline } from '../document/document.ts';
import { pairMarks, type LoneMark } from '../document/paired-marks.ts';
import { inlineContainers, plainInline } from '../document/walk.ts';
import type { Check } from './finding.ts';

const QUOTES = /[“”„«»‹›「」『』"]/u;
/** So much of the text is named. */
const MOST = 60;

// Content is never changed in place.
const known = new WeakMap<
  readonly Inline[],
  { readonly text: string; readonly lone: LoneMark | null }
>();

function loneIn(content: readonly Inline[]): {
  readonly text: string;
  readonly lone: LoneMark | null;
} {
  const before = known.get(content);
  if (before) return before;
  const text = plainInline(content);
  const lone = QUOTES.test(text)
    ? (pairMarks(text).lone.find(({ mark }) => QUOTES.test(mark)) ?? null)
    : null;
  const found = { text, lone };
  known.set(content, found);
  return found;
}

/** One finding a stretch; `text` is its words from the lone mark on, or up to one that closes. */
export const unbalancedQuotes: Check = ({ blocks }) => {
  const stretches = blocks.flatMap((block) =>
    [...inlineContainers(block)].map((content) => ({
      block,
      ...loneIn(content),
    })),
  );
  return stretches.flatMap(({ block, text, lone }, place) => {
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
