// Before the window closes, or its library is changed from outside, the page saves what it has and says so. Nothing waits
// for ever, and what can't be saved is lost only if a person says so.
import type { Question } from './dialogs.ts';

/** The window goes, or another library comes in the place of the one that is open. */
export type ClosingReason = 'close' | 'switch';

export type ClosingOptions = {
  /** Asks the page to save all and to call `window.mayClose`. */
  readonly tellPage: () => void;
  /** Whether there is a page that could answer. */
  readonly pageLives: () => boolean;
  readonly askPerson: (reason: ClosingReason) => Promise<'keep' | 'close'>;
  /** In milliseconds. */
  readonly timeLimit?: number;
};

export type Closing = {
  /** The page's answer. One that nobody waits for is no harm. */
  readonly answer: (saved: boolean) => void;
  /** True once everything is saved or may be lost. Asked again while it waits, it gives the same promise. */
  readonly settle: (reason: ClosingReason) => Promise<boolean>;
};

const TIME_LIMIT = 5000;

const LOSS = {
  close: {
    keep: 'Keep the window open',
    labels: ['Keep open', 'Close and lose what isn’t saved'],
  },
  switch: {
    keep: 'Keep this library open',
    labels: ['Keep this one open', 'Open the other and lose what isn’t saved'],
  },
} as const;

export function lossQuestion(
  reason: ClosingReason,
): Question<'keep' | 'close'> {
  const { keep, labels } = LOSS[reason];
  return {
    kind: 'warning',
    message: 'Some of what you wrote is not saved.',
    detail: `It could not be saved, or the page does not answer. ${keep} to try again, to make room on the disk, or to copy your words to another place. What was saved before is safe.`,
    buttons: [
      { action: 'keep', label: labels[0] },
      { action: 'close', label: labels[1] },
    ],
    otherwise: 'keep',
  };
}

export function createClosing({
  tellPage,
  pageLives,
  askPerson,
  timeLimit = TIME_LIMIT,
}: ClosingOptions): Closing {
  let answered: ((saved: boolean) => void) | null = null;
  let waiting: Promise<boolean> | null = null;

  function askPage(): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const timer = setTimeout(resolve, timeLimit, false);
    answered = resolve;
    tellPage();
    return promise.finally(() => {
      clearTimeout(timer);
      answered = null;
    });
  }

  async function settle(reason: ClosingReason): Promise<boolean> {
    if (!pageLives() || (await askPage())) return true;
    return (await askPerson(reason)) === 'close';
  }

  return {
    answer: (saved) => {
      answered?.(saved);
    },
    settle: (reason) => {
      waiting ??= settle(reason).finally(() => {
        waiting = null;
      });
      return waiting;
    },
  };
}
