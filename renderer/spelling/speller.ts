// Tells right words from wrong ones by one or more dictionaries. Nothing is known here of the page or of a worker.
import nspell from 'nspell';

export type DictionaryFiles = {
  readonly affixes: string;
  readonly words: string;
};

export type Speller = {
  /** `word` as `wordsOf` gives it. */
  readonly knows: (word: string) => boolean;
  /** At most `MOST_SUGGESTIONS`, the likeliest first. May take a second for a word that is like none. */
  readonly suggest: (word: string) => string[];
};

export const MOST_SUGGESTIONS = 6;

/** Reading a dictionary takes a part of a second, and some 15 MB while it is held. */
export function createSpeller(files: readonly DictionaryFiles[]): Speller {
  const dictionaries = files.map(({ affixes, words }) =>
    nspell(affixes, words),
  );
  const known = (word: string): boolean =>
    dictionaries.some((dictionary) => dictionary.correct(word));
  return {
    knows: (word) => known(word) || known(withoutAccents(word)),
    suggest(word) {
      const lists = dictionaries.map((dictionary) => dictionary.suggest(word));
      // In turn from each, so that a second dictionary has its say.
      const longest = Math.max(0, ...lists.map(({ length }) => length));
      const inTurn = Array.from({ length: longest }, (_, index) =>
        lists.flatMap((list) => list[index] ?? []),
      ).flat();
      return [...new Set(inTurn)].slice(0, MOST_SUGGESTIONS);
    },
  };
}

/** The dictionaries of English hold "cafe" and "naive", and not how careful people write them. */
const withoutAccents = (word: string): string =>
  word.normalize('NFD').replace(/\p{M}/gu, '');
