// The process that reads the words of one attached file, so that a hostile one ends nothing but this. It opens no library.
import { readFile } from 'node:fs/promises';
import { AppError } from '#core/errors.ts';
import { guardMemory } from './memory-guard.ts';
import { readPages } from './read-pages.ts';
import type { ReadingJob, ReadingReply } from './reading-messages.ts';

/** Electron's utility process has a port of its own; a forked one has the channel that Node gives it. */
type ParentPort = {
  readonly on: (
    event: 'message',
    listener: (event: { readonly data: unknown }) => void,
  ) => void;
  readonly postMessage: (message: unknown) => void;
};
const port = (process as { parentPort?: ParentPort }).parentPort;

function answer(reply: ReadingReply): void {
  if (port) port.postMessage(reply);
  else process.send?.(reply);
}

/** In bytes. The largest file that is attached, read, with as much again several times to parse it. */
const MOST_MEMORY = 1024 * 1024 * 1024;

async function run({ path, kind }: ReadingJob): Promise<void> {
  await guardMemory(MOST_MEMORY);
  const bytes = await readFile(path);
  for await (const page of readPages(bytes, kind))
    answer({ kind: 'page', ...page });
  answer({ kind: 'read' });
}

function receive(message: unknown): void {
  run(message as ReadingJob).catch((error: unknown) => {
    answer({
      kind: 'failed',
      reason:
        error instanceof AppError
          ? error.message
          : 'It is damaged or not complete, so its words can’t be found.',
    });
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
