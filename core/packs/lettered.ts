// Numbers with letters behind them: what comes between 12 and 13 when both are printed is 12A, 12B … 12Z, 12AA.

const letters = (count: number): string =>
  count <= 26
    ? String.fromCharCode(64 + count)
    : letters(Math.floor((count - 1) / 26)) + letters(((count - 1) % 26) + 1);

/** The number that the letters stand behind: 50 of `50A`; 0 where there is none. */
export const numberOf = (label: string): number =>
  Number(/^\d+/.exec(label)?.[0] ?? 0);

/** The first of `12A`, `12B` … that is not in `used`. */
export function nextLettered(base: number, used: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const label = `${base}${letters(count)}`;
    if (!used.has(label)) return label;
  }
}
