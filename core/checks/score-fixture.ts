// How well a check does on texts that say what it should find, held against 0.95 and 0.9.

type Tried = {
  /** How the words begin that should be named. */
  readonly expected: readonly string[];
  readonly found: readonly string[];
};

/** `line` says it in figures; `words` are those that are wrong or missed. */
export function score(
  name: string,
  tried: readonly Tried[],
): {
  readonly isGood: boolean;
  readonly line: string;
  readonly words: string;
} {
  let right = 0;
  const wrong: string[] = [];
  const missed: string[] = [];
  for (const { expected, found } of tried) {
    const open = [...expected];
    for (const words of found) {
      const at = open.findIndex((each) => words.startsWith(each));
      if (at < 0) wrong.push(words);
      else {
        open.splice(at, 1);
        right += 1;
      }
    }
    missed.push(...open);
  }
  const of = (all: number): number => (all === 0 ? 1 : right / all);
  const precision = of(right + wrong.length);
  const recall = of(right + missed.length);
  return {
    line: `${name}: precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}, of ${String(right + missed.length)} in ${String(tried.length)} texts`,
    isGood: precision >= 0.95 && recall >= 0.9,
    words: [
      ...wrong.map((each) => `wrong: ${each}`),
      ...missed.map((each) => `missed: ${each}`),
    ].join('\n'),
  };
}
