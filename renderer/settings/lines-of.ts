// A list that is written with one entry on each line.

/** The entries, each once. */
export const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/\n/u)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];
