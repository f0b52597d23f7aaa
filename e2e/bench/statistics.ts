// What a bench says of its times.

/** The smallest of `values` that at least `percent` of them do not exceed (nearest rank). Throws for no values. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const found =
    sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)];
  if (found === undefined) throw new Error('There is nothing to measure.');
  return found;
}

export const median = (values: readonly number[]): number =>
  percentile(values, 50);
