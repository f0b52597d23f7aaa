// The parent's side of the process that reads files of sources: one process a file, ended with it, by a person, by the
// clock, or by its own fault.
import { basename } from 'node:path';
import type { PdfFacts } from '#core/citations/source-of-pdf.ts';
import type { CslItem } from '#core/citations/source.ts';
import type {
  RawRecord,
  ReadingProgress,
  SourcesImport,
} from '#core/convert/imported-source.ts';
import { AppError } from '#core/errors.ts';
import type { ImportedDocx } from '#core/convert/docx-import.ts';
import type { ImportedPage } from '#core/convert/html-page-import.ts';
import type {
  DocxToRead,
  ImportJob,
  ImportReply,
  PageToRead,
  ReadSource,
} from './import-messages.ts';

/** What is needed of a child process; Node's own is one as it is. */
export type ImportChild = {
  send(message: unknown): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  kill(signal?: 'SIGKILL'): boolean;
};

export type ReadSources = Omit<SourcesImport, 'sources'> & {
  readonly sources: readonly ReadSource[];
};

/**
 * Both reject with AppError: 'bad-input' for a file that can't be read, 'unavailable' where it took too long or the
 * process ended; and with the signal's reason where that is aborted.
 */
export type SourceReader = {
  readonly readFile: (
    path: string,
    signal: AbortSignal,
    progress?: ReadingProgress,
  ) => Promise<ReadSources>;
  /** What a PDF says of itself; `name` is what a refusal calls it. */
  readonly readPdf: (
    bytes: Uint8Array,
    name: string,
    signal: AbortSignal,
  ) => Promise<PdfFacts>;
  /** A document as a briefing, with all that comes with it. */
  readonly readDocx: (
    docx: DocxToRead,
    signal: AbortSignal,
  ) => Promise<ImportedDocx>;
  /** An HTML file as a briefing. */
  readonly readPage: (
    page: PageToRead,
    signal: AbortSignal,
  ) => Promise<ImportedPage>;
  /** The items that kept records were read as, null for one that can't be read any more. */
  readonly readRecords: (
    records: readonly RawRecord[],
    signal: AbortSignal,
  ) => Promise<readonly (CslItem | null)[]>;
};

const TIME_LIMIT = 120_000;

/** For the process: in megabytes. A file that needs more ends the process, and nothing else. */
export const IMPORT_LIMITS: readonly string[] = ['--max-old-space-size=1024'];

/** Why nothing of a file comes in where reading `took` too much, and the way to have it nevertheless. */
function tooMuch(job: ImportJob, name: string, took: string): AppError {
  const sentence =
    job.kind === 'records'
      ? `Of the sources in the file, ${job.records.length} are here already, and to see what was changed here since, what they were imported from is read again: that took ${took}; divide the file and import the parts.`
      : job.kind === 'pdf'
        ? // One source; what of it can't be read is no reason not to have it.
          `${name} can't be imported: reading it took ${took}; write the source by hand and attach the file to it.`
        : `${name} can't be imported: reading it took ${took}; divide it and import the parts.`;
  return new AppError('bad-input', sentence);
}

export function createSourceReader(
  /** Starts `import-process.js`; its channel must carry plain data as it is. */
  launch: () => ImportChild,
  /** In milliseconds, for one file. */
  timeLimit = TIME_LIMIT,
): SourceReader {
  function run<Value>(
    job: ImportJob,
    name: string,
    signal: AbortSignal,
    take: (reply: ImportReply) => Value | undefined,
  ): Promise<Value> {
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<Value>();
    const child = launch();
    const stop = (): void => {
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      reject(
        tooMuch(
          job,
          name,
          `longer than ${Math.round(timeLimit / 1000)} seconds and was stopped`,
        ),
      );
    }, timeLimit);
    const lost = (): void => {
      reject(tooMuch(job, name, 'more memory than Precis gives to one file'));
    };
    child.on('exit', lost);
    child.on('error', lost);
    child.on('message', (message) => {
      const reply = message as ImportReply;
      if (reply.kind === 'failed')
        reject(
          reply.code === 'unexpected'
            ? new Error(reply.message)
            : new AppError(reply.code, reply.message),
        );
      else {
        const value = take(reply);
        if (value !== undefined) resolve(value);
      }
    });
    signal.addEventListener('abort', stop, { once: true });
    child.send(job);
    return promise.finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      child.kill('SIGKILL');
    });
  }

  return {
    async readFile(path, signal, progress) {
      const sources: ReadSource[] = [];
      return await run(
        { kind: 'file', path },
        basename(path),
        signal,
        (reply) => {
          if (reply.kind === 'progress') progress?.(reply.done, reply.all);
          if (reply.kind === 'sources') sources.push(...reply.sources);
          return reply.kind === 'read'
            ? {
                sources,
                skipped: [...reply.skipped],
                remarks: [...reply.remarks],
              }
            : undefined;
        },
      );
    },
    async readPdf(bytes, name, signal) {
      try {
        return await run({ kind: 'pdf', bytes }, name, signal, (reply) =>
          reply.kind === 'facts' ? reply.facts : undefined,
        );
      } catch (error) {
        // The process does not know what the file is called.
        if (!(error instanceof AppError) || !error.message.startsWith('is '))
          throw error;
        throw new AppError(error.code, `${name} ${error.message}`, {
          cause: error,
        });
      }
    },
    readDocx: (docx, signal) =>
      run({ kind: 'docx', ...docx }, docx.name, signal, (reply) =>
        reply.kind === 'docx' ? reply.imported : undefined,
      ),
    readPage: (page, signal) =>
      run({ kind: 'page', ...page }, page.name, signal, (reply) =>
        reply.kind === 'page' ? reply.imported : undefined,
      ),
    async readRecords(records, signal) {
      return records.length === 0
        ? []
        : await run({ kind: 'records', records }, '', signal, (reply) =>
            reply.kind === 'items' ? reply.items : undefined,
          );
    },
  };
}
