// What the `precis` command does once it is known what is asked: the same handlers as the window's, no window. Answers go
// to stdout, everything else to stderr.
import { fork } from 'node:child_process';
import { contract, type CommandName, type Output } from '#core/contract.ts';
import { AppError } from '#core/errors.ts';
import type { Invocation } from './cli-arguments.ts';
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
import type { Typesetter } from './typesetting/typesetter.ts';
import { userName } from './user-name.ts';
import { terminalText } from './terminal-text.ts';

type Asked = Extract<Invocation, { readonly action: 'call' | 'demo' }>;

export type Surroundings = {
  readonly resources: string;
  /** The file of the process that reads sources: this module can be anywhere in the build. */
  readonly importProcess: string;
  readonly typesetter: Typesetter;
  readonly signal: AbortSignal;
  /** Takes a line for a person. */
  readonly tell: (line: string) => void;
  readonly answer: (lines: readonly string[]) => void;
  /** What no one was meant to see. */
  readonly logBug: (error: unknown) => void;
};

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

function openFor(
  invocation: Asked,
  folder: string,
  tell: Surroundings['tell'],
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

/**
 * Does what is asked with the library that it names, and returns the exit code; a call that fails is told in one
 * sentence. Throws AppError where the library can't be opened.
 */
export async function runWithLibrary(
  invocation: Asked,
  {
    resources,
    importProcess,
    typesetter,
    signal,
    tell,
    answer,
    logBug,
  }: Surroundings,
): Promise<number> {
  const folder =
    invocation.action === 'demo'
      ? prepareDemoFolder(invocation.folder, resources)
      : (invocation.library ??
        defaultLibraryFolder(process.env, process.platform));
  let library: Library;
  try {
    library = openFor(invocation, folder, tell);
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
  const reader = createSourceReader(() =>
    fork(importProcess, {
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
    if (!result.ok) {
      tell(`precis: ${result.error.message}`);
      return 2;
    }
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
    library.close();
  }
}

/** Takes a backup back as a library, and says so. Throws AppError. */
export function runRestore(
  invocation: Extract<Invocation, { readonly action: 'restore' }>,
  answer: Surroundings['answer'],
): void {
  const restored = restoreBackup(
    invocation.file,
    invocation.library ?? defaultLibraryFolder(process.env, process.platform),
    { now: now() },
  );
  answer(
    invocation.json ? [JSON.stringify(restored)] : restoredLines(restored),
  );
}
