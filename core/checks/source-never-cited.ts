// A source that was collected and is cited nowhere. It is said only where it is clear for which briefing it was meant: where
// the library has no other one, and no marker waits that may be its own.
import type { BriefingDocument, SourceId } from '../document/document.ts';
import { citationsOf, footnotesOf, markersOf } from '../document/walk.ts';
import type { Finding } from './finding.ts';

export type UncitedSource = { readonly id: SourceId; readonly citekey: string };

/** More are a library to choose from, and not what one briefing rests on. */
export const MOST_NEVER_CITED = 20;

/** One finding a source. `sources` are those that no briefing cites. */
export function sourceNeverCited(
  { blocks }: Pick<BriefingDocument, 'blocks'>,
  sources: readonly UncitedSource[],
): Finding[] {
  const cites = footnotesOf(blocks).some(
    ({ footnote }) => citationsOf(footnote).length > 0,
  );
  if (
    !cites ||
    sources.length > MOST_NEVER_CITED ||
    markersOf(blocks).length > 0
  )
    return [];
  return sources.map(({ id, citekey }) => ({
    check: 'source-never-cited',
    severity: 'info',
    block: null,
    source: id,
    text: citekey,
    message: `The source ${citekey} is in the library and no note cites it: cite it, or leave it out.`,
  }));
}
