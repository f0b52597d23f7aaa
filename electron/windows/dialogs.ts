// The dialogs of the system, as functions that say what was chosen. Each hangs on the window where there is one.
import { BrowserWindow, dialog, type FileFilter } from 'electron';

export type Question<Action extends string> = {
  readonly kind: 'info' | 'warning' | 'error';
  /** What happened, in one short sentence. */
  readonly message: string;
  /** What is safe, and what can be done. */
  readonly detail: string;
  /** The first is the one that Enter takes. */
  readonly buttons: readonly {
    readonly action: Action;
    readonly label: string;
  }[];
  /** What Esc and closing the dialog mean. */
  readonly otherwise: Action;
};

export type Dialogs = {
  readonly ask: <Action extends string>(
    question: Question<Action>,
  ) => Promise<Action>;
  /** Each of these gives null on Cancel. */
  readonly chooseFiles: (options: {
    readonly title: string;
    readonly filters: readonly { name: string; extensions: string[] }[];
    readonly folder: string | null;
  }) => Promise<string[] | null>;
  readonly chooseFolder: (options: {
    readonly title: string;
    readonly button: string;
    readonly folder: string | null;
    /** A folder can be made on the way. */
    readonly create: boolean;
  }) => Promise<string | null>;
  readonly chooseNewFile: (options: {
    readonly title: string;
    readonly filters: readonly { name: string; extensions: string[] }[];
    /** The suggested file, with its folder. */
    readonly path: string;
  }) => Promise<string | null>;
};

/** `window` gives the window that the dialogs belong to, null before there is one. */
export function makeDialogs(window: () => BrowserWindow | null): Dialogs {
  const open = (
    options: Electron.OpenDialogOptions,
  ): Promise<Electron.OpenDialogReturnValue> => {
    const parent = window();
    return parent
      ? dialog.showOpenDialog(parent, options)
      : dialog.showOpenDialog(options);
  };
  return {
    async ask({ kind, message, detail, buttons, otherwise }) {
      const options = {
        type: kind,
        title: 'Precis',
        message,
        detail,
        buttons: buttons.map(({ label }) => label),
        defaultId: 0,
        cancelId: buttons.findIndex(({ action }) => action === otherwise),
        noLink: true,
      };
      const parent = window();
      const { response } = parent
        ? await dialog.showMessageBox(parent, options)
        : await dialog.showMessageBox(options);
      return buttons[response]?.action ?? otherwise;
    },
    async chooseFiles({ title, filters, folder }) {
      const { canceled, filePaths } = await open({
        title,
        filters: filters as FileFilter[],
        properties: ['openFile', 'multiSelections'],
        ...(folder !== null && { defaultPath: folder }),
      });
      return canceled || filePaths.length === 0 ? null : filePaths;
    },
    async chooseFolder({ title, button, folder, create }) {
      const { canceled, filePaths } = await open({
        title,
        buttonLabel: button,
        properties: create
          ? ['openDirectory', 'createDirectory', 'promptToCreate']
          : ['openDirectory'],
        ...(folder !== null && { defaultPath: folder }),
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    async chooseNewFile({ title, filters, path }) {
      const options = {
        title,
        filters: filters as FileFilter[],
        defaultPath: path,
        properties: ['createDirectory', 'showOverwriteConfirmation'] as (
          'createDirectory' | 'showOverwriteConfirmation'
        )[],
      };
      const parent = window();
      const { canceled, filePath } = parent
        ? await dialog.showSaveDialog(parent, options)
        : await dialog.showSaveDialog(options);
      return canceled || filePath === '' ? null : filePath;
    },
  };
}
