// Import and export by the dialogs of the system. A path is the word of a person: the page never gives one.
import type { WindowHandlers } from '#core/contract.ts';
import { addFileHandlers } from './add-file-handlers.ts';
import { exportFileHandlers } from './export-file-handlers.ts';
import type { FileContext } from './file-context.ts';
import { fileDialogs } from './file-dialogs.ts';
import { importFileHandlers } from './import-file-handlers.ts';

type FileHandlers = ReturnType<typeof addFileHandlers> &
  ReturnType<typeof exportFileHandlers> &
  ReturnType<typeof importFileHandlers> &
  Pick<WindowHandlers, 'window.cancel'>;

/** `openPassing` opens a library of a package that is only read; false where the one that is open stays. */
export function makeFileHandlers(
  context: FileContext,
  openPassing: (folder: string) => Promise<boolean>,
): FileHandlers {
  const files = fileDialogs(context);
  return {
    ...importFileHandlers(context, files, openPassing),
    ...exportFileHandlers(context, files),
    ...addFileHandlers(context, files),
    'window.cancel': () => {
      // The job's own call answers when it has ended.
      void context.job.stop();
      return {};
    },
  };
}
