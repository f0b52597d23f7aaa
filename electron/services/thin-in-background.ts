// Thins the history of the open library while nobody waits for it: a while after it was opened, and again some times a day.
// One small step at a time, with room between for what is saved.
import { AppError } from '#core/errors.ts';
import type { Library } from '../database/open.ts';
import { thinHistory } from '../database/thinning.ts';
import { localDay, now } from '../clock.ts';

/** In milliseconds. */
type Pace = {
  readonly first: number;
  readonly between: number;
  readonly again: number;
};

const PACE: Pace = { first: 60_000, between: 50, again: 6 * 3_600_000 };

export type ThinnerContext = {
  /** The library that is open and may be written to, else null. */
  readonly current: () => Library | null;
  /** Given what was not expected. */
  readonly logBug: (error: unknown) => void;
  readonly pace?: Pace;
};

/** Starts it; what is returned ends it. */
export function thinInBackground({
  current,
  logBug,
  pace = PACE,
}: ThinnerContext): () => void {
  let timer: ReturnType<typeof setTimeout>;
  let steps: Generator<number, void> | null = null;
  let library: Library | null = null;

  const next = (): number => {
    if (library !== current()) {
      library = current();
      steps = null;
      return pace.first;
    }
    if (!library) return pace.first;
    steps ??= thinHistory(library, { now: now(), dayOf: localDay });
    if (steps.next().done !== true) return pace.between;
    steps = null;
    return pace.again;
  };

  const step = (): void => {
    let wait = pace.again;
    try {
      wait = next();
    } catch (error) {
      steps = null;
      // A full disk or a held library passes: it is tried again in its time.
      if (!(error instanceof AppError)) logBug(error);
    }
    timer = setTimeout(step, wait);
    // It never keeps the program from ending.
    timer.unref();
  };
  step();
  return () => {
    clearTimeout(timer);
  };
}
