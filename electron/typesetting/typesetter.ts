// The parent's side of the typesetting process. One job runs at a time; a job that takes too long, crashes or is
// cancelled costs the process, and the next job starts a new one.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { Binding, Bound } from './bind-papers.ts';
import type { ExtractedPdf } from './extracted-pdf.ts';
import type { InspectedPdf } from './inspect-pdf.ts';
import type { PackMeta, PackPages } from './pack-pages.ts';
import { unpackPdf, type PackedPdf } from './packed-pdf.ts';
import type { PackedPack, ReadPack } from './read-pack.ts';
import type { TypesettingData } from './typesetting-data.ts';
import type { PaperChange, PaperPaint } from './paper-memory.ts';
import type { PdfTexts } from './pdf-texts.ts';
import type {
  DrawnPages,
  Job,
  PdfToRead,
  ReadPackJob,
  PdfStandard,
  Reply,
  Told,
  TypesetResult,
} from './typesetting-messages.ts';

/** What is needed of a child process; Node's own is one as it is. */
export type TypesettingChild = {
  send(message: unknown): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  kill(signal?: 'SIGKILL'): boolean;
};

export type TypesetterOptions = {
  /** The folder with `fonts/` and `typst/`. */
  readonly resources: string;
  /** Starts `typesetting-process.js`; its channel must carry byte arrays as they are. */
  readonly launch: () => TypesettingChild;
  /** In milliseconds, for one job. */
  readonly timeLimit?: number;
  /** A process that holds more than this many bytes after a job is replaced before the next. */
  readonly memoryLimit?: number;
};

export type TypesetOptions = {
  /** ISO 8601. The same data and date give the same bytes. */
  readonly date: string;
  readonly standard?: PdfStandard;
  readonly signal?: AbortSignal;
};

/** Told how many pages are done, of how many. */
type Progress = (done: number, all: number) => void;

/**
 * All methods throw AppError: 'bad-input' where the content can't be set, 'unavailable' where the job was cancelled,
 * took too long or took the process down with it.
 */
export type Typesetter = {
  /** Starts the process and has it read its fonts: what is asked for next need not wait for that. */
  readonly ready: () => Promise<void>;
  readonly typeset: (
    data: TypesettingData,
    options: TypesetOptions,
  ) => Promise<TypesetResult>;
  /** Pages of a pack that are of no paper; `foreign` is the PDF that they show. */
  readonly packPages: (
    data: PackPages,
    options: TypesetOptions & { readonly foreign?: Uint8Array },
  ) => Promise<TypesetResult>;
  /** The papers as one file, `words` and a label on each page. */
  readonly bind: (
    pack: {
      readonly meta: PackMeta;
      readonly binding: Binding;
      readonly words: string;
    },
    options: TypesetOptions,
  ) => Promise<Bound>;
  /** As `readPdf`, without the parts whose bytes are those in `known`, by part. */
  readonly readPack: (
    pack: Omit<ReadPackJob, 'kind'>,
    options?: { readonly signal?: AbortSignal },
  ) => Promise<ReadPack>;
  /** Of a PDF that was made elsewhere; AppError 'bad-input' ends a sentence that begins with its name. */
  readonly inspectPdf: (
    pdf: Uint8Array,
    options?: { readonly signal?: AbortSignal },
  ) => Promise<InspectedPdf>;
  readonly readPdf: (
    pdf: PdfToRead,
    options?: {
      readonly signal?: AbortSignal;
      readonly progress?: Progress | undefined;
    },
  ) => Promise<ExtractedPdf>;
  /** All texts of a PDF that are not painted on its pages. */
  readonly readTexts: (
    pdf: Uint8Array,
    options?: { readonly signal?: AbortSignal },
  ) => Promise<PdfTexts>;
  /** Pages to look at; null where the process does not know what the change builds on, as a new one knows nothing. */
  readonly draw: (change: PaperChange) => Promise<DrawnPages | null>;
  /** A PDF in which more of its pages are painted; null where it is not the last, or not known. */
  readonly paint: (paint: PaperPaint) => Promise<Uint8Array | null>;
  readonly close: () => Promise<void>;
};

const TIME_LIMIT = 120_000;
const MEMORY_LIMIT = 560 * 1024 * 1024;

/** In seconds since 1970. */
const timestampOf = (date: string): number =>
  Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / 1000;

const cancelled = (): AppError =>
  new AppError('unavailable', 'The export was cancelled; nothing was written.');

/** What is cancelled while it waits for others need not wait for them to be told. */
async function unlessCancelled<Value>(
  done: Promise<Value>,
  signal: AbortSignal,
): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>();
  const cancel = (): void => {
    reject(cancelled());
  };
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await Promise.race([done, promise]);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

type ActiveJob = {
  readonly id: number;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly progress: Progress | undefined;
};

