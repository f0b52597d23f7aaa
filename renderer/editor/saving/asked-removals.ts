// Which blocks a person has removed from the page. What removes most of a briefing is saved only where these are among
// it: a fault that empties the page must not empty the library.
import { HISTORIC_TAG, HISTORY_PUSH_TAG, PASTE_TAG } from 'lexical';
import type { Block, BlockId } from '#core/document/document.ts';

/** Milliseconds from what a person does to what comes of it. */
const SOON = 1_000;

/** What is done at the window by a person, and not by a script. */
export const ACTS = [
  'keydown',
  'beforeinput',
  'input',
  'compositionend',
  'pointerup',
  'click',
  'cut',
  'paste',
  'drop',
] as const;

export type AskedRemovals = {
  /** A person does something at the window. */
  readonly act: (event: Event) => void;
  /** The page after an update with these tags; `ordered` where blocks came, went or moved. */
  readonly see: (
    page: readonly Block[],
    ordered: boolean,
    tags: ReadonlySet<string>,
  ) => void;
  readonly isAsked: (id: BlockId) => boolean;
};

/** Steps of the history are asked for wherever they come from. */
const ASKED_TAGS = [HISTORIC_TAG, HISTORY_PUSH_TAG, PASTE_TAG] as const;

export function createAskedRemovals(start: readonly Block[]): AskedRemovals {
  let page = start;
  let lastAct = -Infinity;
  const asked = new Set<BlockId>();
  return {
    act(event) {
      if (event.isTrusted) lastAct = performance.now();
    },
    see(next, ordered, tags) {
      if (next === page) return;
      const before = page;
      page = next;
      if (!ordered) return;
      const standing = new Set(next.map(({ id }) => id));
      for (const id of standing) asked.delete(id);
      if (
        performance.now() - lastAct < SOON ||
        ASKED_TAGS.some((tag) => tags.has(tag))
      )
        for (const { id } of before) if (!standing.has(id)) asked.add(id);
    },
    isAsked: (id) => asked.has(id),
  };
}
