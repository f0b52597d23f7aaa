// Errors that a person can act on. Whatever else is thrown is a bug, and is reported as 'unexpected' where it is caught.

/** What went wrong, for code to branch on. The union is closed: a new code needs a new way to act on it. */
export type AppErrorCode =
  | 'bad-input' // the words or the file can't be taken as they are
  | 'not-found' // nothing of that name or id is in the library
  | 'conflict' // it was changed meanwhile, or it exists already
  | 'in-use' // another Precis has the library open
  | 'newer' // the library or package was written by a newer Precis
  | 'damaged' // what is on disk can't be trusted
  | 'unavailable'; // the machine can't do it now: read-only, disk full, timed out, cancelled

export class AppError extends Error {
  readonly code: AppErrorCode;

  /** `sentence` is one sentence for a person: what happened, what is safe, what to do. */
  constructor(
    code: AppErrorCode,
    sentence: string,
    options?: { cause?: unknown },
  ) {
    super(sentence, options);
    this.name = 'AppError';
    this.code = code;
  }
}
