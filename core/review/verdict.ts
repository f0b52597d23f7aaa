// What a reviewer can say of a citation, and which of all that was ever said of it holds.

export const VERDICTS = [
  'supports',
  'partly',
  'does-not-support',
  'cannot-find',
] as const;

export type Verdict = (typeof VERDICTS)[number];

/** One row of the log of verdicts. `takesBack` is the id of the row that one of the kind 'taken-back' undoes. */
export type GivenVerdict = {
  readonly id: string;
  readonly verdict: Verdict | 'taken-back';
  readonly takesBack: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
};

/** Later in the log: by the moment, and of the same moment by the id, so that all libraries say the same. */
export const isLater = (
  a: Pick<GivenVerdict, 'at' | 'id'>,
  b: Pick<GivenVerdict, 'at' | 'id'>,
): boolean => (a.at === b.at ? a.id > b.id : a.at > b.at);

/** Of the rows of one citation, in any order: the last that no row takes back. Null where none holds. */
export function holdingVerdict<Row extends GivenVerdict>(
  rows: readonly Row[],
): (Row & { readonly verdict: Verdict }) | null {
  const takenBack = new Set(rows.map(({ takesBack }) => takesBack));
  let holding: (Row & { readonly verdict: Verdict }) | null = null;
  for (const row of rows)
    if (
      row.verdict !== 'taken-back' &&
      !takenBack.has(row.id) &&
      (!holding || isLater(row, holding))
    )
      holding = row as Row & { readonly verdict: Verdict };
  return holding;
}

/** A page that somebody gave without a word for what it is, or several: "4", "xii", "12–14", "3, 8". */
export const isBarePage = (page: string): boolean =>
  /^(?:\p{Nd}+|[ivxlc]+)(?:\s*[-–—,/]\s*(?:\p{Nd}+|[ivxlc]+))*$/iu.test(
    page.trim(),
  );
