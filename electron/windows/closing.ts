// Before the window closes, or its library is changed from outside, the page saves what it has and says so. Nothing waits
// for ever, and what can't be saved is lost only if a person says so.
import type { Question } from './dialogs.ts';

export type ClosingOptions = {
  /** Asks the page to save all and to call `window.mayClose`. */
  readonly tellPage: () => void;
  /** Whether there is a page that could answer. */
  readonly pageLives: () => boolean;
  readonly askPerson: () => Promise<'keep' | 'close'>;
  /** In milliseconds. */
  readonly timeLimit?: number;
};

export type Closing = {
  /** The page's answer. One that nobody waits for is no harm. */
  readonly answer: (saved: boolean) => void;
  /** True once everything is saved or may be lost. Asked again while it waits, it gives the same promise. */
  readonly settle: () => Promise<boolean>;
};

const TIME_LIMIT = 5000;

export const LOSS_QUESTION: Question<'keep' | 'close'> = {
  kind: 'warning',
  message: 'Some of what you wrote is not saved.',
  detail:
    'It could not be saved, or the page does not answer. Keep the window open to try again, to make room on the disk, or to copy your words to another place. What was saved before is safe.',
  buttons: [
    { action: 'keep', label: 'Keep open' },
    { action: 'close', label: 'Close and lose what isn’t saved' },
  ],
  otherwise: 'keep',
};

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

  async function settle(): Promise<boolean> {
    if (!pageLives() || (await askPage())) return true;
    return (await askPerson()) === 'close';
  }

  return {
    answer: (saved) => {
      answered?.(saved);
    },
    settle: () => {
      waiting ??= settle().finally(() => {
        waiting = null;
      });
      return waiting;
    },
  };
}
