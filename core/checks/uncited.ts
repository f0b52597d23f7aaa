// Sentences that a reader would ask the source of, and that have none: a quotation first, else a figure, a date, a share
// or money. One finding a sentence.
import type { BlockId } from '../document/document.ts';
import { coverageOf } from './coverage.ts';
import type { Check, Finding } from './finding.ts';
import { shortWords } from './quoted-words.ts';

/** `text` is what is quoted. A block quotation is one finding, with its first sentence. */
export const quotationWithoutCitation: Check = (document) => {
  const seen = new Set<BlockId>();
  return coverageOf(document).flatMap((sentence): Finding[] => {
    const { block, quoted, cited, isApart } = sentence;
    const [words] = quoted;
    if (words === undefined || cited || (isApart && seen.has(block))) return [];
    seen.add(block);
    return [
      {
        check: 'quotation-without-citation',
        severity: 'warning',
        block,
        text: words,
        message: `The words “${shortWords(words)}” are quoted and no note says from where: cite their source.`,
      },
    ];
  });
};

/** `text` is the whole sentence. */
export const claimWithoutCitation: Check = (document) =>
  coverageOf(document).flatMap(({ block, text, claim, quoted, cited }) =>
    claim === null || cited || quoted.length > 0
      ? []
      : [
          {
            check: 'claim-without-citation',
            severity: 'warning',
            block,
            text,
            message: `“${shortWords(text)}” ${
              claim === text
                ? 'has figures'
                : `states ${/\d/u.test(claim) ? 'a figure or a date' : 'a quantity'}`
            } and cites nothing: cite its source.`,
          },
        ],
  );
