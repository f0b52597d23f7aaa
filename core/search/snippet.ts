// Some words around a hit, on one line, with the places in them that are lit up. Ranges, never markup: what people wrote
// is shown as it stands.
import type { TextRange } from '../citations/folded-text.ts';
import { marksOf, type FoundTerm } from './find-terms.ts';

export type Snippet = {
  readonly text: string;
  /** In `text`, in its order; none overlap. */
  readonly marks: readonly TextRange[];
};

/** In UTF-16 code units. */
const LONGEST = 180;
const BEFORE = 50;
/** Beginnings that are tried: a text that has more of them has one that is good enough. */
const TRIED = 40;

const isSpace = (character: string): boolean => /\s/u.test(character);

/** Where the stretch begins that has the most terms; the first of several. */
function bestStart(places: readonly FoundTerm[]): number {
  let best = { from: places[0]?.from ?? 0, terms: 0 };
  for (const { from } of places.slice(0, TRIED)) {
    const within = places.filter(
      (each) => each.from >= from && each.to <= from + LONGEST - BEFORE,
    );
    const terms = new Set(within.map(({ term }) => term)).size;
    if (terms > best.terms) best = { from, terms };
  }
  return best.from;
}

/** The next place from `at` on, but no further than `to`, where a word begins. */
function wordStart(text: string, at: number, to: number): number {
  if (at <= 0) return 0;
  for (let next = at; next < to; next += 1)
    if (isSpace(text.charAt(next - 1)) && !isSpace(text.charAt(next)))
      return next;
  return isLowHalf(text, at) ? at + 1 : at;
}

function wordEnd(text: string, at: number, from: number): number {
  if (at >= text.length) return text.length;
  for (let end = at; end > from; end -= 1)
    if (isSpace(text.charAt(end)) && !isSpace(text.charAt(end - 1))) return end;
  return isLowHalf(text, at) ? at - 1 : at;
}

const isLowHalf = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
};

export function snippetOf(text: string, places: readonly FoundTerm[]): Snippet {
  const hit = bestStart(places);
  const from = wordStart(text, hit - BEFORE, hit);
  const to = wordEnd(text, from + LONGEST, Math.max(hit, from + LONGEST / 2));
  const before = from > 0 ? '…' : '';
  const shift = before.length - from;
  return {
    // One for one, so that the ranges stay.
    text: `${before}${text.slice(from, to).replace(/[\s\p{Cc}]/gu, ' ')}${to < text.length ? '…' : ''}`,
    marks: marksOf(places)
      .filter((mark) => mark.from >= from && mark.to <= to)
      .map((mark) => ({ from: mark.from + shift, to: mark.to + shift })),
  };
}
