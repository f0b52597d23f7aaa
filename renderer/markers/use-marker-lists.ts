// The lists behind the markers of a briefing, each with how far its linking has come. Where one begins is found, until a
// person says otherwise; what was said is kept while the briefing is open.
import { useMemo, useRef, useState } from 'react';
import {
  markerProgress,
  type MarkerProgress,
} from '#core/citations/marker-progress.ts';
import { foundStarts, markerRuns } from '#core/citations/marker-runs.ts';
import type { Block, BlockId } from '#core/document/document.ts';
import { footnotesOf, markersOf } from '#core/document/walk.ts';
import type { EditorHandle } from '../editor-handle.ts';

export type MarkerList = {
  /** The block with which it begins; null for the first. */
  readonly start: BlockId | null;
  readonly within: ReadonlySet<BlockId>;
  readonly blocks: readonly Block[];
  readonly progress: MarkerProgress;
};

export type MarkerLists = {
  /** One or more; those without a number are left out unless it is the only one. */
  readonly lists: readonly MarkerList[];
  /** Another list begins with this block. */
  readonly split: (block: BlockId) => void;
  /** The list that begins with this block goes on with the one before it. */
  readonly join: (start: BlockId) => void;
};

const said = new WeakMap<EditorHandle, readonly BlockId[]>();

const matters = (block: Block): boolean =>
  block.type === 'heading' ||
  block.type === 'rule' ||
  block.type === 'page-break' ||
  block.type === 'bibliography' ||
  markersOf([block]).length > 0 ||
  footnotesOf([block]).length > 0;

const isSame = (a: readonly Block[], b: readonly Block[]): boolean =>
  a.length === b.length && a.every((block, at) => block === b[at]);

export function useMarkerLists(
  handle: EditorHandle,
  blocks: readonly Block[],
): MarkerLists {
  const [starts, setStarts] = useState<readonly BlockId[] | null>(
    () => said.get(handle) ?? null,
  );
  // Words without a marker or a note are typed all the time, and nothing here is different for them.
  const last = useRef<readonly Block[]>([]);
  const concerned = useMemo(() => {
    const now = blocks.filter(matters);
    // eslint-disable-next-line react-hooks/refs -- the last value of this very memo
    if (!isSame(last.current, now)) last.current = now;
    // eslint-disable-next-line react-hooks/refs -- as above
    return last.current;
  }, [blocks]);
  const here = useMemo(
    () => starts ?? foundStarts(concerned),
    [starts, concerned],
  );
  const lists = useMemo(() => {
    const all = markerRuns(concerned, here).map((run): MarkerList => ({
      start: run.start,
      blocks: run.blocks,
      within: new Set(run.blocks.map(({ id }) => id)),
      progress: markerProgress(run.blocks, run.notesBefore),
    }));
    const filled = all.filter(({ progress }) => progress.numbers > 0);
    return filled.length > 0 ? filled : all.slice(0, 1);
  }, [concerned, here]);
  const say = (next: readonly BlockId[]): void => {
    said.set(handle, next);
    setStarts(next);
  };
  return {
    lists,
    split: (block) => {
      say([...new Set([...here, block])]);
    },
    join: (start) => {
      say(here.filter((block) => block !== start));
    },
  };
}
