// What the page asks of the window: dialogs, libraries, settings. Everything of Electron's is a function that main gives,
// so this says what happens and nothing of how.
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { notice } from '#core/citations/notice.ts';
import type { AppState, WindowHandlers } from '#core/contract.ts';
import { AppError } from '#core/errors.ts';
import type { Settings } from '#core/settings.ts';
import { libraryTrace } from '../database/inspect.ts';
import type { HomeViews } from '../services/home-views.ts';
import type { Libraries } from '../services/libraries.ts';
import type { Dialogs } from '../windows/dialogs.ts';
import { linkToOpen } from '../windows/external-link.ts';
import type { Windows } from '../windows/windows.ts';
import { makeBackupHandlers, type BackupContext } from './backup-handlers.ts';
import type { FileContext } from './file-context.ts';
import { makeFileHandlers } from './file-handlers.ts';
import {
  makeWritingHandlers,
  type WritingContext,
} from './writing-handlers.ts';

export type WindowContext = FileContext &
  BackupContext &
  WritingContext & {
    readonly state: () => AppState;
    /** The notices that the build has put beside the program. */
    readonly licences: () => string;
    /** Called after the settings, the open library or the recent ones changed. */
    readonly stateChanged: () => void;
    readonly libraries: Libraries;
    readonly settings: {
      readonly read: () => Settings;
      /** Throws what the file system throws. */
      readonly change: (settings: Settings) => void;
    };
    /** Given each fault that the page tells of, as an error without words. */
    readonly logFault: (fault: Error) => void;
    readonly dialogs: Pick<Dialogs, 'chooseFolder'>;
    readonly windows: Pick<
      Windows,
      | 'mayClose'
      | 'open'
      | 'refuseOthers'
      | 'settleAll'
      | 'takeBeginning'
      | 'takesCommands'
    >;
    readonly homeViews: HomeViews;
    /** Hands an address to the program that the system has for it. */
    readonly openLink: (address: string) => Promise<void>;
  };

export function appState({
  version,
  platform,
  libraries,
  settings,
}: Pick<WindowContext, 'libraries' | 'settings'> & {
  readonly version: string;
  readonly platform: NodeJS.Platform;
}): AppState {
  const open = libraries.current();
  return {
    version,
    platform:
      platform === 'darwin' || platform === 'win32' ? platform : 'linux',
    notice: [...notice],
    settings: settings.read(),
    library: open && {
      folder: open.library.folder,
      name: basename(open.library.folder),
      readOnly: open.readOnly,
      passing: open.passing,
      warning: open.warning,
    },
    recent: libraries.recent(),
  };
}

export function makeWindowHandlers(context: WindowContext): WindowHandlers {
  const { libraries, settings, folders, dialogs, job } = context;

  async function change(open: () => unknown): Promise<{ opened: boolean }> {
    job.refuseWhileRunning();
    if (!(await context.windows.settleAll(context.window)))
      return { opened: false };
    // The other windows live on while they save, and can begin one.
    job.refuseWhileRunning();
    try {
      open();
    } finally {
      // The library can be another one, or none, also where something failed on the way.
      context.stateChanged();
    }
    return { opened: true };
  }

  async function chooseLibrary(
    options: { title: string; button: string; create: boolean },
    open: (folder: string) => unknown,
  ): Promise<{ opened: boolean }> {
    job.refuseWhileRunning();
    const folder = await dialogs.chooseFolder({
      ...options,
      folder: folders.of('library'),
    });
    if (folder === null) return { opened: false };
    const answer = await change(() => open(folder));
    folders.keep('library', dirname(folder));
    return answer;
  }

  return {
    ...makeFileHandlers(context, async (folder) => {
      const { opened } = await change(() =>
        libraries.open(folder, { readOnly: true, passing: true }),
      );
      return opened;
    }),
    ...makeBackupHandlers(context),
    ...makeWritingHandlers(context),
    'app.state': () => context.state(),
    'app.licences': () => ({ text: context.licences() }),
    'settings.change': (wanted) => {
      const named = Object.entries(wanted).filter(
        ([, value]) => value !== undefined,
      );
      const changed = {
        ...settings.read(),
        ...(Object.fromEntries(named) as Partial<Settings>),
      };
      try {
        settings.change(changed);
      } catch (error) {
        throw notKept(error);
      }
      context.stateChanged();
      return { settings: changed };
    },
    'libraries.create': () =>
      chooseLibrary(
        { title: 'Make a library', button: 'Make it here', create: true },
        (folder) => {
          refuseUsedFolder(folder);
          libraries.open(folder, { create: true });
        },
      ),
    'libraries.choose': ({ readOnly }) =>
      chooseLibrary(
        { title: 'Open a library', button: 'Open', create: false },
        (folder) => libraries.open(folder, { readOnly }),
      ),
    'libraries.open': async ({ folder, readOnly }) => {
      if (!libraries.recent().some((recent) => recent.folder === folder))
        throw new AppError(
          'bad-input',
          'This library is not one of the recent ones, or its folder is gone: choose it by its folder.',
        );
      return await change(() => libraries.open(folder, { readOnly }));
    },
    'libraries.start': ({ sample }) =>
      change(() => (sample ? libraries.startSample() : libraries.startEmpty())),
    'home.view': () =>
      context.homeViews.of(libraries.current()?.library.folder ?? ''),
    'home.keepView': (view) => {
      const open = libraries.current();
      if (open) context.homeViews.keep(open.library.folder, view);
      return {};
    },
    'window.openLink': async ({ url }) => {
      await context.openLink(linkToOpen(url));
      return {};
    },
    'window.takesCommands': () => {
      context.windows.takesCommands(context.window);
      return {};
    },
    'window.mayClose': ({ saved }) => {
      context.windows.mayClose(context.window, saved);
      return {};
    },
    'window.fault': ({ name, stack }) => {
      context.logFault(Object.assign(new Error(), { name, stack }));
      return {};
    },
  };
}

function notKept(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string'
    ? new AppError(
        'unavailable',
        `The settings were not changed, because they can't be kept (the system says ${code}): make room on the disk, or let this user write to it.`,
        { cause: error },
      )
    : error;
}

/** A new library has a folder of its own: its files would be lost among others, and theirs in it. */
function refuseUsedFolder(folder: string): void {
  try {
    refuseWhatIsThere(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof AppError || typeof code !== 'string') throw error;
    throw new AppError(
      'unavailable',
      `What is in ${folder} can't be read (the system says ${code}): choose another folder for the library.`,
      { cause: error },
    );
  }
}

function refuseWhatIsThere(folder: string): void {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (libraryTrace(folder) !== null)
    throw new AppError(
      'conflict',
      `There is a library in ${folder} already: open that one, or choose another folder.`,
    );
  if (readdirSync(folder).length > 0)
    throw new AppError(
      'bad-input',
      `There are other files in ${folder}: choose an empty folder for the library, or make a new one.`,
    );
}
