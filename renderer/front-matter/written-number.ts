// A number as people write it in the front matter, and the number that is meant.

/** The number that is meant, or null. */
export function writtenNumber(text: string): number | null {
  const bare = text.trim().replaceAll(/(?<=\d)[\s,](?=\d{3}(?:\D|$))/gu, '');
  if (!/^[-−+]?\d+(?:\.\d+)?$/.test(bare)) return null;
  const number = Number(bare.replace('−', '-'));
  return Number.isFinite(number) &&
    (!Number.isInteger(number) || Number.isSafeInteger(number))
    ? number
    : null;
}
