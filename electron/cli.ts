#!/usr/bin/env node
// The `precis` command: the same handlers as the window's, no window. Answers go to stdout, everything else to stderr;
// exit 0 done, 1 findings, failed proof or problems, 2 wrong use or bad input.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { notice } from '#core/citations/notice.ts';
import { contract, type CommandName, type Output } from '#core/contract.ts';
import { AppError } from '#core/errors.ts';
import { FORMS, readArguments, type Invocation } from './cli-arguments.ts';
import { print, restoredLines } from './cli-print.ts';
import { restoreBackup } from './backup/restore-backup.ts';
import { now } from './clock.ts';
import { openLibraryReadOnly } from './database/open-read-only.ts';
import { openLibrary, type Library } from './database/open.ts';
import {
  createSourceReader,
  IMPORT_LIMITS,
} from './importing/source-reader.ts';
import { makeHandlers } from './ipc/handlers.ts';
import { serve } from './ipc/serve.ts';
import { defaultLibraryFolder } from './library-folder.ts';
import { prepareDemoFolder, runDemo } from './services/demo.ts';
import { keepChecks } from './services/keep-checks.ts';
import { createTypesetter } from './typesetting/typesetter.ts';
import { userName } from './user-name.ts';
import { terminalText } from './terminal-text.ts';

declare const __PRECIS_VERSION__: string;

const resources = join(import.meta.dirname, '..', 'resources');
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

/** One line, however many entries were refused. */
function nothingCameIn(skipped: Output<'files.import'>['skipped']): string {
  const [first, ...others] = skipped;
  if (!first) return 'Nothing came in: the file holds no entries.';
  const entry = first.entry === null ? '' : `${first.entry}: `;
  const line = first.line === null ? '' : ` (line ${first.line})`;
  const more = others.length === 0 ? '' : ` And ${others.length} more.`;
  return `Nothing came in: ${entry}${first.reason.replace(/\.$/, '')}${line}.${more}`;
}

/** 1 where the answer is one that a script must notice. */
function exitCodeOf(method: CommandName, value: unknown): number {
  switch (method) {
    case 'briefings.check':
      return (value as Output<'briefings.check'>).findings.length > 0 ? 1 : 0;
    case 'briefings.export':
      return (value as Output<'briefings.export'>).proof.ok ? 0 : 1;
    case 'library.verify':
      return (value as Output<'library.verify'>).ok ? 0 : 1;
    case 'packs.export':
      return (value as Output<'packs.export'>).proof.ok ? 0 : 1;
    case 'packages.make':
      return (value as Output<'packages.make'>).proof.ok ? 0 : 1;
    case 'packages.merge':
      return (value as Output<'packages.merge'>).conflicts.length > 0 ? 1 : 0;
    case 'files.import': {
      const { briefings, sources, skipped } = value as Output<'files.import'>;
      if (briefings.length + sources.length > 0) return 0;
      throw new AppError('bad-input', nothingCameIn(skipped));
    }
    case 'alarms.list':
    case 'briefings.list':
    case 'bin.list':
    case 'sources.list':
    case 'excerpts.takeFile':
    case 'briefings.show':
    case 'briefings.text':
    case 'library.backup':
    case 'sources.export':
    case 'search.find':
    case 'markers.list':
    case 'markers.link':
    case 'markers.unlink':
    case 'markers.linkReferences':
    case 'versions.list':
    case 'versions.compare':
    case 'versions.restore':
      return 0;
    case 'verdicts.give':
      return (value as Output<'verdicts.give'>).gone ? 1 : 0;
  }
}

/** What only reads, and may do so while a window has the library open. */
const READING: ReadonlySet<CommandName> = new Set([
  'alarms.list',
  'briefings.list',
  'bin.list',
  'sources.list',
  'briefings.show',
  'briefings.text',
  'briefings.check',
  'briefings.export',
  'packs.export',
  'search.find',
  'library.backup',
  'sources.export',
  'markers.list',
  'versions.list',
  'versions.compare',
]);

function setsPages(
  invocation: Invocation & { action: 'call' | 'demo' },
): boolean {
  if (invocation.action === 'demo') return true;
  const { method, input } = invocation.call;
  return (
    method === 'packs.export' ||
    (method === 'briefings.export' && input.to === 'pdf')
  );
}