export function createTypesetter({
  resources,
  launch,
  timeLimit = TIME_LIMIT,
  memoryLimit = MEMORY_LIMIT,
}: TypesetterOptions): Typesetter {
  let child: TypesettingChild | null = null;
  let active: ActiveJob | null = null;
  let workspace: Promise<string> | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let closed = false;
  let count = 0;

  function end(): void {
    child?.kill('SIGKILL');
    child = null;
  }

  /** The job fails and its process goes with it. */
  function stop(error: AppError): void {
    active?.reject(error);
    active = null;
    end();
  }

  function receive(message: Reply | Told): void {
    if (active?.id !== message.id) return;
    if ('done' in message) {
      active.progress?.(message.done, message.all);
      return;
    }
    const { memory, ...reply } = message;
    if (reply.ok) active.resolve(reply.value);
    else if (reply.error.code === 'unexpected')
      active.reject(new Error(reply.error.message));
    else active.reject(new AppError(reply.error.code, reply.error.message));
    active = null;
    if (memory > memoryLimit) end();
  }

  async function start(signal?: AbortSignal): Promise<TypesettingChild> {
    if (child) return child;
    workspace ??= mkdtemp(join(tmpdir(), 'precis-typesetting-'));
    const folder = await workspace.catch((error: unknown) => {
      // The next job tries again: the disk may have room by then.
      workspace = null;
      throw new AppError(
        'unavailable',
        `The typesetter can't make its folder in ${tmpdir()}: make room there, or let this user write there.`,
        { cause: error },
      );
    });
    // Closing or cancelling may have come while the folder was made, when there was nothing yet to end.
    if (closed || signal?.aborted) throw cancelled();
    const started = launch();
    child = started;
    const lost = (): void => {
      if (child === started)
        stop(
          new AppError(
            'unavailable',
            'The typesetter stopped in the middle of its work; the briefing is as it was: try again.',
          ),
        );
    };
    started.on('exit', lost);
    started.on('error', lost);
    started.on('message', (message) => {
      if (child === started) receive(message as Reply | Told);
    });
    started.send({ kind: 'open', resources, workspace: folder });
    return started;
  }

  async function run(
    job: Job,
    signal?: AbortSignal,
    progress?: Progress,
  ): Promise<unknown> {
    if (closed) throw new Error('the typesetter is closed');
    if (signal?.aborted) throw cancelled();
    const running = await start(signal);
    count += 1;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    active = { id: count, resolve, reject, progress };
    const cancel = (): void => {
      stop(cancelled());
    };
    const timer = setTimeout(() => {
      stop(
        new AppError(
          'unavailable',
          `The work on the pages took longer than ${Math.round(timeLimit / 1000)} seconds and was stopped; nothing was changed.`,
        ),
      );
    }, timeLimit);
    signal?.addEventListener('abort', cancel, { once: true });
    running.send({ id: count, job });
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
    }
  }

  function enqueue(
    job: Job,
    signal?: AbortSignal,
    progress?: Progress,
  ): Promise<unknown> {
    const done = queue.then(() => run(job, signal, progress));
    // A job that fails is its caller's business; the next one runs all the same.
    queue = done.then(
      () => undefined,
      () => undefined,
    );
    return signal ? unlessCancelled(done, signal) : done;
  }

  return {
    async ready() {
      await enqueue({ kind: 'ready' });
    },
    async typeset(data, { date, standard, signal }) {
      const timestamp = timestampOf(date);
      return (await enqueue(
        { kind: 'typeset', data, standard: standard ?? null, timestamp },
        signal,
      )) as TypesetResult;
    },
    async packPages(data, { date, foreign, signal }) {
      const timestamp = timestampOf(date);
      return (await enqueue(
        { kind: 'pack-pages', data, foreign: foreign ?? null, timestamp },
        signal,
      )) as TypesetResult;
    },
    async bind(pack, { date, signal }) {
      const timestamp = timestampOf(date);
      return (await enqueue(
        { kind: 'bind', ...pack, timestamp },
        signal,
      )) as Bound;
    },
    async readPack(pack, { signal } = {}) {
      const read = (await enqueue(
        { kind: 'read-pack', ...pack },
        signal,
      )) as PackedPack;
      return { ...read, pdf: unpackPdf(read.pdf) };
    },
    async inspectPdf(pdf, { signal } = {}) {
      return (await enqueue({ kind: 'inspect', pdf }, signal)) as InspectedPdf;
    },
    async readPdf(pdf, { signal, progress } = {}) {
      return unpackPdf(
        (await enqueue({ kind: 'read', pdf }, signal, progress)) as PackedPdf,
      );
    },
    async readTexts(pdf, { signal } = {}) {
      return (await enqueue({ kind: 'texts', pdf }, signal)) as PdfTexts;
    },
    async draw(change) {
      return (await enqueue({ kind: 'draw', change })) as DrawnPages | null;
    },
    async paint(paint) {
      return (await enqueue({ kind: 'paint', ...paint })) as Uint8Array | null;
    },
    async close() {
      closed = true;
      stop(cancelled());
      // One that could not be made has been told to the job that wanted it.
      const folder = await workspace?.catch(() => null);
      if (folder) await rm(folder, { recursive: true, force: true });
    },
  };
}
