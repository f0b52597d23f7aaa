// What comes in from files: by the dialog of the system, dropped on the window, and as the package of a review.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type {
  Handlers,
  ImportProgress,
  Output,
  WindowHandlers,
} from '#core/contract.ts';
import type { BriefingId } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import { plainName } from '../services/attach-file.ts';
import { readPackageText } from '../services/compare-packages.ts';
import { fileNameFrom } from '../windows/file-name.ts';
import { askUnknownPackages } from '../windows/unknown-package.ts';
import type { FileContext } from './file-context.ts';
import { ALL, PACKAGES, type FileDialogs } from './file-dialogs.ts';

type ImportHandlers = Pick<
  WindowHandlers,
  | 'window.import'
  | 'window.importDropped'
  | 'window.takePackage'
  | 'window.comparePackage'
>;

const TEXT = {
  name: 'Text and documents',
  extensions: ['txt', 'text', 'md', 'docx', 'html', 'htm'],
};
const SOURCES = {
  name: 'Sources',
  extensions: [
    ...['bib', 'bibtex', 'ris', 'json', 'csljson', 'nbib', 'enw', 'xml', 'rdf'],
    ...['docx', 'odt', 'pdf'],
  ],
};
/** The first is the one that a dialog shows. */
const IMPORT_FILTERS = {
  any: [
    {
      name: 'Text, sources and review packages',
      extensions: [
        ...new Set([
          ...TEXT.extensions,
          ...SOURCES.extensions,
          ...PACKAGES.extensions,
        ]),
      ],
    },
    TEXT,
    SOURCES,
    PACKAGES,
    ALL,
  ],
  briefing: [TEXT, ALL],
  sources: [SOURCES, ALL],
};

/** `openPassing` opens a library of a package that is only read; false where the one that is open stays. */
export function importFileHandlers(
  context: FileContext,
  files: FileDialogs,
  openPassing: (folder: string) => Promise<boolean>,
): ImportHandlers {
  const { dialogs, job, window } = context;

  const choosePackages = (
    title: string,
    signal: AbortSignal,
  ): Promise<string[] | null> =>
    files.chooseFiles('import', title, [PACKAGES, ALL], signal);

  /** Imports as a job; what is only to be read is opened when it is done. Null where nothing was, and nothing came in. */
  async function importAsked(
    work: (
      handlers: Handlers,
      signal: AbortSignal,
    ) => Promise<Output<'files.import'> | null>,
  ): Promise<Output<'files.import'> | null> {
    const unknown = askUnknownPackages({
      dialogs,
      makeLibrary: context.makePassingLibrary,
      openPassing,
    });
    const handlers = context.libraryHandlers(() => undefined, {
      progress: seldom(context.tellProgress),
      takeIn: unknown.ask,
    });
    const report = await job
      .run(window, importStopped(), (signal) => work(handlers, signal))
      .finally(unknown.open);
    return report && cameToNothing(report) ? null : report;
  }

  return {
    'window.import': (input) =>
      importAsked(async (handlers, signal) => {
        const paths = await files.chooseFiles(
          'import',
          'Import',
          IMPORT_FILTERS[input.as ?? 'any'],
          signal,
        );
        return (
          paths &&
          (await handlers['files.import'](
            { ...input, paths, conflicts: 'ask' },
            signal,
          ))
        );
      }),

    'window.importDropped': ({ files: dropped, as }) =>
      importAsked((handlers, signal) =>
        withDropped(dropped, (paths) =>
          handlers['files.import'](
            { paths, ...(as && { as }), conflicts: 'ask' },
            signal,
          ),
        ),
      ),

    'window.takePackage': () =>
      importAsked(async (handlers, signal) => {
        const paths = await choosePackages('Take a package back', signal);
        return paths === null
          ? null
          : await handlers['files.import']({ paths }, signal);
      }),

    'window.comparePackage': ({ briefing }) =>
      job.run(window, comparingStopped(), async (signal) => {
        const [path] =
          (await choosePackages('Compare with a review package', signal)) ?? [];
        if (path === undefined) return null;
        context.tellProgress({
          file: plainName(basename(path)),
          stage: 'reading',
          done: 0,
          all: 0,
        });
        const read = await readPackageText(
          path,
          briefing as BriefingId,
          signal,
        );
        return { ...read, sources: [...read.sources] };
      }),
  };
}

const comparingStopped = (): AppError =>
  new AppError(
    'unavailable',
    'Reading the package was stopped, so nothing was compared.',
  );

const importStopped = (): AppError =>
  new AppError(
    'unavailable',
    'The import was stopped: the files that had come in by then stay, and nothing of the others is there.',
  );

/** A package was not taken in, and there was nothing else. */
const cameToNothing = ({
  briefings,
  sources,
  skipped,
}: Output<'files.import'>): boolean =>
  briefings.length + sources.length + skipped.length === 0;

/**
 * `read` is given the paths of the files, which are gone when it has ended. They lie beside each other, as a Markdown wants
 * its sources and images; where two have one name, the second lies in a folder of its own.
 */
async function withDropped(
  files: readonly { readonly name: string; readonly bytes: string }[],
  read: (
    paths: string[],
  ) => Output<'files.import'> | Promise<Output<'files.import'>>,
): Promise<Output<'files.import'>> {
  const folder = await mkdtemp(join(tmpdir(), 'precis-dropped-'));
  try {
    const names = new Map<string, string>();
    const taken = new Set<string>();
    for (const [place, { name, bytes }] of files.entries()) {
      let path = join(folder, 'dropped', fileNameOf(name));
      // Systems differ in which names are one.
      if (taken.has(path.toLowerCase()))
        path = join(folder, String(place), fileNameOf(name));
      taken.add(path.toLowerCase());
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, Buffer.from(bytes, 'base64'));
      names.set(path, plainName(name));
    }
    const report = await read([...names.keys()]);
    // A person knows the file by its name; where it stood meanwhile is nobody's affair.
    const named = <Row extends { readonly file: string }>(row: Row): Row => ({
      ...row,
      file: names.get(row.file) ?? row.file,
    });
    return {
      ...report,
      skipped: report.skipped.map(named),
      remarks: report.remarks.map(named),
      ...(report.packages && { packages: report.packages.map(named) }),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A name that any system takes for one; its end, by which a kind of file is known, stays. */
function fileNameOf(name: string): string {
  const plain = plainName(name);
  const end = /\.[A-Za-z0-9]{1,12}$/.exec(plain)?.[0] ?? '';
  return `${fileNameFrom(plain.slice(0, plain.length - end.length))}${end}`;
}

/** Milliseconds between two words of progress, which nobody could read faster. */
const SELDOM = 100;

/** Passes on the first of each stage of each file, and of the others one now and then. */
function seldom(
  tell: (progress: ImportProgress) => void,
): (progress: ImportProgress) => void {
  let last = 0;
  let known = '';
  return (progress) => {
    const stage = `${progress.stage}\n${progress.file}`;
    const now = performance.now();
    if (stage === known && now - last < SELDOM) return;
    known = stage;
    last = now;
    tell(progress);
  };
}
