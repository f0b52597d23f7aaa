// What other windows changed in the briefing that is open here, kept until the sheet is there to take it in.
import type { BriefingChange } from '#core/contract.ts';

export type ChangeQueue = {
  readonly add: (change: BriefingChange) => void;
  /** The briefing is read anew, with all that was changed until now. */
  readonly clear: () => void;
  /** `taker` is given what waits, and then each change; one taker at a time. Returns what ends it. */
  readonly take: (taker: (change: BriefingChange) => void) => () => void;
};

export function createChangeQueue(): ChangeQueue {
  let waiting: BriefingChange[] = [];
  let taker: ((change: BriefingChange) => void) | null = null;
  return {
    add(change) {
      if (taker) taker(change);
      else waiting.push(change);
    },
    clear() {
      waiting = [];
    },
    take(next) {
      taker = next;
      const kept = waiting;
      waiting = [];
      for (const change of kept) next(change);
      return () => {
        if (taker === next) taker = null;
      };
    },
  };
}
