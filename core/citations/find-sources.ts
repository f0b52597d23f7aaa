// Looking for a source by what one remembers of it: a name, words of the title, the year, the citekey. What is typed is
// only ever compared, never read as a pattern. A slip of the fingers is forgiven where nothing has the words as typed.
import { foldText, originalRange, type TextRange } from './folded-text.ts';
import {
  hasAll,
  MAX_LENGTH,
  PARTS,
  placesWith,
  preparedOf,
  shelfOf,
  type Prepared,
  type Shelf,
  type SourcePart,
} from './source-shelf.ts';
import type { Source } from './source.ts';
import { indexWords, sourceWordIndex } from './source-words.ts';
import { wordsLike } from './words-like.ts';

/** Where a typed word was found: a range of the citekey, or of the names, title or year of `describeSource`. */
export type SourceMatch = {
  readonly part: SourcePart;
  readonly from: number;
  readonly to: number;
};

export type FoundSource = {
  readonly source: Source;
  /** In the order of the parts, then of the text; none overlap. */
  readonly matches: readonly SourceMatch[];
};

function wordsOf(typed: string): string[] {
  const written = foldText(typed.slice(0, MAX_LENGTH))
    .split(/\s+/u)
    .filter(Boolean);
  const bare = written
    .map((word) => word.replace(/^\p{P}+|\p{P}+$/gu, ''))
    .filter(Boolean);
  return [...new Set(bare.length > 0 ? bare : written)];
}

const LETTER = /[\p{L}\p{N}\p{M}]/u;
// Written without spaces: a word may start at any character.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const isAsciiLetter = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) ||
  (unit >= 0x30 && unit <= 0x39) ||
  (unit >= 0x41 && unit <= 0x5a);

function startsWord(text: string, at: number): boolean {
  if (at === 0) return true;
  const unit = text.charCodeAt(at - 1);
  // Nearly always so, and a pattern takes ten times as long.
  if (unit < 0x80 && text.charCodeAt(at) < 0x80) return !isAsciiLetter(unit);
  const before = text.slice(Math.max(0, at - 2), at);
  const last = Array.from(before).at(-1) ?? '';
  return !LETTER.test(last) || UNSPACED.test(text.charAt(at));
}

/** The best place of `word` in `text`: its start, else the start of a word, else the first; -1 where it is not in it. */
function placeOf(text: string, word: string): number {
  const first = text.indexOf(word);
  for (let at = first; at >= 0; at = text.indexOf(word, at + 1))
    if (startsWord(text, at)) return at;
  return first;
}

function costAt(text: string, at: number): number {
  if (at === 0) return 0;
  return startsWord(text, at) ? 1 : 4;
}

// What is only in a name that is not shown comes after all that can be seen.
const UNSEEN = 4;

/**
 * How far `source`, which has all of the words, is from them, the nearest being 0; null where it is not less than `below`:
 * what can't be among the nearest need not be known any closer.
 */
function costOf(
  { folded, everyone }: Prepared,
  words: readonly string[],
  below: number,
): number | null {
  if (below <= 0) return null;
  let cost = 0;
  for (const word of words) {
    const room = below - cost;
    let best = -1;
    for (const part of PARTS) {
      const text = folded[part];
      // A word of the title says less than a name: a name is what people cite by.
      let weighed = part === 'title' ? 1 : 0;
      if (!text.startsWith(word)) {
        // No other place of it would be nearer, or near enough.
        if (best >= 0 && best <= weighed + 2) continue;
        if (weighed + 2 >= room) continue;
        const at = placeOf(text, word);
        if (at < 0) continue;
        weighed += costAt(text, at) * 2;
      }
      if (best < 0 || weighed < best) best = weighed;
      if (best === 0) break;
    }
    if (best < 0) {
      if (UNSEEN >= room) return null;
      best = UNSEEN + costAt(everyone, placeOf(everyone, word)) * 2;
    }
    if (best >= room) return null;
    cost += best;
  }
  return cost;
}

function matchesIn(
  { shown, folded }: Prepared,
  words: readonly string[],
): SourceMatch[] {
  const matches: SourceMatch[] = [];
  for (const part of PARTS) {
    const ranges = words
      .flatMap((word) => {
        const from = placeOf(folded[part], word);
        return from < 0 ? [] : [{ from, to: from + word.length }];
      })
      .map((hit) => originalRange(shown[part], hit))
      .sort((a, b) => a.from - b.from || a.to - b.to);
    let last: TextRange | null = null;
    for (const range of ranges) {
      if (last && range.from < last.to) {
        matches.pop();
        last = { from: last.from, to: Math.max(last.to, range.to) };
      } else last = range;
      matches.push({ part, ...last });
    }
  }
  return matches;
}

/** Prepares some of the sources from `from` on, so that the first key need not; the place to go on from, null at the end. */
export function prepareSources(
  sources: readonly Source[],
  from: number,
  count: number,
): number | null {
  const to = from + count;
  for (const source of sources.slice(from, to)) preparedOf(source);
  indexWords(sources, to);
  if (to < sources.length) return to;
  shelfOf(sources);
  return null;
}

/** Under each cost, what has it, in the order found: costs are small whole numbers, and a library is ranked at each key. */
type Ranked<T> = T[][];

function rank<T>(ranked: Ranked<T>, cost: number, found: T): void {
  const equals = ranked[cost];
  if (equals) equals.push(found);
  else ranked[cost] = [found];
}

function nearest<T>(ranked: Ranked<T>, most: number): T[] {
  const first: T[] = [];
  for (const equals of ranked) {
    if (first.length >= most) break;
    // A cost that nothing has is a hole.
    first.push(
      ...((equals as T[] | undefined) ?? []).slice(0, most - first.length),
    );
  }
  return first;
}

