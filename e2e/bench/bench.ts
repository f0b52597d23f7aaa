// What a bench is: it measures, and says what it saw for a machine and for a person.

export type BenchResult = {
  /** What the file holds under the bench's name. Times in milliseconds, keys end in `_ms`. */
  readonly report: Readonly<Record<string, unknown>>;
  /** A table for people; the first row is its head. */
  readonly rows: readonly (readonly string[])[];
};

export type Bench = (folder: string) => BenchResult | Promise<BenchResult>;
