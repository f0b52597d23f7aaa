// Import and export by the dialogs of the system. A path is the word of a person: the page never gives one, and may only
// have opened what this window has written.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type {
  Handlers,
  ImportProgress,
  Output,
  ExportProgress,
  PackProgress,
  WindowHandlers,
} from '#core/contract.ts';
import { MAX_IMAGE_BYTES } from '#core/document/image-limits.ts';
import { COPY_NAMES } from '#core/export-formats.ts';
import { redactedCopy } from '#core/document/redacted-copy.ts';
import { AppError } from '#core/errors.ts';
import type { BriefingId, SourceId } from '#core/document/document.ts';
import type { ExportFormat } from '#core/export-formats.ts';
import { documentAsIfRejected } from '#core/review/suggestions.ts';
import type { Library } from '../database/open.ts';
import { attachmentOf } from '../database/source-attachments.ts';
import { now } from '../clock.ts';
import { attachFiles, plainName } from '../services/attach-file.ts';
import { checkImage } from '../services/check-image.ts';
import { readPackageText } from '../services/compare-packages.ts';
import { fillAccessed } from '../services/fill-accessed.ts';
import type { UnknownPackage } from '../services/merge-package.ts';
import { copyForOutside, mayOpenOutside } from '../services/open-outside.ts';
import { readInputFile } from '../services/read-input-file.ts';
import type { WindowId } from '../services/writers.ts';
import type { Dialogs } from '../windows/dialogs.ts';
import { fileNameFrom } from '../windows/file-name.ts';
import type { LastFolders } from '../windows/last-folders.ts';
import { askUnknownPackages } from '../windows/unknown-package.ts';
import type { LongJob } from './long-job.ts';

export type FileContext = {
  /** The one that asks. */
  readonly window: WindowId;
  /** Those of the open library; `tell` is given what a person should know beside the answer. */
  readonly libraryHandlers: (
    tell: (sentence: string) => void,
    more?: {
      readonly progress?: (progress: ImportProgress) => void;
      readonly exportProgress?: (progress: ExportProgress) => void;
      readonly packProgress?: (progress: PackProgress) => void;
      readonly takeIn?: (found: UnknownPackage) => Promise<boolean>;
    },
  ) => Handlers;
  /** Makes a passing library of the package at `path`, by this name: its folder. Throws AppError. */
  readonly makePassingLibrary: (path: string, name: string) => Promise<string>;
  /** Tells the window how far its import is. */
  readonly tellProgress: (progress: ImportProgress) => void;
  /** Tells the window how far its export is. */
  readonly tellExportProgress: (progress: ExportProgress) => void;
  /** Tells the window how far its pack is. */
  readonly tellPackProgress: (progress: PackProgress) => void;
  readonly dialogs: Pick<Dialogs, 'ask' | 'chooseFiles' | 'chooseNewFile'>;
  readonly folders: LastFolders;
  /** Where exports go until a folder was chosen. */
  readonly documents: () => string;
  readonly job: LongJob;
  /** Each of these throws AppError where the system can't. */
  readonly openFile: (file: string) => Promise<void>;
  readonly showFile: (file: string) => void;
  /** The library that is open, for files that are attached to a source. */
  readonly attaching: {
    readonly library: () => Library;
    /** The name that stands with what is changed. */
    readonly author: () => string;
    /** A folder of ours for copies that other programs open. */
    readonly copies: string;
    /** There is something new to read. */
    readonly wake: () => void;
  };
};

type FileHandlers = Pick<
  WindowHandlers,
  | 'window.import'
  | 'window.importDropped'
  | 'window.export'
  | 'window.exportSources'
  | 'window.exportActivity'
  | 'window.exportPack'
  | 'window.choosePackPdfs'
  | 'window.sendPackage'
  | 'window.takePackage'
  | 'window.comparePackage'
  | 'window.chooseImages'
  | 'window.attachFiles'
  | 'window.openAttachment'
  | 'window.addStyle'
  | 'window.cancel'
  | 'window.openFile'
  | 'window.showFile'
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
const PACKAGES = { name: 'Review packages', extensions: ['precis'] };
const ALL = { name: 'All files', extensions: ['*'] };
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
const SOURCE_FILTERS = {
  'csl-json': { name: 'CSL-JSON', extension: 'json' },
  biblatex: { name: 'BibLaTeX', extension: 'bib' },
  ris: { name: 'RIS', extension: 'ris' },
} as const;
const IMAGE_FILTERS = [
  { name: 'Images', extensions: ['png', 'jpg', 'jpeg', 'svg'] },
  ALL,
];
const ATTACH_FILTERS = [
  ALL,
  { name: 'PDF', extensions: ['pdf'] },
  {
    name: 'Saved pages',
    extensions: ['html', 'htm', 'xhtml', 'mht', 'mhtml'],
  },
  { name: 'Images', extensions: ['png', 'jpg', 'jpeg', 'svg'] },
];
const EXPORT_FILTERS: Readonly<
  Record<ExportFormat, { name: string; extensions: string[] }>
