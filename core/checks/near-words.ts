// Words of a source that a quotation has nearly: what a slip of the hand, or of the memory, makes of them.
import { diffArrays } from 'diff';
import { foldText } from '../citations/folded-text.ts';

export type NearWords = {
  /** As they stand in the source, on one line. */
  readonly found: string;
  /** What differs, for a person: `“fair” here, “just” there`. */
  readonly difference: string;
  /** How much of the words is the same: above 0.6, below 1. */
  readonly shared: number;
};

type Token = {
  readonly key: string;
  readonly from: number;
  readonly to: number;
};

const TOKEN =
  /\p{Sc}?\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)*[%\p{Sc}]?|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
/** Of fewer, any page has some. */
const LEAST_TOKENS = 4;
/** So great a share of the words has to be there, in their order. */
const LEAST_SHARED = 0.6;
/** No page of a book has more; what is longer is no page. */
const MOST_TOKENS = 20_000;

const tokensOf = (text: string): Token[] =>
  [...text.matchAll(TOKEN)].slice(0, MOST_TOKENS).map(({ 0: word, index }) => ({
    // However thousands are parted.
    key: foldText(word)
      .replaceAll("'", '')
      .replaceAll(/(?<=\d)[., ](?=\d{3}(?!\d))/gu, ''),
    from: index,
    to: index + word.length,
  }));

/** Words parted at the end of a line are one, and lines are spaces. */
const onOneLine = (text: string): string =>
  text
    .replaceAll(/(?<=\p{Ll})[-\u00ad]\s*\n\s*(?=\p{Ll})/gu, '')
    .replaceAll(/\s+/gu, ' ');

/** Where in the page most of the words stand in step with those that are looked for; null where hardly any does. */
function bestStart(
  sought: readonly Token[],
  page: readonly Token[],
): number | null {
  const places = new Map<string, number[]>();
  for (const [place, { key }] of sought.entries())
    places.set(key, [...(places.get(key) ?? []), place]);
  const votes = new Map<number, number>();
  for (const [at, { key }] of page.entries())
    for (const place of places.get(key) ?? [])
      votes.set(at - place, (votes.get(at - place) ?? 0) + 1);
  let best: number | null = null;
  let most = 0;
  for (const start of votes.keys()) {
    // A word more or less puts the rest one out of step.
    const sum =
      (votes.get(start - 1) ?? 0) +
      (votes.get(start) ?? 0) +
      (votes.get(start + 1) ?? 0);
    if (sum > most) {
      most = sum;
      best = start;
    }
  }
  return most >= sought.length / 3 ? best : null;
}

const quoted = (text: string, tokens: readonly Token[]): string => {
  const [first] = tokens;
  const last = tokens.at(-1);
  return first && last ? `“${text.slice(first.from, last.to)}”` : 'nothing';
};

/** The nearest words of the pages, if they are near: the same but for some. `words` have no ellipsis in them. */
export function nearWords(
  words: string,
  pages: readonly string[],
): NearWords | null {
  const written = onOneLine(words);
  const sought = tokensOf(written);
  if (sought.length < LEAST_TOKENS) return null;
  let nearest: NearWords | null = null;
  for (const each of pages) {
    const page = onOneLine(each);
    const tokens = tokensOf(page);
    const start = bestStart(sought, tokens);
    if (start === null) continue;
    const slack = Math.ceil(sought.length / 4) + 2;
    const window = tokens.slice(
      Math.max(0, start - slack),
      start + sought.length + slack,
    );
    const parts = diffArrays(sought, window, {
      comparator: (a, b) => a.key === b.key,
    });
    // What stands before and behind belongs to other words.
    while (parts[0]?.added) parts.shift();
    while (parts.at(-1)?.added) parts.pop();
    // Where the first or the last word is another one, no more than that is theirs.
    const [first, second] = parts;
    if (first?.removed && second?.added)
      second.value = second.value.slice(-first.value.length - 1);
    const [beforeLast, last] = parts.slice(-2);
    if (parts.length > 2 && beforeLast?.added && last?.removed)
      beforeLast.value = beforeLast.value.slice(0, last.value.length + 1);
    const same = parts
      .filter((part) => !part.added && !part.removed)
      .reduce((sum, { value }) => sum + value.length, 0);
    const other = parts
      .filter(({ added }) => added)
      .reduce((sum, { value }) => sum + value.length, 0);
    const shared = same / Math.max(sought.length, same + other);
    if (shared < LEAST_SHARED || shared <= (nearest?.shared ?? 0)) continue;
    const there = parts
      .filter(({ removed }) => !removed)
      .flatMap(({ value }) => value);
    const differences: string[] = [];
    for (let at = 0; at < parts.length; at += 1) {
      const part = parts[at];
      if (!part || (!part.added && !part.removed)) continue;
      const next = parts[at + 1];
      const both = next !== undefined && (next.added || next.removed);
      const removed = part.removed
        ? part.value
        : both && next.removed
          ? next.value
          : [];
      const added = part.added
        ? part.value
        : both && next.added
          ? next.value
          : [];
      if (both) at += 1;
      differences.push(
        `${quoted(written, removed)} here, ${quoted(page, added)} there`,
      );
    }
    nearest = {
      shared,
      found: quoted(page, there).slice(1, -1),
      difference: differences.join('; '),
    };
  }
  return nearest?.difference === '' ? null : nearest;
}
