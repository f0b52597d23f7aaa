// What goes out into files, each where a person wants it. The page may only have opened what its window has written.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Handlers, Output, WindowHandlers } from '#core/contract.ts';
import { redactedCopy } from '#core/document/redacted-copy.ts';
import { citationsOf, footnotesOf } from '#core/document/walk.ts';
import { AppError } from '#core/errors.ts';
import { COPY_NAMES, type ExportFormat } from '#core/export-formats.ts';
import { NOTHING_CITED } from '#core/review/evidence-rows.ts';
import { documentAsIfRejected } from '#core/review/suggestions.ts';
import { fileNameFrom } from '../windows/file-name.ts';
import type { FileContext } from './file-context.ts';
import { PACKAGES, type FileDialogs } from './file-dialogs.ts';

type ExportHandlers = Pick<
  WindowHandlers,
  | 'window.export'
  | 'window.exportPack'
  | 'window.exportSources'
  | 'window.exportActivity'
  | 'window.sendPackage'
  | 'window.openFile'
  | 'window.showFile'
>;

const SOURCE_FILTERS = {
  'csl-json': { name: 'CSL-JSON', extension: 'json' },
  biblatex: { name: 'BibLaTeX', extension: 'bib' },
  ris: { name: 'RIS', extension: 'ris' },
} as const;
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

const exportStopped = (): AppError =>
  new AppError('unavailable', 'The export was stopped; nothing was written.');

export function exportFileHandlers(
  context: FileContext,
  files: FileDialogs,
): ExportHandlers {
  const { job, window } = context;
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

  return {
    'window.export': async (input) => {
      const notices: string[] = [];
      const handlers = context.libraryHandlers(
        (sentence) => {
          notices.push(sentence);
        },
        { exportProgress: context.tellExportProgress },
      );
      return await job.run(window, exportStopped(), async (signal) => {
        if (input.to === 'evidence')
          await expectCitations(handlers, input.id, signal);
        const title =
          input.copy === 'redacted'
            ? await redactedTitleOf(handlers, input.id, signal)
            : await titleOf(handlers, input.id);
        const out = await files.choosePlace(signal, {
          title: 'Export',
          filter: EXPORT_FILTERS[input.to],
          // Beside the clean one and not in its place.
          name: fileNameFrom(title, COPY_NAMES[input.copy ?? 'clean']),
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
        const out = await files.choosePlace(signal, {
          title: 'Export pack',
          filter: EXPORT_FILTERS.pdf,
          name: fileNameFrom(pack.title, pack.date),
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

    'window.exportSources': async (input) => {
      const handlers = context.libraryHandlers(() => undefined);
      const { name, extension } = SOURCE_FILTERS[input.to];
      return await job.run(window, exportStopped(), async (signal) => {
        const out = await files.choosePlace(signal, {
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
        const out = await files.choosePlace(signal, {
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
          const out = await files.choosePlace(signal, {
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

/** The name of a file says no more than what is in it. */
async function redactedTitleOf(
  handlers: Handlers,
  id: string,
  signal: AbortSignal,
): Promise<string> {
  const { document } = await handlers['briefings.open']({ id }, signal);
  return redactedCopy(documentAsIfRejected(document)).document.title;
}

/** Nobody is asked where a file shall go that can't be made. */
async function expectCitations(
  handlers: Handlers,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const { document } = await handlers['briefings.open']({ id }, signal);
  const cites = footnotesOf(document.blocks).some(
    ({ footnote }) => citationsOf(footnote).length > 0,
  );
  if (!cites) throw new AppError('not-found', NOTHING_CITED);
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

async function factsOf(
  file: string,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return { bytes: (await stat(file)).size, sha256: hash.digest('hex') };
}
