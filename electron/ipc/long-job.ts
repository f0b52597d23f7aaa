// The one long job of the window, an import or an export, and how a person stops it. A second one is refused while it
// runs, and so is another library.
import { AppError } from '#core/errors.ts';

export type LongJob = {
  /** Throws AppError 'unavailable' while another runs; `stopped` is what a job that was stopped throws. */
  readonly run: <Value>(
    stopped: AppError,
    work: (signal: AbortSignal) => Promise<Value>,
  ) => Promise<Value>;
  /** Throws AppError 'unavailable' while a job runs. */
  readonly refuseWhileRunning: () => void;
  readonly stop: () => void;
};

export function createLongJob(): LongJob {
  let running: { controller: AbortController; stopped: AppError } | null = null;

  function refuseWhileRunning(): void {
    if (running)
      throw new AppError(
        'unavailable',
        'An import or an export is still running: wait for it, or stop it first.',
      );
  }

  return {
    refuseWhileRunning,
    async run(stopped, work) {
      refuseWhileRunning();
      const controller = new AbortController();
      running = { controller, stopped };
      try {
        return await work(controller.signal);
      } finally {
        running = null;
      }
    },
    stop() {
      running?.controller.abort(running.stopped);
    },
  };
}
