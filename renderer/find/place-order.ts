// Which of the places that were found comes next after a place in the text.
import type { Match } from '#core/find/find-matches.ts';
import type { Stretch } from '#core/find/stretches.ts';
import type { BlockId, FootnoteId } from '#core/document/document.ts';

export type Anchor = {
  readonly block: BlockId;
  readonly place: number;
  readonly footnote: FootnoteId | null;
  readonly from: number;
};

/**
 * The first match that does not begin before `anchor`, else the first of all; -1 where there is none. A stretch that is
 * no longer there counts as the beginning.
 */
export function firstFrom(
  stretches: readonly Stretch[],
  matches: readonly Match[],
  anchor: Anchor | null,
): number {
  if (matches.length === 0) return -1;
  if (!anchor) return 0;
  const at = stretches.findIndex(
    ({ block, place, footnote }) =>
      block === anchor.block &&
      place === anchor.place &&
      footnote === anchor.footnote,
  );
  const next = matches.findIndex(
    ({ stretch, from }) =>
      stretch > at || (stretch === at && from >= anchor.from),
  );
  return Math.max(0, next);
}
