// An entry of a list of sources as it will be read. What the sheet shows, the typesetter sets and the proof looks for is
// this, and nothing else.
import type { SourceId } from '../document/document.ts';
import type { FormattedRun } from './formatted-note.ts';

export type ListedEntry = {
  readonly source: SourceId;
  /** What stands before it in a numbered style, as the style gives it: `[4]`, `4.`. */
  readonly number?: string;
  readonly runs: readonly FormattedRun[];
};

/** The number and the words in one line. */
export const runsOfEntry = ({ number, runs }: ListedEntry): FormattedRun[] =>
  number === undefined ? [...runs] : [{ text: `${number} ` }, ...runs];

const plainEntry = (entry: ListedEntry): string =>
  runsOfEntry(entry)
    .map(({ text }) => text)
    .join('');

/** The entries, a line each. */
export const plainList = (entries: readonly ListedEntry[]): string =>
  entries.map(plainEntry).join('\n');