function openFor(
  invocation: Invocation & { action: 'call' | 'demo' },
  folder: string,
): Library {
  try {
    return openLibrary(folder, { create: true });
  } catch (error) {
    if (
      invocation.action !== 'call' ||
      !READING.has(invocation.call.method) ||
      !(error instanceof AppError && error.code === 'in-use')
    )
      throw error;
    tell(
      'precis: the library is open in another Precis; this is what is saved in it now.',
    );
    return openLibraryReadOnly(folder);
  }
}

async function withLibrary(
  invocation: Invocation & { action: 'call' | 'demo' },
  signal: AbortSignal,
): Promise<number> {
  const folder =
    invocation.action === 'demo'
      ? prepareDemoFolder(invocation.folder, resources)
      : (invocation.library ??
        defaultLibraryFolder(process.env, process.platform));
  let library: Library;
  try {
    library = openFor(invocation, folder);
  } catch (error) {
    if (
      invocation.action !== 'call' ||
      invocation.call.method !== 'library.verify' ||
      !(error instanceof AppError && error.code === 'damaged')
    )
      throw error;
    // What can't even be opened is a problem found, not a question that could not be asked.
    const value = { ok: false, problems: [error.message] };
    answer(invocation.json ? [JSON.stringify(value)] : value.problems);
    return 1;
  }
  const typesetter = createTypesetter({
    resources,
    launch: () =>
      fork(join(import.meta.dirname, 'typesetting-process.js'), {
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      }),
  });
  // Its fonts are read while the notes are formatted. What is amiss with it, the job that needs it tells.
  if (setsPages(invocation)) typesetter.ready().catch(() => undefined);
  const reader = createSourceReader(() =>
    fork(join(import.meta.dirname, 'import-process.js'), {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [...IMPORT_LIMITS],
    }),
  );
  try {
    const handlers = makeHandlers({
      library,
      resources,
      typesetter,
      paper: typesetter,
      reader,
      checks: keepChecks(resources),
      author: userName(),
      tell: (sentence) => {
        tell(`precis: ${sentence}`);
      },
    });
    if (invocation.action === 'demo') {
      const report = await runDemo(
        invocation.folder,
        library,
        handlers,
        resources,
        signal,
        invocation.json
          ? tell
          : (step) => {
              answer([step]);
            },
      );
      if (invocation.json) answer([JSON.stringify(report)]);
      return report.export.proof.ok && report.verify.ok ? 0 : 1;
    }
    const { method, input } = invocation.call;
    const result = await serve(
      contract,
      handlers,
      method,
      input,
      logBug,
      signal,
    );
    if (!result.ok) throw new CallFailed(result.error.message);
    const code = exitCodeOf(method, result.value);
    answer(
      invocation.json
        ? [JSON.stringify(result.value)]
        : (print[method] as (value: unknown) => string[])(result.value).map(
            terminalText,
          ),
    );
    return code;
  } finally {
    try {
      await typesetter.close();
    } finally {
      library.close();
    }
  }
}

class CallFailed extends Error {}

function logBug(error: unknown): void {
  tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

async function main(): Promise<number> {
  if (Number(process.versions.node.split('.')[0]) < 24) {
    tell(
      `precis: Node 24 or newer is needed and this is ${process.versions.node}.`,
    );
    return 2;
  }
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
    const invocation = readArguments(process.argv.slice(2), process.cwd());
    switch (invocation.action) {
      case 'help':
        answer(HELP);
        return 0;
      case 'version':
        answer([`precis ${__PRECIS_VERSION__}`, ...notice]);
        return 0;
      case 'restore': {
        const restored = restoreBackup(
          invocation.file,
          invocation.library ??
            defaultLibraryFolder(process.env, process.platform),
          { now: now() },
        );
        answer(
          invocation.json
            ? [JSON.stringify(restored)]
            : restoredLines(restored),
        );
        return 0;
      }
      case 'call':
      case 'demo':
        return await withLibrary(invocation, cancel.signal);
    }
  } catch (error) {
    if (!(error instanceof AppError || error instanceof CallFailed)) {
      logBug(error);
      return 2;
    }
    tell(`precis: ${error.message}`);
    return 2;
  }
}

process.exitCode = await main();
