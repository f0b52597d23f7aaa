// The process that reads files of sources, so that a large or hostile one holds nobody up and can't take the library with
// it. It does one job and ends; it opens no library.
import { basename } from 'node:path';
import { decodeText } from '#core/convert/decode-text.ts';
import { importDocx } from '#core/convert/docx-import.ts';
import {
  importHtmlPage,
  MAX_PAGE_BYTES,
} from '#core/convert/html-page-import.ts';
import {
  importSources,
  itemOfRecord,
  MAX_SOURCES_BYTES,
} from '#core/convert/import-sources.ts';
import { AppError } from '#core/errors.ts';
import { guardMemory } from '../attachments/memory-guard.ts';
import { newId } from '../clock.ts';
import { sourceTokens } from '../database/search-index.ts';
import { readInputFile } from '../services/read-input-file.ts';
import type { ImportJob, ImportReply } from './import-messages.ts';

/** Electron's utility process has a port of its own; a forked one has the channel that Node gives it. */
type ParentPort = {
  readonly on: (
    event: 'message',
    listener: (event: { readonly data: unknown }) => void,
  ) => void;
  readonly postMessage: (message: unknown) => void;
};
const port = (process as { parentPort?: ParentPort }).parentPort;

function answer(reply: ImportReply): void {
  if (port) port.postMessage(reply);
  else process.send?.(reply);
}

const AT_ONCE = 500;

/** In bytes, of all that the process holds while it reads a PDF, a DOCX or a page, which can unpack to any size. */
const MOST_MEMORY = 1024 * 1024 * 1024;

async function run(job: ImportJob): Promise<void> {
  if (job.kind === 'pdf') {
    await guardMemory(MOST_MEMORY);
    // Only where there is one to read: it takes longer to load than a file of sources to be read.
    const { readPdfFacts } = await import('../attachments/read-pdf-facts.ts');
    answer({ kind: 'facts', facts: await readPdfFacts(job.bytes) });
    return;
  }
  if (job.kind === 'docx') {
    await guardMemory(MOST_MEMORY);
    const { bytes, name, language, now } = job;
    answer({
      kind: 'docx',
      imported: importDocx(bytes, name, { newId, language, now }),
    });
    return;
  }
  if (job.kind === 'page') {
    await guardMemory(MOST_MEMORY);
    const { bytes, name, language } = job;
    const html = decodeText(bytes, name, MAX_PAGE_BYTES);
    answer({
      kind: 'page',
      imported: importHtmlPage(html, name, { newId, language }),
    });
    return;
  }
  if (job.kind === 'records') {
    answer({ kind: 'items', items: job.records.map(itemOfRecord) });
    return;
  }
  const bytes = await readInputFile(job.path, MAX_SOURCES_BYTES);
  const { sources, skipped, remarks } = importSources(
    bytes,
    basename(job.path),
    (done, all) => {
      answer({ kind: 'progress', done, all });
    },
  );
  for (let at = 0; at < sources.length; at += AT_ONCE)
    answer({
      kind: 'sources',
      sources: sources
        .slice(at, at + AT_ONCE)
        .map((source) => ({ ...source, tokens: sourceTokens(source) })),
    });
  answer({ kind: 'read', skipped, remarks });
}

function failure(error: unknown): ImportReply {
  if (error instanceof AppError)
    return { kind: 'failed', code: error.code, message: error.message };
  const message =
    error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { kind: 'failed', code: 'unexpected', message };
}

function receive(message: unknown): void {
  run(message as ImportJob).catch((error: unknown) => {
    answer(failure(error));
  });
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
