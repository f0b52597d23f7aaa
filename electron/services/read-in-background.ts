// Has the words of attached files read while people work: one file at a time, in a process of its own, of whichever
// library is open.
import { AppError } from '#core/errors.ts';
import type { FileReader } from '../attachments/file-reader.ts';
import { kindOfMediaType } from '../attachments/file-kind.ts';
import { putText, takeWaiting, untry } from '../database/attachment-texts.ts';
import { fileOf } from '../database/attachments.ts';
import type { Library } from '../database/open.ts';

export type BackgroundReading = {
  /** There may be a file to read: something was attached, or a library was opened. */
  readonly wake: () => void;
  readonly close: () => void;
};

/** In milliseconds: a library that another way than `wake` filled is looked at now and then. */
const NOW_AND_THEN = 30_000;

export function readInBackground({
  current,
  reader,
  changed,
  logBug,
  pause = NOW_AND_THEN,
}: {
  /** The library that is open and may be written to, else null. */
  readonly current: () => Library | null;
  readonly reader: FileReader;
  /** A file was read, or could not be. */
  readonly changed: () => void;
  readonly logBug: (error: unknown) => void;
  readonly pause?: number;
}): BackgroundReading {
  const closing = new AbortController();
  const isClosed = (): boolean => closing.signal.aborted;
  let running = false;
  let timer: ReturnType<typeof setTimeout>;

  /** Whether there was one. */
  async function readOne(): Promise<boolean> {
    const library = current();
    const waiting = library && takeWaiting(library);
    if (!waiting) return false;
    const { sha256, mediaType } = waiting;
    try {
      const words = await reader(
        { path: fileOf(library, sha256), kind: kindOfMediaType(mediaType) },
        closing.signal,
      );
      // Another one may have been opened: in that one it still waits.
      if (current() !== library) return true;
      putText(library, sha256, words);
    } catch (error) {
      if (!closing.signal.aborted) throw error;
      if (current() === library) untry(library, sha256);
      return false;
    }
    changed();
    return true;
  }

  async function readAll(): Promise<void> {
    if (running || isClosed()) return;
    running = true;
    clearTimeout(timer);
    try {
      while (await readOne());
    } catch (error) {
      // A full disk or a held library passes: it is tried again in its time.
      if (!(error instanceof AppError)) logBug(error);
    } finally {
      running = false;
      if (!isClosed()) {
        timer = setTimeout(() => void readAll(), pause);
        timer.unref();
      }
    }
  }
  timer = setTimeout(() => void readAll(), 0);
  return {
    wake: () => void readAll(),
    close: () => {
      clearTimeout(timer);
      closing.abort(new Error('The program ends.'));
    },
  };
}
