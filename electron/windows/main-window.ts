// The window and its page: where it stood last time, locked to our page, shown when there is something to see, closed when
// everything is saved.
import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import type { PageEvent, PageEvents } from '#core/contract.ts';
import { send } from '../ipc/register.ts';
import type { Log } from '../log.ts';
import { PAGE_URL } from './bundle.ts';
import {
  createClosing,
  JOB_QUESTION,
  lossQuestion,
  type Closing,
  type ClosingOptions,
} from './closing.ts';
import { makeDialogs } from './dialogs.ts';
import { webPreferences } from './web-preferences.ts';
import {
  LEAST_HEIGHT,
  LEAST_WIDTH,
  placeOnDisplays,
  readWindowState,
  writeWindowState,
} from './window-state.ts';

export type MainWindowOptions = {
  /** The folder of the build. */
  readonly out: string;
  readonly userData: string;
  readonly development: boolean;
  readonly log: Log;
  readonly job: ClosingOptions['job'];
};

export type MainWindow = {
  /** Null before it is opened and after it is closed. */
  readonly current: () => BrowserWindow | null;
  readonly open: () => Promise<void>;
  /** The page again, after it was gone. */
  readonly reload: () => Promise<void>;
  readonly focus: () => void;
  readonly tell: <Name extends PageEvent>(
    name: Name,
    payload: PageEvents[Name],
  ) => void;
  readonly closing: Closing;
};

/** The colours of the desk, so that nothing flashes before the page is there. */
const DESK = { light: '#f1eee8', dark: '#0d0d0c' };

export function createMainWindow(options: MainWindowOptions): MainWindow {
  let window: BrowserWindow | null = null;
  let pageLives = false;

  const tell: MainWindow['tell'] = (name, payload) => {
    if (window) send(window.webContents, name, payload);
  };
  const closing = createClosing({
    tellPage: () => {
      tell('window.closing', {});
    },
    pageLives: () => pageLives,
    askPerson: (reason) => makeDialogs(() => window).ask(lossQuestion(reason)),
    job: options.job,
    askAboutJob: () => makeDialogs(() => window).ask(JOB_QUESTION),
  });

  return {
    current: () => window,
    tell,
    closing,
    focus() {
      if (window?.isMinimized()) window.restore();
      window?.show();
      window?.focus();
    },
    async open() {
      const opened = openWindow(options);
      window = opened;
      opened.webContents.on('did-finish-load', () => {
        pageLives = true;
      });
      opened.webContents.on('render-process-gone', () => {
        pageLives = false;
      });
      closeAfterSaving(opened, closing, () => {
        keepState(opened, options);
      });
      // Windows ends the session: it waits while the program ends as it does whenever it is quit, with everything saved.
      opened.on('query-session-end', (event) => {
        event.preventDefault();
        app.quit();
      });
      opened.on('closed', () => {
        window = null;
      });
      await opened.loadURL(PAGE_URL);
    },
    reload: async () => {
      await window?.loadURL(PAGE_URL);
    },
  };
}

function openWindow({
  out,
  userData,
  development,
}: MainWindowOptions): BrowserWindow {
  const state = readWindowState(userData);
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const window = new BrowserWindow({
    ...placeOnDisplays(state, areas),
    minWidth: LEAST_WIDTH,
    minHeight: LEAST_HEIGHT,
    show: false,
    title: 'Precis',
    backgroundColor: nativeTheme.shouldUseDarkColors ? DESK.dark : DESK.light,
    webPreferences: webPreferences(
      join(out, 'preload', 'preload.cjs'),
      development,
    ),
  });
  if (state?.maximised) window.maximize();
  window.once('ready-to-show', () => {
    window.show();
  });
  return window;
}

function keepState(
  window: BrowserWindow,
  { userData, log }: MainWindowOptions,
): void {
  writeWindowState(
    userData,
    {
      // Of the window when it is not maximised, to go back to.
      bounds: window.getNormalBounds(),
      maximised: window.isMaximized(),
    },
    log,
  );
}

/** `leave` is called once, just before the window goes. */
function closeAfterSaving(
  window: BrowserWindow,
  closing: Closing,
  leave: () => void,
): void {
  let settled = false;
  let quitting = false;
  app.on('before-quit', () => {
    quitting = true;
  });

  async function settle(): Promise<void> {
    const may = await closing.settle('close');
    if (settled) return;
    if (!may) {
      quitting = false;
      return;
    }
    settled = true;
    leave();
    if (quitting) app.quit();
    else window.close();
  }

  window.on('close', (event) => {
    if (settled) return;
    event.preventDefault();
    void settle();
  });
}
