// What the desk knows of the list of sources: how many sources it has, and whether the citation style needs one that the
// text has not, with what puts it in.
import { useMemo } from 'react';
import { citedInOrder } from '#core/citations/cited-in-order.ts';
import { lacksList } from '#core/checks/missing-list.ts';
import type { Block, BlockId, Rank } from '#core/document/document.ts';
import { footnotesOf } from '#core/document/walk.ts';
import { newId } from './api/new-id.ts';
import type { EditorHandle } from './editor-handle.ts';

export function useListOfSources({
  blocks,
  kind,
  handle,
}: {
  readonly blocks: readonly Block[];
  /** Of the citation style; undefined where the style is not there. */
  readonly kind: 'note' | 'in-text' | undefined;
  /** Null where the briefing is only read. */
  readonly handle: EditorHandle | null;
}): {
  readonly cited: number;
  /** The notes point to a list that the text has not. */
  readonly lacks: boolean;
  /** Puts one in at the end. Null where the briefing is only read. */
  readonly add: (() => void) | null;
} {
  const cited = useMemo(
    () => citedInOrder(footnotesOf(blocks).map((each) => each.footnote)).length,
    [blocks],
  );
  const lacks = useMemo(
    () => kind !== undefined && lacksList({ blocks }, kind),
    [blocks, kind],
  );
  return {
    cited,
    lacks,
    add:
      handle &&
      (() => {
        const last = handle.blocks().at(-1)?.id ?? null;
        handle.insertBlocks(last, [
          { type: 'bibliography', id: newId() as BlockId, rank: '' as Rank },
        ]);
      }),
  };
}
