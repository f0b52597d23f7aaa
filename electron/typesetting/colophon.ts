// The line behind the text that says that the file was proved. It is written before the proof and true only with it: a
// file that fails is never kept under the name that was asked for.
import { dateInWords } from '#core/document/date-in-words.ts';
import type { BriefingDocument } from '#core/document/document.ts';
import { footnotesOf } from '#core/document/walk.ts';
import { hasWords } from './heading-levels.ts';
import { printedLanguage, printedWords } from './printed-words.ts';

/** In the language of the briefing; `date` is that of the document, ISO 8601. */
export const colophonOf = (
  { blocks, language }: BriefingDocument,
  date: string,
): string =>
  printedWords(language).colophon(
    dateInWords(date, printedLanguage(language)),
    footnotesOf(blocks).length,
    blocks.filter(
      (block) => block.type === 'heading' && hasWords(block.content),
    ).length,
  );
