// Words as a quotation is compared with a file's: letters and figures, with what makes another figure of them (a point, a
// per cent, a currency), so that lines, hyphens at their ends,
// quotation marks, ligatures and punctuation do not matter. Words that are there are found; what is not found may still be
// there, in a picture or in another edition.
import { foldText } from '../citations/folded-text.ts';

export type ComparedText = {
  readonly letters: string;
  /** As `letters`, without the figures of note marks; undefined where that is the same. */
  readonly unmarked?: string;
};

/** `12.5` and `12,5` are not `125`; `12,000` is `12000`. */
const DECIMAL = /(?<=\d)[.,](?=\d{1,2}(?!\d))/gu;

const lettersIn = (text: string): string =>
  foldText(text)
    .replaceAll(DECIMAL, '·')
    .replaceAll(/[^\p{L}\p{N}\p{M}\p{Sc}%·]|(?<!\d)·/gu, '');

/** The mark of a note, as a file's words have it: `said.3 Then`. */
const NOTE_MARKS = /(?<=\p{L}[.,;:!?’”"')\]]{0,3})\d{1,3}(?=[\s.,;:)]|$)/gu;

/** Of a page, or of any other words that may be quoted. */
export function comparedText(text: string): ComparedText {
  const letters = lettersIn(text);
  const unmarked = lettersIn(text.replaceAll(NOTE_MARKS, ''));
  return unmarked === letters ? { letters } : { letters, unmarked };
}

/** What a quotation leaves out, or puts in: an ellipsis, or words in brackets. */
export const LEFT_OUT = /\[[^\]]*\]|…|\.(?:\s?\.){2,}/u;

/** Fewer letters than that are found anywhere. */
const SHORTEST = 8;

/** Whether each stretch of the words that is long enough to tell stands in one page, or goes from one to the next. */
export function isQuotedFrom(
  words: string,
  pages: readonly ComparedText[],
): boolean {
  const stretches = words
    .split(LEFT_OUT)
    .map(lettersIn)
    .filter(({ length }) => length >= SHORTEST);
  const letters = pages.map((page) => page.letters);
  const unmarked = pages.map((page) => page.unmarked ?? page.letters);
  return stretches.every(
    (stretch) => isWithin(stretch, letters) || isWithin(stretch, unmarked),
  );
}

function isWithin(stretch: string, pages: readonly string[]): boolean {
  return (
    pages.some((page) => page.includes(stretch)) ||
    pages.some((page, place) => goesOver(stretch, page, pages[place + 1]))
  );
}

/** So many letters are looked for at the foot of a page. */
const SEED = 12;
/** Of the places on a page where they stand, as many as are looked at: a page may be those letters alone. */
const MOST_PLACES = 100;

/** Whether it begins on this page and ends on the next, with a foot and a head of the pages between. */
function goesOver(
  stretch: string,
  page: string,
  next: string | undefined,
): boolean {
  if (next === undefined || stretch.length < 2 * SEED) return false;
  // Of what begins or ends with a word or two on the other page, the rest is enough.
  if (
    next.includes(stretch.slice(SEED)) ||
    page.includes(stretch.slice(0, -SEED))
  )
    return true;
  const seed = stretch.slice(0, SEED);
  // From the foot upwards.
  let from = page.lastIndexOf(seed);
  for (let looked = 0; from >= 0 && looked < MOST_PLACES; looked += 1) {
    let length = SEED;
    while (length < stretch.length && page[from + length] === stretch[length])
      length += 1;
    // The foot of the page may begin with a letter that the quotation goes on with.
    for (let end = length; end >= Math.max(SEED, length - 3); end -= 1)
      if (next.includes(stretch.slice(end))) return true;
    from = from === 0 ? -1 : page.lastIndexOf(seed, from - 1);
  }
  return false;
}
