// What several reviewers left beside a text, put together: whole rows of the tables of a review, by the names of their
// columns. Nothing here can be in conflict: what is only ever added is the union, and of a row that is edited the last edit
// holds. The rules are commutative, associative and idempotent; two equal moments are told apart by what the rows say.
import { canonicalJson } from '../canonical-json.ts';

export type ReviewRow = Readonly<Record<string, string | number | null>>;

type Rule = {
  /** The columns by which a row is the same one everywhere. */
  readonly key: readonly string[];
  /** Which of two rows with the same key is the later one, as what sorts after; none where a row never changes. */
  readonly later?: (row: ReviewRow) => readonly (string | number | null)[];
  /** Columns that follow from the text of a copy, and are made anew where it stands. */
  readonly anchor?: readonly string[];
};

/** In an order in which each row finds what it refers to. */
export const REVIEW_TABLES = {
  people: { key: ['name'], later: () => [] },
  activity: { key: ['id'] },
  threads: {
    key: ['id'],
    later: ({ changed = null, changed_by = null }) => [changed, changed_by],
    anchor: ['block', 'start', 'end', 'words', 'before', 'after', 'lost'],
  },
  comments: {
    key: ['id'],
    later: ({ edited = null, at = null }) => [edited ?? at],
  },
  verdicts: { key: ['id'] },
  sign_off_steps: {
    key: ['id'],
    later: ({ changed = null, changed_by = null }) => [changed, changed_by],
  },
  // Two texts of which the same is printed have one hash, and may differ in what is only suggested.
  signed_texts: { key: ['hash'], later: () => [] },
  sign_offs: { key: ['id'] },
  silenced_findings: {
    key: ['check', 'block', 'footnote', 'source', 'text'],
    later: ({ at = null, author = null }) => [at, author],
  },
} as const satisfies Readonly<Record<string, Rule>>;

export type ReviewTable = keyof typeof REVIEW_TABLES;

export const ruleOf = (table: ReviewTable): Rule => REVIEW_TABLES[table];

export const keyOfRow = (table: ReviewTable, row: ReviewRow): string =>
  JSON.stringify(ruleOf(table).key.map((column) => row[column] ?? null));

/** Which of two rows with the same key holds. Anchors are not looked at: those of `ours` stand where the rest is the same. */
export function laterRow(
  table: ReviewTable,
  ours: ReviewRow,
  theirs: ReviewRow,
): ReviewRow {
  const { later, anchor = [] } = ruleOf(table);
  if (!later) return ours;
  const order = (row: ReviewRow): (string | number | null)[] => [
    ...later(row),
    canonicalJson(
      Object.fromEntries(
        Object.entries(row).filter(([column]) => !anchor.includes(column)),
      ),
    ),
  ];
  const [a, b] = [order(ours), order(theirs)];
  for (const [place, part] of a.entries()) {
    const other = b[place] ?? null;
    if (part === other) continue;
    return (part ?? '') > (other ?? '')
      ? ours
      : keepAnchor(ours, theirs, anchor);
  }
  return ours;
}

/** Where a thread stands in this text is for this text to say. */
const keepAnchor = (
  ours: ReviewRow,
  theirs: ReviewRow,
  anchor: readonly string[],
): ReviewRow => ({
  ...theirs,
  ...Object.fromEntries(anchor.map((column) => [column, ours[column] ?? null])),
});

/** What has to be written so that `ours` are merged with `theirs`: rows that are new, and those that are changed. */
export function rowsToWrite(
  table: ReviewTable,
  ours: readonly ReviewRow[],
  theirs: readonly ReviewRow[],
): { readonly added: ReviewRow[]; readonly changed: ReviewRow[] } {
  const known = new Map(ours.map((row) => [keyOfRow(table, row), row]));
  const added = new Map<string, ReviewRow>();
  const changed = new Map<string, ReviewRow>();
  for (const row of theirs) {
    const key = keyOfRow(table, row);
    const before = known.get(key);
    const later = before ? laterRow(table, before, row) : row;
    if (later === before) continue;
    known.set(key, later);
    (before && !added.has(key) ? changed : added).set(key, later);
  }
  return { added: [...added.values()], changed: [...changed.values()] };
}
