// The parent's side of the process that reads the words of a file: one process a file, ended with it, by the clock, or by
// its own fault. Whatever the file does, the answer is pages or one sentence.
import type { ReadingJob, ReadingReply } from './reading-messages.ts';

/** What is needed of a child process; Node's own is one as it is. */
export type ReadingChild = {
  send(message: unknown): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  kill(signal?: 'SIGKILL'): boolean;
};

export type FileWords =
  | {
      readonly state: 'read';
      readonly pages: readonly {
        readonly page: number;
        readonly text: string;
      }[];
    }
  | { readonly state: 'empty' }
  | { readonly state: 'failed'; readonly reason: string };

/** Rejects with the signal's reason where that is aborted, and with nothing else. */
export type FileReader = (
  job: ReadingJob,
  signal: AbortSignal,
) => Promise<FileWords>;

/** For the process: in megabytes. A file that needs more ends the process, and nothing else. */
export const READING_LIMITS: readonly string[] = ['--max-old-space-size=768'];
const TIME_LIMIT = 180_000;
/** Characters that are taken, whatever the process says. */
const MOST_TAKEN = 40_000_000;

export function createFileReader(
  /** Starts `reading-process.js`. */
  launch: () => ReadingChild,
  /** In milliseconds, for one file. */
  timeLimit = TIME_LIMIT,
): FileReader {
  return (job, signal) => {
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<FileWords>();
    const pages: { page: number; text: string }[] = [];
    let taken = 0;
    const fail = (reason: string): void => {
      resolve({ state: 'failed', reason });
    };
    const child = launch();
    const stop = (): void => {
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      fail(
        'Reading it took too long and was stopped, so its words can’t be found.',
      );
    }, timeLimit);
    const lost = (): void => {
      fail(
        'The reader stopped at it, so its words can’t be found; the file itself is kept.',
      );
    };
    child.on('exit', lost);
    child.on('error', lost);
    child.on('message', (message) => {
      const reply = message as ReadingReply;
      if (reply.kind === 'failed') fail(reply.reason);
      else if (reply.kind === 'read')
        resolve(
          pages.length === 0 ? { state: 'empty' } : { state: 'read', pages },
        );
      else {
        taken += reply.text.length;
        if (taken > MOST_TAKEN)
          fail('It has more words than any book, so they were not read.');
        else pages.push({ page: reply.page, text: reply.text });
      }
    });
    signal.addEventListener('abort', stop, { once: true });
    child.send(job);
    return promise.finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      child.kill('SIGKILL');
    });
  };
}
