// How high the usual markings stand against each other, of the governments whose templates are shipped. Markings of other
// schemes have no rank, and nothing is said of them.

/** By how the marking begins, in small letters; the longest that fits counts. */
const RANKS: Readonly<Record<string, number>> = {
  unclassified: 0,
  public: 0,
  'for release': 0,
  official: 1,
  cui: 1,
  'for official use only': 1,
  'protected a': 1,
  'official-sensitive': 2,
  'official: sensitive': 2,
  'official sensitive': 2,
  restricted: 2,
  protected: 2,
  'protected b': 2,
  'protected c': 3,
  'in confidence': 3,
  confidential: 4,
  secret: 5,
  'top secret': 6,
};

/** Null for a marking of no known scheme; nothing at all ranks 0. */
export function markingRank(marking: string): number | null {
  const plain = marking.trim().toLowerCase().replace(/\s+/gu, ' ');
  if (plain === '') return 0;
  const [found] = Object.keys(RANKS)
    .filter(
      (name) =>
        plain.startsWith(name) &&
        !/^[\p{L}\p{N}]/u.test(plain.slice(name.length)),
    )
    .sort((a, b) => b.length - a.length);
  return found === undefined ? null : (RANKS[found] ?? null);
}
