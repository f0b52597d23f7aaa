// What of a Markdown file did not come in, and how a person is told.
import { MAX_CELLS, MAX_COLUMNS } from '../document/table-size.ts';
import { LISTS_TOO_DEEP } from './html-lists.ts';

/** What is left behind while the text is read, each by how it is written. */
export type LeftOut = {
  readonly citekeys: Set<string>;
  readonly images: Set<string>;
  /** Labels of marks. */
  readonly withoutNote: Set<string>;
  /** Labels of notes that were not read once more. */
  readonly notRepeated: Set<string>;
  hasDeepLists: boolean;
  hasLargeTables: boolean;
};

export const nothingLeft = (): LeftOut => ({
  citekeys: new Set(),
  images: new Set(),
  withoutNote: new Set(),
  notRepeated: new Set(),
  hasDeepLists: false,
  hasLargeTables: false,
});

/** How many of a kind are named. */
const MOST_NAMED = 8;
const named = (names: Iterable<string>): string => {
  const all = [...new Set(names)];
  const shown = all.slice(0, MOST_NAMED).join(', ');
  return all.length > MOST_NAMED
    ? `${shown} and ${all.length - MOST_NAMED} more`
    : shown;
};

/** One sentence each, without its stop. */
export function remarksOf(
  left: LeftOut,
  also: {
    /** Labels of notes that no mark leads to. */
    readonly unusedNotes: readonly string[];
    readonly isTooDeep: boolean;
    /** Keys of the front matter that mean nothing here, and its lines that are none. */
    readonly keys: readonly string[];
    readonly skipped: readonly string[];
  },
): string[] {
  const told = (names: Iterable<string>, say: (named: string) => string) => {
    const all = [...names];
    return all.length > 0 ? [say(named(all))] : [];
  };
  return [
    ...(left.hasDeepLists ? [LISTS_TOO_DEEP] : []),
    ...(left.hasLargeTables
      ? [
          `a table of more than ${MAX_COLUMNS} columns, or more than ${MAX_CELLS} cells, came in as a paragraph for each of its rows`,
        ]
      : []),
    ...(also.isTooDeep
      ? ['what nests too deep came in as the words that it was written with']
      : []),
    ...told(
      left.citekeys,
      (all) =>
        `no source is called ${all}: the citations stand in the text as they were written`,
    ),
    ...told(left.images, (all) => `these images were not taken: ${all}`),
    ...told(
      [...left.withoutNote].map((label) => `[^${label}]`),
      (all) =>
        `these marks have no note and stand in the text as they were written: ${all}`,
    ),
    ...told(
      [...left.notRepeated].map((label) => `[^${label}]`),
      (all) =>
        `marks of notes that stand in each other or come again too often stand in the text as they were written: ${all}`,
    ),
    ...told(
      also.unusedNotes,
      (all) => `no mark leads to these notes, which were left out: ${all}`,
    ),
    ...told(also.keys, (all) => `of the front matter, ${all} was left out`),
    ...told(
      also.skipped,
      (all) => `the front matter has lines that were not understood: ${all}`,
    ),
  ];
}
