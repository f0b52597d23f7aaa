// What the index holds of a text, and which of it a text must have to be looked at for a query. A token is made of
// letters, digits and marks, behind signs that say what it is, so it is never any syntax of FTS5's.
import type { SearchTerm } from './search-terms.ts';
import { stem } from './stem.ts';
import { unitsOf, type Unit } from './units.ts';

/** Before the beginnings of words and before whole words; a stem stands bare. */
const START = '¬';
/** Before what stands for two words in a row. */
const PAIR = '¦';
/** Before a stem, a beginning or a word that stands in a footnote. */
const NOTE = '†';
const SHORTEST_START = 2;
const LONGEST_START = 4;
/** Of a word, in code units: no one types more of it. */
const LONGEST = 40;

/** The first `most` code units, and one more where that would be half of a character. */
function begin(word: string, most: number): string {
  if (word.length <= most) return word;
  const last = word.charCodeAt(most - 1);
  return word.slice(0, last >= 0xd800 && last < 0xdc00 ? most + 1 : most);
}

/** Whether the word is one of its own beginnings, and has no token for the whole. */
const isShort = (word: string): boolean => begin(word, LONGEST_START) === word;

/** Pairs share their tokens, so that the index stays small; a text has few enough of them all. */
const PAIR_TOKENS = 2 ** 15;
// Each written once: writing a number costs more than all else here.
const pairTokens: string[] = [];

/** FNV-1a, going on from `sum`. No text is put together for it: this runs for every word that is saved. */
function hashOn(sum: number, text: string): number {
  let next = sum;
  for (let at = 0; at < text.length; at += 1)
    next = Math.imul(next ^ text.charCodeAt(at), 0x01000193);
  return next;
}

/**
 * Stands for two units in a row, of the second its first two characters: so it serves a phrase whose last word is still
 * being typed. Characters that touch have their own token.
 */
function pairToken(first: Unit, second: Unit): string {
  const words = hashOn(hashOn(0x811c9dc5, first.word), ' ');
  const sum = hashOn(words, begin(second.word, SHORTEST_START));
  const pair = ((sum >>> 16) ^ sum) & (PAIR_TOKENS - 1);
  return (pairTokens[pair] ??= PAIR + pair.toString(36));
}

/**
 * Each token once: of a word its stem, its beginnings of up to four characters, and itself; of a script without spaces
 * each character and each two that touch; of any other two units in a row their pair.
 */
export function indexTokens(text: string): Set<string> {
  const tokens = new Set<string>();
  let before: Unit | null = null;
  for (const unit of unitsOf(text)) {
    if (before && !(before.character && unit.character))
      tokens.add(pairToken(before, unit));
    if (unit.character) {
      tokens.add(unit.word);
      if (before?.character && unit.joined) tokens.add(before.word + unit.word);
    } else addWord(tokens, begin(unit.word, LONGEST));
    before = unit;
  }
  return tokens;
}

function addWord(tokens: Set<string>, word: string): void {
  tokens.add(stem(word));
  for (let length = SHORTEST_START; length <= LONGEST_START; length += 1) {
    const start = begin(word, length);
    tokens.add(START + start);
    if (start.length === word.length) return;
  }
  tokens.add(START + word);
}

/** What the index holds of a footnote beside the tokens of its text: these as a footnote's, without the pairs. */
export const noteTokens = (tokens: ReadonlySet<string>): string[] =>
  [...tokens]
    .filter((token) => !token.startsWith(PAIR))
    .map((token) => NOTE + token);

type Quote = (token: string) => string;
const quoted: Quote = (token) => `"${token}"`;
const quotedInNote: Quote = (token) => quoted(NOTE + token);

/** Whether a word that is being typed stands for those that begin with it. One letter does so for too many. */
export const goesOn = (word: string): boolean => word.length >= SHORTEST_START;

/** The text begins a word with it. */
function startQuery(word: string, quote: Quote): string {
  const token = quote(START + begin(word, LONGEST));
  return isShort(word) ? token : `${token} *`;
}

function unitQuery(
  { units, open, exact }: SearchTerm,
  at: number,
  quote: Quote,
): string[] {
  const [before, unit, next] = [units[at - 1], units[at], units[at + 1]];
  if (!unit) return [];
  if (unit.character) {
    if (next?.character && next.joined) return [quote(unit.word + next.word)];
    // The last of several is in the pair before it.
    return unit.joined && before?.character ? [] : [quote(unit.word)];
  }
  const word = begin(unit.word, LONGEST);
  const ofStem = quote(stem(word));
  if (open && !next && goesOn(word))
    return [
      units.length === 1
        ? `(${ofStem} OR ${startQuery(word, quote)})`
        : startQuery(word, quote),
    ];
  if (!exact) return [ofStem];
  return [isShort(word) ? ofStem : quote(START + word)];
}

// Only an exact term has several units, so its words are paired as the text has them.
const pairQuery = (units: readonly Unit[]): string[] =>
  units.flatMap((unit, at) => {
    const before = units[at - 1];
    return before && !(before.character && unit.character)
      ? [quoted(pairToken(before, unit))]
      : [];
  });

/** More than anyone types, and far below what FTS5 takes. */
const MOST_TOKENS = 64;

/**
 * In FTS5's language, what the tokens of a text must be for it to be looked at: every text that the terms are found in
 * fits, and few others do; `inNote` asks for what stands in a footnote. `terms` is not empty.
 */
export function indexQuery(
  terms: readonly SearchTerm[],
  inNote = false,
): string {
  const quote = inNote ? quotedInNote : quoted;
  const parts = terms.flatMap((term) => [
    ...pairQuery(term.units),
    ...term.units.flatMap((_, at) => unitQuery(term, at, quote)),
  ]);
  return [...new Set(parts)].slice(0, MOST_TOKENS).join(' AND ');
}
