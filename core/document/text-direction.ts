// Which way words are read, by the first letter of them that says so.

const FIRST_STRONG = /[\p{L}\u200e\u200f]/u;
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200f]/u;

/** Null where no letter says it. */
export function directionOfWords(words: string): 'ltr' | 'rtl' | null {
  const first = FIRST_STRONG.exec(words)?.[0];
  if (first === undefined) return null;
  return RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr';
}
