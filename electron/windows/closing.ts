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
  /** An import or an export, which a window that closes would stop. */
  readonly job: {
    readonly isRunning: () => boolean;
    readonly ended: () => Promise<void>;
  };
  readonly askAboutJob: () => Promise<JobAnswer>;
  /** In milliseconds. */
  readonly timeLimit?: number;
};

export type Closing = {
  /** The page's answer. One that nobody waits for is no harm. */
  readonly answer: (saved: boolean) => void;
  /** True once everything is saved or may be lost. Asked again while it waits, it gives the same promise. */
  readonly settle: (reason: ClosingReason) => Promise<boolean>;
};

/** The window stays; it goes when the job has come to its end; it goes now, and the job is stopped. */
export type JobAnswer = 'stay' | 'wait' | 'stop';

export const JOB_QUESTION: Question<JobAnswer> = {
  kind: 'warning',
  message: 'An import or an export is still running.',
  detail:
    'Precis can close as soon as it is done. If it is stopped, its file is not written; what you wrote is safe either way.',
  buttons: [
    { action: 'wait', label: 'Close when it is done' },
    { action: 'stop', label: 'Stop it and close' },
    { action: 'stay', label: 'Keep open' },
  ],
  otherwise: 'stay',
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
  job,
  askAboutJob,
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

  async function mayEndJob(): Promise<boolean> {
    const answer = await askAboutJob();
    if (answer === 'wait') await job.ended();
    return answer !== 'stay';
  }

  async function settle(reason: ClosingReason): Promise<boolean> {
    if (reason === 'close' && job.isRunning() && !(await mayEndJob()))
      return false;
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
