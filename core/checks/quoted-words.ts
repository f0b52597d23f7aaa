// The words of a quotation as findings name them, and whether they are the title of what is cited instead.
import type { Source } from '../citations/source.ts';
import { comparedText } from './compared-text.ts';

const MOST = 8;

/** The first of them on one line. */
export function shortWords(words: string): string {
  const all = words.trim().split(/\s+/u);
  const first = all.slice(0, MOST).join(' ');
  const cut =
    first.length > 80 ? Array.from(first).slice(0, 60).join('') : first;
  return cut.length < first.length || all.length > MOST ? `${cut} …` : first;
}

/** Whether the words are the title of the source, or of what it is in, or most of one. */
export function isTitleOf(words: string, { item }: Source): boolean {
  const { letters } = comparedText(words);
  return ['title', 'title-short', 'container-title'].some((field) => {
    const title = item[field];
    if (typeof title !== 'string') return false;
    const whole = comparedText(title).letters;
    return whole.includes(letters) && 2 * letters.length >= whole.length;
  });
}
