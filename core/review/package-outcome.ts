// What came of a review package that was taken in, in words for a person.

export type PackageCounts = {
  readonly blocks: number;
  readonly comments: number;
  readonly verdicts: number;
  readonly suggestions: number;
};

const NUMBERS = new Intl.NumberFormat('en-GB');

const counted = (count: number, one: string, many: string): string =>
  `${NUMBERS.format(count)} ${count === 1 ? one : many}`;

/** "3 changes of the text, 2 comments and 1 verdict"; empty where there is nothing new. */
export function countsInWords({
  blocks,
  comments,
  verdicts,
  suggestions,
}: PackageCounts): string {
  const parts = (
    [
      [blocks, 'change of the text', 'changes of the text'],
      [comments, 'comment', 'comments'],
      [verdicts, 'verdict', 'verdicts'],
      [suggestions, 'suggestion', 'suggestions'],
    ] as const
  )
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => counted(count, one, many));
  const last = parts.pop() ?? '';
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}

export const disagreementsInWords = (count: number): string =>
  `${counted(count, 'place', 'places')} where people disagree`;

/** In a sentence or two. `conflicts` are all that wait for a person. */
export function outcomeOfPackage({
  author,
  taken,
  again,
  merged,
  conflicts,
}: {
  /** Who made it. */
  readonly author: string;
  /** The library had no such briefing before. */
  readonly taken: boolean;
  /** It had come before. */
  readonly again: boolean;
  readonly merged: PackageCounts;
  readonly conflicts: number;
}): string {
  const waits =
    conflicts === 0
      ? ''
      : ` There ${conflicts === 1 ? 'is' : 'are'} ${disagreementsInWords(conflicts)}: both are kept until you choose.`;
  if (again)
    return `This package from ${author} came before: nothing was changed.${waits}`;
  if (taken) return `The briefing from ${author} is here now.${waits}`;
  const counts = countsInWords(merged);
  return counts === ''
    ? `The package from ${author} ${conflicts === 0 ? 'has nothing new' : 'has changed nothing yet'}.${waits}`
    : `Merged from ${author}: ${counts}.${waits}`;
}
