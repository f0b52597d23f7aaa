// The one long job of the program, an import or an export, and how a person stops it. A second one is refused while it
// runs, and so is another library.
import { AppError } from '#core/errors.ts';
import type { WindowId } from '../services/writers.ts';

export type LongJob = {
  /** For a window. Throws AppError 'unavailable' while another runs; `stopped` is what a job that was stopped throws. */
  readonly run: <Value>(
    window: WindowId,
    stopped: AppError,
    work: (signal: AbortSignal) => Promise<Value>,
  ) => Promise<Value>;
  readonly isRunning: () => boolean;
  readonly isRunningFor: (window: WindowId) => boolean;
  /** Throws AppError 'unavailable' while a job runs. */
  readonly refuseWhileRunning: () => void;
  /** Resolves when the job that runs, if one does, has come to its end by itself, whichever that is. */
  readonly ended: () => Promise<void>;
  /** The same, and does not wait for it to be done. */
  readonly stop: () => Promise<void>;
};

export function createLongJob(): LongJob {
  let running: {
    readonly window: WindowId;
    readonly controller: AbortController;
    readonly stopped: AppError;
    readonly ended: Promise<null>;
  } | null = null;

  function refuseWhileRunning(): void {
    if (running)
      throw new AppError(
        'unavailable',
        'An import or an export is still running: wait for it, or stop it first.',
      );
  }

  return {
    isRunning: () => running !== null,
    isRunningFor: (window) => running?.window === window,
    refuseWhileRunning,
    async run(window, stopped, work) {
      refuseWhileRunning();
      const controller = new AbortController();
      const { promise: ended, resolve } = Promise.withResolvers<null>();
      running = { window, controller, stopped, ended };
      try {
        return await work(controller.signal);
      } finally {
        running = null;
        resolve(null);
      }
    },
    async ended() {
      await running?.ended;
    },
    async stop() {
      running?.controller.abort(running.stopped);
      await running?.ended;
    },
  };
}
