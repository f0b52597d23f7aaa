// A pull quotation repeats words of the text; one that says something else puts words in nobody's mouth.
import type { Block, PullQuotation } from '../document/document.ts';
import { inlineContainers, plainInline, plainText } from '../document/walk.ts';
import { comparedText, isQuotedFrom } from './compared-text.ts';
import type { Check } from './finding.ts';
import { shortWords } from './quoted-words.ts';

/** `She told the inquiry:` what follows is quoted there alone. */
const isLedIn = (before: Block | undefined): boolean =>
  before?.type === 'paragraph' && /[:：]\s*$/u.test(plainText(before));

/** Without markers, which nobody pulls out with the words. */
const wordsOf = (block: Block): string =>
  block.type === 'code'
    ? block.text
    : [...inlineContainers(block)]
        .map((content) =>
          plainInline(content.filter(({ type }) => type !== 'marker')),
        )
        .join('\n');

/** `text` is the pull quotation, without quotation marks around it. */
export const pullQuoteNotInText: Check = ({ blocks }) => {
  const pulled = blocks.filter(
    (block, place): block is PullQuotation =>
      block.type === 'pull-quotation' && !isLedIn(blocks[place - 1]),
  );
  if (pulled.length === 0) return [];
  const text = comparedText(
    blocks
      .filter(({ type }) => type !== 'pull-quotation' && type !== 'heading')
      .map(wordsOf)
      .join('\n'),
  );
  return pulled.flatMap((block) => {
    const words = wordsOf(block)
      .trim()
      .replace(/^[“"«„「]\s?|\s?[”"»“」]$/gu, '');
    return words === '' || isQuotedFrom(words, [text])
      ? []
      : [
          {
            check: 'pull-quote-not-in-text',
            severity: 'warning',
            block: block.id,
            text: words,
            message: `The pull quotation “${shortWords(words)}” does not stand in the text as it is: take its words from there.`,
          },
        ];
  });
};
