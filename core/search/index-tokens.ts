// What the index holds of a text, and which of it a text must have to be looked at for a query. A token is made of
// letters, digits and marks, behind at most one sign that says what it is, so it is never any syntax of FTS5's.
import type { SearchTerm } from './search-terms.ts';
import { stem } from './stem.ts';
import { unitsOf, type Unit } from './units.ts';

/** Before the beginnings of words and before whole words; a stem stands bare. */
const START = '¬';
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

/**
 * Each token once: of a word its stem, its beginnings of up to four characters, and itself; of a script without spaces
 * each character and each two that touch.
 */
export function indexTokens(text: string): Set<string> {
  const tokens = new Set<string>();
  let before: Unit | null = null;
  for (const unit of unitsOf(text)) {
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

const quoted = (token: string): string => `"${token}"`;

/** Whether a word that is being typed stands for those that begin with it. One letter does so for too many. */
export const goesOn = (word: string): boolean => word.length >= SHORTEST_START;

/** The text begins a word with it. */
function startQuery(word: string): string {
  const token = quoted(START + begin(word, LONGEST));
  return isShort(word) ? token : `${token} *`;
}

function termQuery({ units, open, exact }: SearchTerm): string[] {
  return units.flatMap((unit, at) => {
    const next = units[at + 1];
    if (unit.character) {
      if (next?.character && next.joined) return quoted(unit.word + next.word);
      // The last of several is in the pair before it.
      return unit.joined && units[at - 1]?.character ? [] : quoted(unit.word);
    }
    const word = begin(unit.word, LONGEST);
    const ofStem = quoted(stem(word));
    if (open && !next && goesOn(word))
      return units.length === 1
        ? `(${ofStem} OR ${startQuery(word)})`
        : startQuery(word);
    if (!exact) return ofStem;
    return isShort(word) ? ofStem : quoted(START + word);
  });
}

/** More than anyone types, and far below what FTS5 takes. */
const MOST_TOKENS = 64;

/**
 * In FTS5's language, what the tokens of a text must be for it to be looked at: every text that the terms are found in
 * fits, and few others do. `terms` is not empty.
 */
export const indexQuery = (terms: readonly SearchTerm[]): string =>
  [...new Set(terms.flatMap(termQuery))].slice(0, MOST_TOKENS).join(' AND ');