/** The cost below which something must be to come among the `most` nearest of those ranked. */
function costToBeat<T>(ranked: Ranked<T>, most: number): number {
  let better = 0;
  for (let cost = 0; cost < ranked.length; cost += 1) {
    better += ranked[cost]?.length ?? 0;
    if (better >= most) return cost;
  }
  return Infinity;
}

/** The `most` of `places` whose sources are nearest to the words, which all of them have. */
function nearestPlaces(
  { prepared: ready }: Shelf,
  places: readonly number[],
  words: readonly string[],
  most: number,
): number[] {
  const ranked: Ranked<number> = [];
  let below = costToBeat(ranked, most);
  for (const at of places) {
    if (below === 0) break;
    const source = ready[at];
    const cost = source ? costOf(source, words, below) : null;
    if (cost === null) continue;
    rank(ranked, cost, at);
    below = costToBeat(ranked, most);
  }
  return nearest(ranked, most);
}

/** How much a word that was mistyped counts behind one that was not. */
const SLIP = 6;

/** By the place of a source, the word that it has, and how many slips that is from what was typed. */
type Slips = ReadonlyMap<
  number,
  { readonly word: string; readonly slips: number }
>;

/** How many words are kept: those of a query that goes on. */
const MOST_KEPT = 8;
// Null for a word that some source has as it is typed.
const keptSlips = new WeakMap<readonly Source[], Map<string, Slips | null>>();

function slipsOf(sources: readonly Source[], word: string): Slips | null {
  const kept = keptSlips.get(sources) ?? new Map<string, Slips | null>();
  keptSlips.set(sources, kept);
  const known = kept.get(word);
  if (known !== undefined) return known;
  // What no source has is in none that goes on after it.
  const nowhere = [...kept].some(
    ([shorter, slips]) => slips !== null && word.includes(shorter),
  );
  const isThere = !nowhere && shelfOf(sources).text.includes(word);
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  const made = isThere ? null : makeSlips(sources, word);
  kept.set(word, made);
  return made;
}

/** The sources that have a word for which this one may be a slip. */
function makeSlips(sources: readonly Source[], word: string): Slips {
  const found = new Map<number, { word: string; slips: number }>();
  const { postings } = sourceWordIndex(sources);
  for (const like of wordsLike(word, postings.keys()))
    for (const { at } of postings.get(like.word) ?? [])
      if (!found.has(at)) found.set(at, like);
  return found;
}

/** A source and the words of it that are near to what was typed. */
type Near = { readonly source: Source; readonly words: readonly string[] };

/** The `most` nearest that have every word, or one that it may be a slip for, with the words that they have. */
function findMistyped(
  sources: readonly Source[],
  words: readonly string[],
  most: number,
): Near[] {
  const shelf = shelfOf(sources);
  const meant = words.map((word) => slipsOf(sources, word));
  const [first, ...others] = meant.filter((slips) => slips !== null);
  // Every word is somewhere, and no source has them all.
  if (!first) return [];
  const asTyped = words.filter((_, at) => meant[at] === null);
  const ranked: Ranked<number> = [];
  let below = costToBeat(ranked, most);
  for (const [at, hit] of first) {
    const source = shelf.prepared[at];
    if (!source || !hasAll(source, asTyped)) continue;
    let slips = hit.slips;
    for (const other of others) slips += other.get(at)?.slips ?? Infinity;
    const cost = costOf(source, asTyped, below - SLIP * slips);
    if (cost === null) continue;
    rank(ranked, cost + SLIP * slips, at);
    below = costToBeat(ranked, most);
  }
  return nearest(ranked, most).flatMap((at) => {
    const source = sources[at];
    const its = [first, ...others].flatMap((slips) => slips.get(at) ?? []);
    return source
      ? { source, words: [...its.map(({ word }) => word), ...asTyped] }
      : [];
  });
}

const lastFound = new WeakMap<
  readonly Source[],
  { readonly words: readonly string[]; readonly places: readonly number[] }
>();

/** Whether all that has `words` has those before, too. */
const goesOnFrom = (
  before: readonly string[],
  words: readonly string[],
): boolean =>
  before.every((word) => words.some((longer) => longer.includes(word)));

/**
 * At most `limit` of `sources` in which every typed word is found: those first that begin with it, then those in which
 * it begins a word, then the others; equals in the order of `sources`. Case and accents do not matter. Where none has them
 * all, those that have words which differ by a slip or two. All sources where nothing is typed.
 */
export function findSources(
  sources: readonly Source[],
  typed: string,
  limit: number,
): FoundSource[] {
  const words = wordsOf(typed);
  const most = Math.max(0, limit);
  if (words.length === 0)
    return sources.slice(0, most).map((source) => ({ source, matches: [] }));
  const shelf = shelfOf(sources);
  const those = lastFound.get(sources);
  // One letter more finds some of what there was: what is typed is searched for at each key.
  const goesOn = those !== undefined && goesOnFrom(those.words, words);
  const [longest = '', ...others] = [...words].sort(
    (a, b) => b.length - a.length,
  );
  const among = goesOn ? those.places : placesWith(shelf, longest);
  const rest = goesOn ? words : others;
  const places =
    rest.length === 0
      ? among
      : among.filter((at) => {
          const source = shelf.prepared[at];
          return source !== undefined && hasAll(source, rest);
        });
  lastFound.set(sources, { words, places });
  const first: Near[] =
    places.length > 0
      ? nearestPlaces(shelf, places, words, most).flatMap((at) => {
          const source = sources[at];
          return source ? { source, words } : [];
        })
      : findMistyped(sources, words, most);
  return first.map(({ source, words: its }) => ({
    source,
    matches: matchesIn(preparedOf(source), its),
  }));
}
