// Words of one's own. One that is added in small letters is right with a capital too, and in capitals; any other as it is.

/** Whether `word` is right because it is one of `own`. */
export function isOwnWord(own: ReadonlySet<string>, word: string): boolean {
  if (own.has(word)) return true;
  const small = word.toLocaleLowerCase();
  const isCapital =
    word === small.charAt(0).toLocaleUpperCase() + small.slice(1);
  return (isCapital || word === small.toLocaleUpperCase()) && own.has(small);
}
