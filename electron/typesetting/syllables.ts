// Where a word may be parted if it must be: before the consonants that begin a syllable. No dictionary stands behind it, so
// that it is the same in every language; what is more than a word parted at a wrong letter is not promised.

const VOWELS = 'aeiouyæœøıαεηιουωаеиоуыэюяієў';
const INNER = new RegExp(
  `(?<=[${VOWELS}])([^${VOWELS}\\P{L}]+)(?=[${VOWELS}])`,
  'gu',
);
/** The consonants at the end of a group that stay together. */
const ONSET =
  /(?:[bcfgkp]l|[bcdfgkptv]r|sch[lmnrw]?|[cpst]hr?|s[cpt]r|spl|s[kpt]|.[ьъ])$/u;

/** Letters without their marks, one for each grapheme. */
const bare = (grapheme: string): string => {
  const [first = ''] = grapheme.normalize('NFD').toLowerCase();
  return first.length === 1 ? first : '·';
};

/** The places in a word, counted in graphemes, at which a syllable begins; not its start. */
export function syllableStarts(graphemes: readonly string[]): number[] {
  const letters = graphemes.map(bare).join('');
  return [...letters.matchAll(INNER)].map(({ index, 1: group = '' }) => {
    const onset = group === 'st' ? 't' : (ONSET.exec(group)?.[0] ?? ' ');
    return index + group.length - onset.length;
  });
}
