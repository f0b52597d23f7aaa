// The evidence sheet: of each citation what it is to bear out, what was found in its source, and who looked, when. A stale
// verdict stands there as that: it was given on other words.
import { writeLocator } from '../citations/locator.ts';
import type { CopyWords } from './copy-words.ts';
import { isBarePage, type Verdict } from './verdict.ts';

export const NOTHING_CITED =
  'This briefing cites nothing, so there is no evidence to list: nothing was written.';

export type EvidenceRow = {
  /** Of the note, from 1. */
  readonly number: number;
  readonly sentence: string;
  /** As it is printed. */
  readonly note: string;
  readonly source: string;
  /** The words of the source that show it, and where they are; empty where nobody said. */
  readonly quotation: string;
  readonly page: string;
  /** In words; empty where there is none. */
  readonly verdict: string;
  readonly reason: string;
  readonly checker: string;
  /** ISO 8601, the day alone; empty where there is no verdict. */
  readonly date: string;
};

export type EvidenceCitation = {
  readonly number: number;
  readonly footnote: string;
  readonly sentence: string;
  readonly sourceName: string;
  readonly locator: string | null;
  readonly standing: 'none' | 'holds' | 'stale';
  readonly verdict: {
    readonly verdict: Verdict;
    readonly page: string;
    readonly reason: string;
    readonly quotation: string;
    readonly author: string;
    readonly at: string;
  } | null;
};

/** As a locator is written: a spreadsheet would take the bare pages 3-4 for a day of April. */
const foundAt = (page: string): string =>
  isBarePage(page) ? writeLocator({ label: 'page', value: page }) : page;

/** In the order of the text. `notes` are the printed notes by the ids of their footnotes; verdicts are in `words`. */
export function evidenceRows(
  citations: readonly EvidenceCitation[],
  notes: ReadonlyMap<string, string>,
  words: CopyWords,
): EvidenceRow[] {
  return citations.map(
    ({
      number,
      footnote,
      sentence,
      sourceName,
      locator,
      standing,
      verdict,
    }) => ({
      ...{ number, sentence, source: sourceName },
      note: notes.get(footnote) ?? '',
      quotation: verdict?.quotation ?? '',
      // What the reviewer found is the place; what the note says stands in the note.
      page:
        verdict && verdict.page !== ''
          ? foundAt(verdict.page)
          : (locator ?? ''),
      verdict: verdict
        ? standing === 'stale'
          ? words.evidence.stale(words.verdicts[verdict.verdict])
          : words.verdicts[verdict.verdict]
        : '',
      reason: verdict?.reason ?? '',
      checker: verdict?.author ?? '',
      date: verdict?.at.slice(0, 10) ?? '',
    }),
  );
}
