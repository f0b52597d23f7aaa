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
const PART =
  /(?<character>[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Bopomofo}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}][\p{M}\uff9e\uff9f]*)|[^\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Bopomofo}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]+/gu;
const ELSE = /[^\p{L}\p{N}\p{M}]+/gu;

/** Folding takes some characters apart into more than letters, and Hangul into its parts. */
const folded = (text: string): string =>
  foldText(text).normalize('NFC').replace(ELSE, '');

export function unitsOf(text: string): Unit[] {
  const units: Unit[] = [];
  let end = -1;
  const add = (raw: string, from: number, character: boolean): void => {
    const word = ASCII.test(raw) ? raw.toLowerCase() : folded(raw);
    if (word === '') return;
    const to = from + raw.length;
    units.push({ word, from, to, character, joined: from === end });
    end = to;
  };
  const runs = BEYOND_ASCII.test(text) ? RUN : ASCII_RUN;
  for (const { 0: run, index } of text.matchAll(runs))
    if (ASCII.test(run)) add(run, index, false);
    else
      for (const part of run.matchAll(PART))
        add(
          part[0],
          index + part.index,
          part.groups?.['character'] !== undefined,
        );
  return units;
}
