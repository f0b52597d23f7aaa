// The proof of a redacted copy: that nothing of what was left out stands anywhere in the written files. It knows what went,
// what stays, and the texts that were read out of the files; not how they were written. What it says names the place and
// never the words.
import type { FileText } from './file-text.ts';

/** Something that is not to be in the files: `what` for a person ("marked passage 3"), and all that it says. */
export type Removed = {
  readonly what: string;
  readonly texts: readonly string[];
};

export type RedactedFiles = {
  readonly removed: readonly Removed[];
  /** All that the copy says, and the names of what it is written with. */
  readonly stays: readonly string[];
  /** The texts of the same copy with each of its words as nothing: what a format says of itself. */
  readonly bare: readonly FileText[];
  readonly found: readonly FileText[];
};

/** Two writings of a word are one where no reader would tell them apart. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\p{DI}/gu, '')
    .toLowerCase();

const SPACELESS = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\u30fc`;
const WORD = new RegExp(`[[\\p{L}\\p{N}\\p{M}]--[${SPACELESS}]]+`, 'gv');
const SPACELESS_RUN = new RegExp(`[${SPACELESS}]{2,}`, 'gv');
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** A page has what is written from right to left in the order in which it is painted: its letters are what can be told. */
const canonical = (word: string): string =>
  RIGHT_TO_LEFT.test(word) ? Array.from(word).sort().join('') : word;

const wordsOf = (text: string): string[] =>
  (text.match(WORD) ?? []).map(canonical);

/** Words alone that tell something: a number of up to three digits is also one of a page, a note or a list. */
const tells = (word: string): boolean =>
  /^\p{N}+$/u.test(word) ? word.length > 3 : word.length > 2;

/** The letters and digits of a text, one after another. */
const solid = (text: string): string =>
  text.replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, '');

/** Long enough that it does not come about where two texts meet by chance. */
const LEAST_SOLID = 8;
const LEAST_IN_BYTES = 8;
const LEAST_IN_FRAME = 4;

type Needles = {
  /** A word, and what it is of. */
  readonly words: ReadonlyMap<string, string>;
  readonly runs: ReadonlyMap<string, string>;
  readonly phrases: ReadonlyMap<string, string>;
};

function needlesOf(
  removed: readonly Removed[],
  stays: readonly string[],
): Needles {
  const known = new Set<string>();
  // A sign that no text has parts them.
  const said = stays.map(folded);
  const solids = said.map(solid).join('\u0000');
  const spaceless = said.join('\u0000');
  for (const text of said) for (const word of wordsOf(text)) known.add(word);
  const words = new Map<string, string>();
  const runs = new Map<string, string>();
  const phrases = new Map<string, string>();
  const put = (into: Map<string, string>, needle: string, what: string) => {
    if (!into.has(needle)) into.set(needle, what);
  };
  for (const { what, texts } of removed)
    for (const each of texts) {
      const text = folded(each);
      for (const word of wordsOf(text))
        if (tells(word) && !known.has(word)) put(words, word, what);
      for (const [run] of text.matchAll(SPACELESS_RUN))
        if (!spaceless.includes(run)) put(runs, run, what);
      const phrase = solid(text);
      if (
        phrase.length >= LEAST_SOLID &&
        !RIGHT_TO_LEFT.test(phrase) &&
        !solids.includes(phrase)
      )
        put(phrases, phrase, what);
    }
  return { words, runs, phrases };
}

/** What is found, as `what` and `where` in sentences; none where nothing of what went is there. */
export function proveRedacted({
  removed,
  stays,
  bare,
  found,
}: RedactedFiles): string[] {
  const inText = needlesOf(removed, [
    ...stays,
    ...bare.filter(({ kind }) => kind === 'words').map(({ text }) => text),
  ]);
  const ofFormat = new Set(bare.flatMap(({ text }) => wordsOf(folded(text))));
  const sentences = new Set<string>();
  const say = (what: string, where: string): void => {
    sentences.add(`words of ${what} stand in ${where}`);
  };
  for (const { kind, where, text: written } of found) {
    const text = folded(written);
    for (const word of wordsOf(text)) {
      const what = inText.words.get(word);
      if (what === undefined) continue;
      if (
        kind === 'words' ||
        (word.length >= (kind === 'bytes' ? LEAST_IN_BYTES : LEAST_IN_FRAME) &&
          !ofFormat.has(word))
      )
        say(what, where);
    }
    if (kind === 'bytes') continue;
    for (const [run, what] of inText.runs)
      if (text.includes(run)) say(what, where);
    // What stands in two paragraphs of the copy may stand side by side in a marked one.
    const lines = text.split('\n').map(solid).join('\u0000');
    for (const [phrase, what] of inText.phrases)
      if (lines.includes(phrase)) say(what, where);
  }
  return [...sentences];
}

/** Whether a sentence says something of what went: such a one is for nobody's log. */
export function tellsRemoved(
  sentence: string,
  removed: readonly Removed[],
  stays: readonly string[],
): boolean {
  const { words, runs } = needlesOf(removed, stays);
  const text = folded(sentence);
  return (
    wordsOf(text).some((word) => words.has(word)) ||
    [...runs.keys()].some((run) => text.includes(run))
  );
}
