// What the `precis` command does once it is known what is asked: the same handlers as the window's, no window. Answers go
// to stdout, everything else to stderr.
import type { CommandName, Output } from '#core/contract.ts';
import type { Envelope } from '#core/envelope.ts';
import { AppError } from '#core/errors.ts';
import type { Invocation } from './cli-arguments.ts';
import { print } from './cli-print.ts';
import type { Surroundings } from './command-handlers.ts';
import { openLibraryReadOnly } from './database/open-read-only.ts';
import { openLibrary, type Library } from './database/open.ts';
import { serve } from './ipc/serve.ts';
import { defaultLibraryFolder } from './library-folder.ts';
import { terminalText } from './terminal-text.ts';

type Asked = Extract<Invocation, { readonly action: 'call' | 'demo' }>;

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

/** Whose sentences say who speaks. */
const named = (surroundings: Surroundings): Surroundings => ({
  ...surroundings,
  tell: (sentence) => {
    surroundings.tell(`precis: ${sentence}`);
  },
});

/** Asks the library, and loads for it what the answer takes. */
async function ask(
  { method, input }: Extract<Asked, { readonly action: 'call' }>['call'],
  library: Library,
  surroundings: Surroundings,
): Promise<Envelope<unknown>> {
  const { signal, logBug } = surroundings;
  if (method === 'briefings.export') {
    const { exportHandlers, exportMethods } =
      await import('./ipc/export-handlers.ts');
    const handlers = exportHandlers({ ...named(surroundings), library });
    return await serve(exportMethods, handlers, method, input, logBug, signal);
  }
  const { commandHandlers, contract } = await import('./command-handlers.ts');
  const handlers = commandHandlers(library, named(surroundings));
  return await serve(contract, handlers, method, input, logBug, signal);
}

async function demonstrate(
  { folder, json }: Extract<Asked, { readonly action: 'demo' }>,
  library: Library,
  surroundings: Surroundings,
): Promise<number> {
  const { resources, signal, tell, answer } = surroundings;
  const { runDemo } = await import('./services/demo.ts');
  const { commandHandlers } = await import('./command-handlers.ts');
  const report = await runDemo(
    folder,
    library,
    commandHandlers(library, named(surroundings)),
    resources,
    signal,
    json
      ? tell
      : (step) => {
          answer([step]);
        },
  );
  if (json) answer([JSON.stringify(report)]);
  return report.export.proof.ok && report.verify.ok ? 0 : 1;
}

async function folderOf(invocation: Asked, resources: string): Promise<string> {
  if (invocation.action !== 'demo')
    return (
      invocation.library ?? defaultLibraryFolder(process.env, process.platform)
    );
  const { prepareDemoFolder } = await import('./services/demo.ts');
  return prepareDemoFolder(invocation.folder, resources);
}

/**
 * Does what is asked with the library that it names, and returns the exit code; a call that fails is told in one
 * sentence. Throws AppError where the library can't be opened.
 */
export async function runWithLibrary(
  invocation: Asked,
  surroundings: Surroundings,
): Promise<number> {
  const { resources, tell, answer } = surroundings;
  const folder = await folderOf(invocation, resources);
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
  try {
    if (invocation.action === 'demo')
      return await demonstrate(invocation, library, surroundings);
    const { method, input } = invocation.call;
    const result = await ask(invocation.call, library, surroundings);
    if (!result.ok) {
      tell(`precis: ${result.error.message}`);
      return 2;
    }
    const code = exitCodeOf(method, result.value);
    answer(
      invocation.json
        ? [JSON.stringify(result.value)]
        : (print[method] as (value: unknown, input: unknown) => string[])(
            result.value,
            input,
          ).map(terminalText),
    );
    return code;
  } finally {
    library.close();
  }
}
