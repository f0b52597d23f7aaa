// When what is written is sent, for all that is saved as it is typed: soon after the last key, at once where it is asked
// for, one request at a time, and again until it succeeds. What is sent, and in which pieces, is its owner's.
import type { SaveState } from '../editor-handle.ts';
import { CallError } from './call.ts';
import { keepAsUnsaved } from './unsaved.ts';

/** Milliseconds after the last change, and the most after the first while changes go on. */
const IDLE = 300;
const LONGEST = 500;
/** Milliseconds before a failed request is made again: doubled each time, up to the most. */
const FIRST_RETRY = 1_000;
const LONGEST_RETRY = 30_000;

export type SaveWork = {
  /** Whether there is something that may be sent now; what is kept back is not. */
  readonly pending: () => boolean;
  /**
   * Sends what is pending. What main refuses for what it says is kept back until it changes; whatever else is thrown is
   * tried again.
   */
  readonly send: () => Promise<void>;
  /** The state where nothing is pending. */
  readonly rest: () => SaveState;
  /** What was refused may be sent once more: what it wanted may be there by now. */
  readonly reconsider: () => void;
  readonly tell: (state: SaveState) => void;
  /** Given what was thrown by a fault of ours. */
  readonly onFault: (error: unknown) => void;
};

export type SaveLoop = {
  /** Something was written. */
  readonly changed: () => void;
  /** Nothing is sent by itself while something is composed (an input method's half-finished words). */
  readonly hold: (held: boolean) => void;
  /** Sends now; true when all of it is acknowledged. Never rejects. */
  readonly flush: () => Promise<boolean>;
  /** From here on it sends by itself. What is returned ends that: what is left is sent once, and nothing after it. */
  readonly start: () => () => void;
};

/** Whether all is acknowledged, or there is more meanwhile, or it could not be saved. */
type Outcome = 'saved' | 'more' | 'failed';

/** Whether main will say the same to the same words: for what they are, not for what the machine can't do now. */
export const isRefusal = (error: unknown): error is CallError =>
  error instanceof CallError &&
  (error.code === 'bad-input' ||
    error.code === 'not-found' ||
    error.code === 'conflict');

export function createSaveLoop(work: SaveWork): SaveLoop {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firstChange: number | null = null;
  let running: Promise<Outcome> | null = null;
  let failures = 0;
  let held = false;
  let live = false;
  /** Opening alone is no change, even where the page had to add something to write in. */
  let touched = false;
  let told = JSON.stringify({ kind: 'saved' } satisfies SaveState);

  const tell = (state: SaveState): void => {
    const next = JSON.stringify(state);
    if (told === next) return;
    told = next;
    work.tell(state);
  };

  /** What a person has to act on is not hidden by each key. */
  const tellSaving = (): void => {
    if (failures === 0 && work.rest().kind === 'saved')
      tell({ kind: 'saving' });
  };

  const after = (milliseconds: number): void => {
    clearTimeout(timer);
    if (!live) return;
    timer = setTimeout(() => {
      timer = undefined;
      if (!held) void run();
    }, milliseconds);
  };

  const soon = (): void => {
    const now = Date.now();
    firstChange ??= now;
    after(Math.max(0, Math.min(IDLE, firstChange + LONGEST - now)));
  };

  const attempt = async (): Promise<Outcome> => {
    clearTimeout(timer);
    timer = undefined;
    firstChange = null;
    try {
      if (work.pending()) {
        tellSaving();
        await work.send();
      }
    } catch (error) {
      tell({ kind: 'waiting', message: reasonOf(error) });
      after(Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** failures));
      failures += 1;
      return 'failed';
    }
    failures = 0;
    if (work.pending()) {
      tellSaving();
      soon();
      return 'more';
    }
    const rest = work.rest();
    tell(rest);
    return rest.kind === 'saved' ? 'saved' : 'failed';
  };

  const reasonOf = (error: unknown): string => {
    if (error instanceof CallError) return error.message;
    work.onFault(error);
    return 'Saving failed for a reason that Precis does not know.';
  };

  /** Never rejects. */
  const run = (): Promise<Outcome> => {
    running ??= attempt().finally(() => {
      running = null;
    });
    return running;
  };

  const flush = async (): Promise<boolean> => {
    if (!touched) return true;
    // One that runs already may have begun before the last change, and may fail where the next does not.
    if (running) await running;
    work.reconsider();
    let outcome = await run();
    while (outcome === 'more') outcome = await run();
    return outcome === 'saved';
  };

  const isSaved = (): boolean =>
    !touched || (!running && !work.pending() && work.rest().kind === 'saved');

  const sendOnce = async (): Promise<void> => {
    if (running) await running;
    if (touched && work.pending()) await run();
  };

  return {
    changed() {
      touched = true;
      // A request that runs looks for later changes when it is done; a failed one is made again in its own time.
      if (running || failures > 0) return;
      tellSaving();
      soon();
    },
    hold(holds) {
      if (held === holds) return;
      held = holds;
      if (touched && !held && !running && work.pending()) soon();
    },
    flush,
    start() {
      live = true;
      const forget = keepAsUnsaved({ flush, isSaved });
      return () => {
        live = false;
        clearTimeout(timer);
        void sendOnce().finally(forget);
      };
    },
  };
}
