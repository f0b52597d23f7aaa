#!/usr/bin/env node
// The `precis` command: reads what is asked, and hands it on. Answers go to stdout, everything else to stderr; exit 0
// done, 1 findings, failed proof or problems, 2 wrong use or bad input. What does the work is large, and is loaded once
// it is known to be wanted: meanwhile the typesetter's process, where pages will be set, starts beside it.
import { fork } from 'node:child_process';
import module from 'node:module';
import { join } from 'node:path';
import { notice } from '#core/citations/notice.ts';
import { AppError } from '#core/errors.ts';
import { FORMS, readArguments, type Invocation } from './cli-arguments.ts';
import { compileCacheFolder } from './compile-cache.ts';
import { createTypesetter, type Typesetter } from './typesetting/typesetter.ts';

declare const __PRECIS_VERSION__: string;

const resources = join(import.meta.dirname, '..', 'resources');
const compiled = compileCacheFolder(process.env, process.platform);
const tell = (line: string): void => void process.stderr.write(`${line}\n`);
const answer = (lines: readonly string[]): void =>
  void process.stdout.write(lines.map((line) => `${line}\n`).join(''));

const HELP = [
  'Precis: briefing documents with proven footnotes, offline.',
  '',
  'precis [--library DIR] [--json] COMMAND …',
  '',
  ...Object.values(FORMS).map((form) => `  ${form}`),
  '',
  '--library DIR   the library; made if it is not there. Without it: the one of this user.',
  '--json          answers for machines on stdout; messages go to stderr.',
  'precis pack --agenda FILE.json: { "title", "date": "YYYY-MM-DD", "time", "place", "dividers": true,',
  '  "items": [{ "title", "time", "presenter", "for": "decision|discussion|information|consent", "late": false,',
  '  "marking", and "briefing": "ID" or "pdf": "FILE" }] }. All but "items" may be left out.',
  'Exit 0: done. 1: findings, a failed proof, or problems. 2: wrong use or bad input.',
];

function logBug(error: unknown): void {
  tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

function setsPages(invocation: Invocation): boolean {
  if (invocation.action === 'demo') return true;
  if (invocation.action !== 'call') return false;
  const { method, input } = invocation.call;
  return (
    method === 'packs.export' ||
    (method === 'briefings.export' && input.to === 'pdf')
  );
}

// Of glibc, others ignore it. The typesetter takes hundreds of megabytes in pieces of all sizes, and what it costs is to
// ask the system for them, and to be interrupted at each page of memory that is touched for the first time: pages of two
// megabytes instead of four kilobytes, asked for 64 MB at once, also for pieces of up to 32 MB, and given back at the end.
const MEMORY_IN_LARGE_PIECES = Object.entries({
  hugetlb: 1,
  top_pad: 64 << 20,
  mmap_threshold: 32 << 20,
  trim_threshold: 1 << 30,
})
  .map(([name, value]) => `glibc.malloc.${name}=${value}`)
  .join(':');

/** Where pages will be set its process has been started, and reads its fonts while the rest is loaded. */
async function startTypesetter(invocation: Invocation): Promise<Typesetter> {
  const { promise: launched, resolve } = Promise.withResolvers<null>();
  const typesetter = createTypesetter({
    resources,
    launch: () => {
      resolve(null);
      return fork(join(import.meta.dirname, 'typesetting-process.js'), {
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        env: {
          NODE_COMPILE_CACHE: compiled,
          GLIBC_TUNABLES: MEMORY_IN_LARGE_PIECES,
          ...process.env,
        },
      });
    },
  });
  // What is amiss with it, the job that needs it tells.
  if (setsPages(invocation))
    await Promise.race([launched, typesetter.ready().catch(() => undefined)]);
  return typesetter;
}

async function perform(
  invocation: Invocation,
  signal: AbortSignal,
): Promise<number> {
  switch (invocation.action) {
    case 'help':
      answer(HELP);
      return 0;
    case 'version':
      answer([`precis ${__PRECIS_VERSION__}`, ...notice]);
      return 0;
    case 'restore': {
      const { runRestore } = await import('./run-restore.ts');
      runRestore(invocation, answer);
      return 0;
    }
    case 'call':
    case 'demo': {
      const typesetter = await startTypesetter(invocation);
      try {
        const { runWithLibrary } = await import('./run-invocation.ts');
        return await runWithLibrary(invocation, {
          resources,
          importProcess: join(import.meta.dirname, 'import-process.js'),
          typesetter,
          signal,
          tell,
          answer,
          logBug,
        });
      } finally {
        await typesetter.close();
      }
    }
  }
}
async function main(): Promise<number> {
  if (Number(process.versions.node.split('.')[0]) < 24) {
    tell(
      `precis: Node 24 or newer is needed and this is ${process.versions.node}.`,
    );
    return 2;
  }
  module.enableCompileCache(compiled);
  const cancel = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      cancel.abort(
        new AppError('unavailable', 'Cancelled; nothing half done was kept.'),
      );
    });
  // A reader such as `head` may leave early; that is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    return await perform(
      readArguments(process.argv.slice(2), process.cwd()),
      cancel.signal,
    );
  } catch (error) {
    if (!(error instanceof AppError)) {
      logBug(error);
      return 2;
    }
    tell(`precis: ${error.message}`);
    return 2;
  }
}

process.exitCode = await main();
