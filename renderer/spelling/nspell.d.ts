// What we use of nspell, which brings no types of its own.
declare module 'nspell' {
  /** Both files as text, in Hunspell's form. */
  export default function nspell(
    affixes: string,
    words: string,
  ): {
    correct(word: string): boolean;
    suggest(word: string): string[];
  };
}
