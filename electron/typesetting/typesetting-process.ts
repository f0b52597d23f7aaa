// The typesetting process: layout and the reading of PDF files, away from the process that keeps the library, so that
// it can be killed at any moment and nothing is lost.
import { readFileSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { AppError } from '#core/errors.ts';
import { bindPapers, numberedPages } from './bind-papers.ts';
import { stampPages } from './pack-pages.ts';
import { readPack } from './read-pack.ts';
import { paintedPages } from './painted-pages.ts';
import { createPaperMemory } from './paper-memory.ts';
import { pdfTexts } from './pdf-texts.ts';
import { readPdf } from './read-pdf.ts';
import type {
  Job,
  Opening,
  PdfToRead,
  Reply,
  Request,
  Told,
} from './typesetting-messages.ts';
import { createTypstCompiler, type TypstCompiler } from './typst-compiler.ts';

type Incoming = Opening | ({ readonly kind?: never } & Request);

/** Electron's utility process has a port of its own; a forked one has the channel that Node gives it. */
type ParentPort = {
  readonly on: (
    event: 'message',
    listener: (event: { readonly data: unknown }) => void,
  ) => void;
  readonly postMessage: (message: unknown) => void;
};
const port = (process as { parentPort?: ParentPort }).parentPort;

function answer(reply: Reply | Told): void {
  if (port) port.postMessage(reply);
  else process.send?.(reply);
}

let opening: Opening | null = null;
let compiler: TypstCompiler | null = null;
const papers = createPaperMemory();

const bytesOf = (pdf: PdfToRead): Uint8Array =>
  typeof pdf === 'string' ? readFileSync(pdf) : pdf;

/** In milliseconds, between two words of how far a job is. */
const SELDOM = 50;

function tellSeldom(id: number): (done: number, all: number) => void {
  let last = 0;
  return (done, all) => {
    const now = performance.now();
    if (now - last < SELDOM && done < all) return;
    last = now;
    answer({ id, done, all });
  };
}

async function run(
  id: number,
  job: Job,
): Promise<Extract<Reply, { ok: true }>['value']> {
  if (job.kind === 'texts') return pdfTexts(job.pdf);
  if (job.kind === 'read')
    return await readPdf(bytesOf(job.pdf), { tell: tellSeldom(id) });
  if (job.kind === 'read-pack')
    return await readPack({ ...job, pdf: bytesOf(job.pdf) });
  if (job.kind === 'inspect') {
    // pdf.js is large, and our own pages are set and proved without it.
    const { inspectPdf } = await import('./inspect-pdf.ts');
    return await inspectPdf(job.pdf);
  }
  if (!opening) throw new Error('a job came before the opening');
  compiler ??= createTypstCompiler(opening.resources, opening.workspace);
  switch (job.kind) {
    case 'ready':
      return null;
    case 'typeset':
      return compiler.typeset(job);
    case 'pack-pages':
      return compiler.packPages(job);
    case 'bind':
      return bindPapers(
        job.binding,
        compiler.packPages({
          kind: 'pack-pages',
          data: stampPages(job.meta, job.words, numberedPages(job.binding)),
          foreign: null,
          timestamp: job.timestamp,
        }).pdf,
      );
    case 'draw': {
      const { change } = job;
      const taken = papers.take(change);
      if (!taken) return null;
      const drawn = compiler.draw(taken.input, taken.kept);
      papers.keep(change, drawn.pdf);
      return { ...drawn, pdf: paintedPages(drawn.pdf, change.paint) };
    }
    case 'paint': {
      const pdf = papers.pdfOf(job);
      return pdf && paintedPages(pdf, job.paint);
    }
  }
}

async function take({ id, job }: Request): Promise<void> {
  try {
    const value = await run(id, job);
    answer({ id, ok: true, value, memory: process.memoryUsage.rss() });
    // It is ended by a kill, before which Node would not keep what it has compiled; by now most of it has been used.
    if (job.kind === 'read') flushCompileCache();
  } catch (error) {
    const memory = process.memoryUsage.rss();
    if (error instanceof AppError) {
      const { code, message } = error;
      answer({ id, ok: false, error: { code, message }, memory });
    } else {
      const message =
        error instanceof Error ? (error.stack ?? error.message) : String(error);
      answer({ id, ok: false, error: { code: 'unexpected', message }, memory });
    }
  }
  // An edit is waited for at the screen.
  if (job.kind === 'draw') compiler?.tidy();
}

function receive(message: unknown): void {
  const incoming = message as Incoming;
  if (incoming.kind === 'open') opening = incoming;
  else void take(incoming);
}

if (port)
  port.on('message', ({ data }) => {
    receive(data);
  });
else {
  process.on('message', receive);
  process.on('disconnect', () => {
    process.exit();
  });
}