> = {
  pdf: { name: 'PDF', extensions: ['pdf'] },
  docx: { name: 'Word document', extensions: ['docx'] },
  md: { name: 'Markdown', extensions: ['md'] },
  html: { name: 'Web page', extensions: ['html'] },
  txt: { name: 'Text', extensions: ['txt'] },
  evidence: { name: 'Table', extensions: ['csv'] },
};

type NewFile = {
  /** Of the dialog. */
  readonly title: string;
  /** Its first extension is that of the file. */
  readonly filter: { name: string; extensions: string[] };
  /** That is offered, without its extension. */
  readonly name: string;
};

const exportStopped = (): AppError =>
  new AppError('unavailable', 'The export was stopped; nothing was written.');

/** `openPassing` opens a library of a package that is only read; false where the one that is open stays. */
export function makeFileHandlers(
  context: FileContext,
  openPassing: (folder: string) => Promise<boolean>,
): FileHandlers {
  const { dialogs, folders, job, window } = context;
  const written = new Set<string>();

  function ownFile(file: string): string {
    if (!written.has(file))
      throw new AppError(
        'bad-input',
        'Only files that this window has written can be opened from it.',
      );
    if (!existsSync(file))
      throw new AppError(
        'not-found',
        'The file is not where it was written any more: look for it where it was moved to, or export it again.',
      );
    return file;
  }

  /** The packages that a person chose; null for none. Throws what stopped it meanwhile. */
  async function choosePackages(
    signal: AbortSignal,
    title: string,
  ): Promise<string[] | null> {
    const paths = await unlessStopped(
      signal,
      dialogs.chooseFiles({
        title,
        filters: [PACKAGES, ALL],
        folder: folders.of('import'),
      }),
    );
    const [first] = paths ?? [];
    if (paths === null || first === undefined) return null;
    folders.keep('import', dirname(first));
    return paths;
  }

  /** Where a person wants a new file, with its extension; null where they do not. It is remembered for the next one. */
  async function choosePlace(
    signal: AbortSignal,
    { title, filter, name }: NewFile,
  ): Promise<string | null> {
    const [first = ''] = filter.extensions;
    const extension = `.${first}`;
    const chosen = await unlessStopped(
      signal,
      dialogs.chooseNewFile({
        title,
        filters: [filter],
        path: join(
          folders.of('export') ?? context.documents(),
          `${name}${extension}`,
        ),
      }),
    );
    if (chosen === null) return null;
    const out = withExtension(chosen, extension);
    folders.keep('export', dirname(out));
    return out;
  }

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
        const paths = await unlessStopped(
          signal,
          dialogs.chooseFiles({
            title: 'Import',
            filters: IMPORT_FILTERS[input.as ?? 'any'],
            folder: folders.of('import'),
          }),
        );
        const [first] = paths ?? [];
        if (paths === null || first === undefined) return null;
        folders.keep('import', dirname(first));
        return await handlers['files.import'](
          { ...input, paths, conflicts: 'ask' },
          signal,
        );
      }),

    'window.importDropped': ({ files, as }) =>
      importAsked((handlers, signal) =>
        withDropped(files, (paths) =>
          handlers['files.import'](
            { paths, ...(as && { as }), conflicts: 'ask' },
            signal,
          ),
        ),
      ),

    'window.export': async (input) => {
      const notices: string[] = [];
      const handlers = context.libraryHandlers(
        (sentence) => {
          notices.push(sentence);
        },
        { exportProgress: context.tellExportProgress },
      );
      return await job.run(window, exportStopped(), async (signal) => {
        const title =
          input.copy === 'redacted'
            ? await redactedTitleOf(handlers, input.id, signal)
            : await titleOf(handlers, input.id);
        const out = await choosePlace(signal, {
          title: 'Export',
          filter: EXPORT_FILTERS[input.to],
          // Beside the clean one and not in its place.
          name: fileNameFrom(
            [title, COPY_NAMES[input.copy ?? 'clean']]
              .filter((part) => part !== '')
              .join(' '),
          ),
        });
        if (out === null) return null;
        const begun = performance.now();
        const report = await handlers['briefings.export'](
          { ...input, out },
          signal,
        );
        const took = Math.round(performance.now() - begun);
        written.add(report.file);
        return { ...report, ...(await factsOf(report.file)), took, notices };
      });
    },

    'window.exportPack': async (input) => {
      const notices: string[] = [];
      const handlers = context.libraryHandlers(
        (sentence) => {
          notices.push(sentence);
        },
        { packProgress: context.tellPackProgress },
      );
      return await job.run(window, exportStopped(), async (signal) => {
        const { pack } = await handlers['packs.open'](
          { id: input.pack },
          signal,
        );
        const out = await choosePlace(signal, {
          title: 'Export pack',
          filter: EXPORT_FILTERS.pdf,
          name: fileNameFrom(
            [pack.title, pack.date].filter((part) => part !== '').join(' '),
          ),
        });
        if (out === null) return null;
        const begun = performance.now();
        const report = await handlers['packs.export'](
          { ...input, out, briefings: [] },
          signal,
        );
        const took = Math.round(performance.now() - begun);
        written.add(report.file);
        return { ...report, ...(await factsOf(report.file)), took, notices };
      });
    },

    'window.choosePackPdfs': async () => {
      const handlers = context.libraryHandlers(() => undefined);
      const paths = await dialogs.chooseFiles({
        title: 'Add PDFs',
        filters: [{ name: 'PDF', extensions: ['pdf'] }, ALL],
        folder: folders.of('import'),
      });
      const [first] = paths ?? [];
      if (paths === null || first === undefined) return null;
      folders.keep('import', dirname(first));
      const kept: Output<'packs.keepPdf'>[] = [];
      const refused: string[] = [];
      for (const path of paths)
        try {
          kept.push(
            await handlers['packs.keepPdf'](
              { path },
              new AbortController().signal,
            ),
          );
        } catch (error) {
          if (!(error instanceof AppError && error.code === 'bad-input'))
            throw error;
          refused.push(error.message);
        }
      return { kept, refused };
    },

    'window.sendPackage': async (input) => {
      const handlers = context.libraryHandlers(() => undefined);
      return await job.run(
        window,
        new AppError(
          'unavailable',
          'The package was stopped; no file was written.',
        ),
        async (signal) => {
          const title = await titleOf(handlers, input.briefing);
          const out = await choosePlace(signal, {
            title: 'Send for review',
            filter: PACKAGES,
            name: fileNameFrom(title),
          });
          if (out === null) return null;
          const made = await handlers['packages.make'](
            { ...input, out },
            signal,
          );
          written.add(made.file);
          return { ...made, bytes: (await stat(made.file)).size };
        },
      );
    },

    'window.takePackage': () =>
      importAsked(async (handlers, signal) => {
        const paths = await choosePackages(signal, 'Take a package back');
        return paths === null
          ? null
          : await handlers['files.import']({ paths }, signal);
      }),

    'window.comparePackage': ({ briefing }) =>
      job.run(window, comparingStopped(), async (signal) => {
        const [path] =
          (await choosePackages(signal, 'Compare with a review package')) ?? [];
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

    'window.exportSources': async (input) => {
      const handlers = context.libraryHandlers(() => undefined);
      const { name, extension } = SOURCE_FILTERS[input.to];
      return await job.run(window, exportStopped(), async (signal) => {
        const out = await choosePlace(signal, {
          title: 'Export sources',
          filter: { name, extensions: [extension] },
          name: 'Sources',
        });
        if (out === null) return null;
        const report = await handlers['sources.export'](
          { ...input, out },
          signal,
        );
        written.add(report.file);
        return report;
      });
    },

    'window.exportActivity': async (input) => {
      const handlers = context.libraryHandlers(() => undefined);
      const name = input.to === 'csv' ? 'Table' : 'Text';
      return await job.run(window, exportStopped(), async (signal) => {
        const out = await choosePlace(signal, {
          title: 'Export the log',
          filter: { name, extensions: [input.to] },
          name: 'Log of the review',
        });
        if (out === null) return null;
        const report = await handlers['activity.export'](
          { ...input, out },
          signal,
        );
        written.add(report.file);
        return report;
      });
    },

    'window.chooseImages': async () => {
      const handlers = context.libraryHandlers(() => undefined);
      const paths = await dialogs.chooseFiles({
        title: 'Put in images',
        filters: IMAGE_FILTERS,
        folder: folders.of('image'),
      });
      const [first] = paths ?? [];
      if (paths === null || first === undefined) return null;
      folders.keep('image', dirname(first));
      return { images: await keepImages(handlers, paths) };
    },

    'window.attachFiles': async ({ source }) => {
      const library = context.attaching.library();
      const paths = await dialogs.chooseFiles({
        title: 'Attach files',
        filters: ATTACH_FILTERS,
        folder: folders.of('import'),
      });
      const [first] = paths ?? [];
      if (paths === null || first === undefined) return null;
      folders.keep('import', dirname(first));
      const stamp = { at: now(), author: context.attaching.author() };
      const attached = await attachFiles(library, source, paths, stamp);
      if (attached.some(({ added }) => added))
        fillAccessed(library, source, stamp);
      context.attaching.wake();
      return { attached };
    },
    'window.openAttachment': async ({ source, sha256, as }) => {
      const library = context.attaching.library();
      const file = attachmentOf(library, source as SourceId, sha256);
      const path = copyForOutside(library, file, context.attaching.copies);
      if (as === 'open' && mayOpenOutside(file.mediaType))
        await context.openFile(path);
      else context.showFile(path);
      return {};
    },
    'window.addStyle': async () => {
      const paths = await dialogs.chooseFiles({
        title: 'Add a citation style',
        filters: [{ name: 'Citation styles (CSL)', extensions: ['csl'] }, ALL],
        folder: folders.of('import'),
      });
      const [path] = paths ?? [];
      if (path === undefined) return null;
      folders.keep('import', dirname(path));
      const handlers = context.libraryHandlers(() => undefined);
      return await handlers['styles.add'](
        { path },
        new AbortController().signal,
      );
    },

    'window.cancel': () => {
      // The job's own call answers when it has ended.
      void job.stop();
      return {};
    },
    'window.openFile': async ({ file }) => {
      await context.openFile(ownFile(file));
      return {};
    },
    'window.showFile': ({ file }) => {
      context.showFile(ownFile(file));
      return {};
    },
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

/** All of them are looked at before the first is kept; one at a time is in memory. */
async function keepImages(
  handlers: Handlers,
  paths: readonly string[],
): Promise<{ attachment: string }[]> {
  const read = (path: string): Promise<Uint8Array> =>
    readInputFile(path, MAX_IMAGE_BYTES, 'save it smaller and put it in again');
  for (const path of paths) checkImage(await read(path), basename(path));
  const kept: { attachment: string }[] = [];
  for (const path of paths) {
    const bytes = Buffer.from(await read(path)).toString('base64');
    kept.push(
      await handlers['images.keep'](
        { bytes, name: basename(path) },
        new AbortController().signal,
      ),
    );
  }
  return kept;
}

/** The system's dialog stays where a job is stopped before its answer; the job ends without it. */
function unlessStopped<Value>(
  signal: AbortSignal,
  answer: Promise<Value>,
): Promise<Value> {
  const stopped = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });
  return Promise.race([answer, stopped]);
}

/** The name of a file says no more than what is in it. */
async function redactedTitleOf(
  handlers: Handlers,
  id: string,
  signal: AbortSignal,
): Promise<string> {
  const { document } = await handlers['briefings.open']({ id }, signal);
  const { title } = redactedCopy(documentAsIfRejected(document)).document;
  return `${title} (redacted)`.trimStart();
}

async function titleOf(handlers: Handlers, id: string): Promise<string> {
  const list: Output<'briefings.list'> = await handlers['briefings.list'](
    {},
    new AbortController().signal,
  );
  const found = list.briefings.find((briefing) => briefing.id === id);
  if (found) return found.title;
  throw new AppError(
    'not-found',
    'This briefing is not in the library any more: go back to the list.',
  );
}

/** A name typed without the ending gets it. The dialog has not asked about that file, so one that is there stays. */
function withExtension(file: string, extension: string): string {
  if (extname(file).toLowerCase() === extension) return file;
  const named = `${file}${extension}`;
  if (existsSync(named))
    throw new AppError(
      'conflict',
      `There is a file ${basename(named)} already: choose another name, or that one with its ending to replace it.`,
    );
  return named;
}

async function factsOf(
  file: string,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return { bytes: (await stat(file)).size, sha256: hash.digest('hex') };
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
