// A text taken apart for search: its words, and, where words are written without spaces between them (Chinese, Japanese,
// Thai …), its characters. What is indexed, looked for and lit up are these same units, so that they always agree.
import { foldText } from '../citations/folded-text.ts';

export type Unit = {
  /** Without case, accents and width. Letters, digits and marks alone; never empty. */
  readonly word: string;
  /** Where it stands in the text, in UTF-16 code units. */
  readonly from: number;
  readonly to: number;
  /** One character of a script without spaces. */
  readonly character: boolean;
  /** Nothing stands between it and the unit before. */
  readonly joined: boolean;
};

const RUN = /[\p{L}\p{N}\p{M}]+/gu;
const ASCII = /^[0-9A-Za-z]+$/;
/** Most texts hold little else, and classes of Unicode's take ten times as long. */
const ASCII_RUN = /[0-9A-Za-z]+/g;
const BEYOND_ASCII = /[^\0-\x7f]/;
/** A character of a script that is written without spaces between its words. */
export const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Bopomofo}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;
const MARK = /^[\p{M}\uff9e\uff9f]/u;
const ELSE = /[^\p{L}\p{N}\p{M}]+/gu;

/** Folding takes some characters apart into more than letters, and Hangul into its parts. */
const folded = (text: string): string =>
  foldText(text).normalize('NFC').replace(ELSE, '');

type Kind = { readonly mark: boolean; readonly unspaced: boolean };

// Asked of every character of such a text, and a text has few different ones.
const kinds = new Map<string, Kind>();
const words = new Map<string, string>();
const MOST_KNOWN = 30_000;

function known<Value>(
  map: Map<string, Value>,
  key: string,
  make: (key: string) => Value,
): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make(key);
    if (map.size >= MOST_KNOWN) map.clear();
    map.set(key, value);
  }
  return value;
}

const kindOf = (character: string): Kind => ({
  mark: MARK.test(character),
  unspaced: UNSPACED.test(character),
});

/** Where each part of the run ends: a character with its marks, or a stretch of a script with spaces. */
function* partsOf(run: string): Generator<{ part: string; unspaced: boolean }> {
  let part = '';
  let unspaced = false;
  for (const character of run) {
    const kind = known(kinds, character, kindOf);
    if (part === '' || kind.mark || (!unspaced && !kind.unspaced)) {
      if (part === '') unspaced = kind.unspaced;
      part += character;
      continue;
    }
    yield { part, unspaced };
    part = character;
    unspaced = kind.unspaced;
  }
  if (part !== '') yield { part, unspaced };
}

export function unitsOf(text: string): Unit[] {
  const units: Unit[] = [];
  let end = -1;
  const add = (raw: string, from: number, character: boolean): void => {
    const word = ASCII.test(raw)
      ? raw.toLowerCase()
      : raw.length <= 40
        ? known(words, raw, folded)
        : folded(raw);
    if (word === '') return;
    const to = from + raw.length;
    units.push({ word, from, to, character, joined: from === end });
    end = to;
  };
  const runs = BEYOND_ASCII.test(text) ? RUN : ASCII_RUN;
  for (const { 0: run, index } of text.matchAll(runs)) {
    if (runs === ASCII_RUN || !UNSPACED.test(run)) {
      add(run, index, false);
      continue;
    }
    let at = index;
    for (const { part, unspaced } of partsOf(run)) {
      add(part, at, unspaced);
      at += part.length;
    }
  }
  return units;
}
