// The dialogs of the system in which a person chooses files, or where a new one goes. A path is the word of a person, and its
// folder is where the next dialog of its kind begins.
import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { DialogKind } from '../windows/last-folders.ts';
import type { FileContext } from './file-context.ts';

type Filter = { name: string; extensions: string[] };

export const PACKAGES: Filter = {
  name: 'Review packages',
  extensions: ['precis'],
};
export const ALL: Filter = { name: 'All files', extensions: ['*'] };

type NewFile = {
  /** Of the dialog. */
  readonly title: string;
  /** Its first extension is that of the file. */
  readonly filter: Filter;
  /** That is offered, without its extension. */
  readonly name: string;
};

export type FileDialogs = {
  /** The files that a person chose; null for none. Throws what stopped the job meanwhile. */
  readonly chooseFiles: (
    kind: DialogKind,
    title: string,
    filters: readonly Filter[],
    signal?: AbortSignal,
  ) => Promise<[string, ...string[]] | null>;
  /** Where a person wants a new file, with its extension; null where they do not. */
  readonly choosePlace: (
    signal: AbortSignal,
    file: NewFile,
  ) => Promise<string | null>;
};

export const fileDialogs = ({
  dialogs,
  folders,
  documents,
}: Pick<FileContext, 'dialogs' | 'folders' | 'documents'>): FileDialogs => ({
  async chooseFiles(kind, title, filters, signal) {
    const answer = dialogs.chooseFiles({
      title,
      filters,
      folder: folders.of(kind),
    });
    const [first, ...others] =
      (await (signal ? unlessStopped(signal, answer) : answer)) ?? [];
    if (first === undefined) return null;
    folders.keep(kind, dirname(first));
    return [first, ...others];
  },

  async choosePlace(signal, { title, filter, name }) {
    const [first = ''] = filter.extensions;
    const extension = `.${first}`;
    const chosen = await unlessStopped(
      signal,
      dialogs.chooseNewFile({
        title,
        filters: [filter],
        path: join(folders.of('export') ?? documents(), `${name}${extension}`),
      }),
    );
    if (chosen === null) return null;
    const out = withExtension(chosen, extension);
    folders.keep('export', dirname(out));
    return out;
  },
});

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
