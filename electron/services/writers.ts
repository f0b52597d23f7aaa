// Who writes a briefing that is open in several windows: one of them, and the others follow what it saves. A window takes
// the writing over only after the other has saved everything and let go, so nothing that was written is lost on the way.
import type { BriefingId } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';

/** One window, for as long as it is open. */
export type WindowId = number;

export type WritersOptions = {
  /** Asks the window to save all of the briefing, and to answer with `letGo`. */
  readonly askToLetGo: (window: WindowId, briefing: BriefingId) => void;
  /** Nobody writes the briefing any more: tells a window in which it is open. */
  readonly tellFreed: (window: WindowId, briefing: BriefingId) => void;
  /** In milliseconds. */
  readonly timeLimit?: number;
};

export type Writers = {
  /** The briefing is open in the window from now on; true where the window writes it, because no other does. */
  readonly begin: (briefing: BriefingId, window: WindowId) => boolean;
  /**
   * The window writes it. Throws AppError 'conflict' where the one that does can't save everything, and 'unavailable'
   * where it does not answer.
   */
  readonly takeOver: (briefing: BriefingId, window: WindowId) => Promise<void>;
  /** The answer of the window that was asked; one that nobody waits for is no harm. */
  readonly letGo: (
    briefing: BriefingId,
    window: WindowId,
    saved: boolean,
  ) => void;
  /**
   * Runs `work` while no window writes the briefings: each that does saves everything and lets go first, and all read it
   * again afterwards. Throws AppError 'conflict' where one can't save everything, and 'unavailable' where one does not
   * answer; then `work` is not run.
   */
  readonly whileHeld: <Value>(
    briefings: readonly BriefingId[],
    work: () => Value | Promise<Value>,
  ) => Promise<Value>;
  /** It is not open in the window any more. */
  readonly end: (briefing: BriefingId, window: WindowId) => void;
  /** The window is closed, or its page is gone. */
  readonly endAll: (window: WindowId) => void;
  /** The windows in which it is open, but `except`. */
  readonly othersWith: (
    briefing: BriefingId,
    except: WindowId,
  ) => readonly WindowId[];
  /** Throws AppError 'conflict' where another window than this one writes one of them. */
  readonly refuseElsewhere: (
    briefings: readonly BriefingId[],
    window: WindowId,
  ) => void;
};

type OpenBriefing = {
  writer: WindowId | null;
  readonly windows: Set<WindowId>;
  /** Told what the writer answers. */
  answered: ((saved: boolean) => void) | null;
  /** While something else than a window changes it. */
  held: boolean;
};

const TIME_LIMIT = 5000;

const busy = (): AppError =>
  new AppError(
    'unavailable',
    'Another window is taking this briefing over just now: try again in a moment.',
  );

/** `saved` is what the window answered that writes a briefing; null where it did not. */
function refuseUnsaved(saved: boolean | null): void {
  if (saved === null)
    throw new AppError(
      'unavailable',
      'The other window does not answer: look at it, or close it, and try again.',
    );
  if (!saved)
    throw new AppError(
      'conflict',
      'Not all that was written in the other window is saved: see there what keeps it from being saved, and try again.',
    );
}

export function createWriters({
  askToLetGo,
  tellFreed,
  timeLimit = TIME_LIMIT,
}: WritersOptions): Writers {
  const open = new Map<BriefingId, OpenBriefing>();

  function end(briefing: BriefingId, window: WindowId): void {
    const found = open.get(briefing);
    if (!found?.windows.delete(window)) return;
    if (found.windows.size === 0) open.delete(briefing);
    if (found.writer !== window) return;
    found.writer = null;
    // Who waits for it takes it; with nobody waiting, the first to ask.
    if (found.answered) found.answered(true);
    else for (const other of found.windows) tellFreed(other, briefing);
  }

  function askWriter(
    found: OpenBriefing,
    writer: WindowId,
    briefing: BriefingId,
  ): Promise<boolean | null> {
    const { promise, resolve } = Promise.withResolvers<boolean | null>();
    const timer = setTimeout(resolve, timeLimit, null);
    found.answered = resolve;
    askToLetGo(writer, briefing);
    return promise.finally(() => {
      clearTimeout(timer);
      found.answered = null;
    });
  }

  return {
    begin(briefing, window) {
      const found = open.get(briefing) ?? {
        writer: null,
        windows: new Set(),
        answered: null,
        held: false,
      };
      open.set(briefing, found);
      found.windows.add(window);
      // What another waits for is not taken from under it.
      if (found.answered === null && !found.held) found.writer ??= window;
      return found.writer === window;
    },
    async takeOver(briefing, window) {
      const found = open.get(briefing);
      if (!found?.windows.has(window))
        throw new AppError(
          'not-found',
          'This briefing is not open in this window any more: open it again from the list.',
        );
      const { writer } = found;
      if (writer === window) return;
      if (found.answered || found.held) throw busy();
      if (writer !== null)
        refuseUnsaved(await askWriter(found, writer, briefing));
      if (found.windows.has(window)) {
        found.writer = window;
        return;
      }
      // The one that asked has gone meanwhile, and the other has let go.
      found.writer = null;
      for (const other of found.windows) tellFreed(other, briefing);
    },
    letGo(briefing, window, saved) {
      const found = open.get(briefing);
      if (found?.writer === window) found.answered?.(saved);
    },
    async whileHeld(briefings, work) {
      const held = [...new Set(briefings)].flatMap((briefing) => {
        const found = open.get(briefing);
        return found ? [{ briefing, found }] : [];
      });
      if (held.some(({ found }) => found.answered !== null || found.held))
        throw busy();
      for (const { found } of held) found.held = true;
      try {
        const answers = await Promise.all(
          held.map(async ({ briefing, found }) => {
            const { writer } = found;
            if (writer === null) return true;
            const saved = await askWriter(found, writer, briefing);
            if (saved === true && found.writer === writer) found.writer = null;
            return saved;
          }),
        );
        for (const saved of answers) refuseUnsaved(saved);
        return await work();
      } finally {
        for (const { briefing, found } of held) {
          found.held = false;
          if (found.writer === null)
            for (const window of found.windows) tellFreed(window, briefing);
        }
      }
    },
    end,
    endAll(window) {
      for (const briefing of [...open.keys()]) end(briefing, window);
    },
    othersWith: (briefing, except) =>
      [...(open.get(briefing)?.windows ?? [])].filter(
        (window) => window !== except,
      ),
    refuseElsewhere(briefings, window) {
      const elsewhere = briefings.some((briefing) => {
        const writer = open.get(briefing)?.writer ?? null;
        return writer !== null && writer !== window;
      });
      if (elsewhere)
        throw new AppError(
          'conflict',
          briefings.length === 1
            ? 'This briefing is being written in another window: close it there first.'
            : 'One of these briefings is being written in another window: close it there first.',
        );
    },
  };
}
