// The windows and their pages: placed where the last one stood, locked to our page, shown when there is something to see,
// each closed when everything in it is saved.
import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import type { PageEvent, PageEvents } from '#core/contract.ts';
import type { MenuCommand } from '#core/contract/menu-commands.ts';
import type { BriefingId } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import { send } from '../ipc/register.ts';
import type { LongJob } from '../ipc/long-job.ts';
import type { Log } from '../log.ts';
import type { WindowId } from '../services/writers.ts';
import { PAGE_URL } from './bundle.ts';
import {
  createClosing,
  JOB_QUESTION,
  lossQuestion,
  type Closing,
} from './closing.ts';
import { makeDialogs } from './dialogs.ts';
import { webPreferences } from './web-preferences.ts';
import {
  LEAST_HEIGHT,
  LEAST_WIDTH,
  placeBeside,
  placeOnDisplays,
  readWindowState,
  writeWindowState,
} from './window-state.ts';

export type WindowsOptions = {
  /** The folder of the build. */
  readonly out: string;
  readonly userData: string;
  readonly development: boolean;
  readonly log: Log;
  readonly job: Pick<LongJob, 'isRunning' | 'isRunningFor' | 'ended'>;
  /** The page of the window is gone, with or without the window. */
  readonly pageGone: (window: WindowId) => void;
};

export type Windows = {
  /** The one in front, or the one that was; null where none is open. */
  readonly front: () => BrowserWindow | null;
  /** Null for one that is closed. */
  readonly of: (id: WindowId) => BrowserWindow | null;
  /** With a briefing, or at home. */
  readonly open: (briefing: BriefingId | null) => Promise<void>;
  /** What the window was opened with; null once it was asked. */
  readonly takeBeginning: (window: WindowId) => BriefingId | null;
  /** The pages again that are gone. */
  readonly reloadGone: () => Promise<void>;
  readonly focus: () => void;
  /** Every page. */
  readonly tell: <Name extends PageEvent>(
    name: Name,
    payload: PageEvents[Name],
  ) => void;
  readonly tellOne: <Name extends PageEvent>(
    window: WindowId,
    name: Name,
    payload: PageEvents[Name],
  ) => void;
  /**
   * Has the command of the menu done in the window in front: the one that the system names, else the one that was it
   * last. It waits while the page there is not drawn yet.
   */
  readonly choose: (
    command: MenuCommand,
    named: Electron.BaseWindow | undefined,
  ) => void;
  /** The page does commands from now on, first those that wait. */
  readonly takesCommands: (window: WindowId) => void;
  /** The answer of a page to `window.closing`. */
  readonly mayClose: (window: WindowId, saved: boolean) => void;
  /** True once everything in every window, but `except`, is saved or may be lost. */
  readonly settleAll: (except?: WindowId) => Promise<boolean>;
  /** Throws AppError 'conflict' where another than this one is open. */
  readonly refuseOthers: (window: WindowId) => void;
};

type OpenWindow = {
  readonly id: WindowId;
  readonly window: BrowserWindow;
  readonly closing: Closing;
  pageLives: boolean;
  beginning: BriefingId | null;
  /** The commands that wait for the page; null while it does them. */
  waiting: MenuCommand[] | null;
};

/** The colours of the desk, so that nothing flashes before the page is there. */
const DESK = { light: '#f1eee8', dark: '#0d0d0c' };

export function createWindows(options: WindowsOptions): Windows {
  const { job } = options;
  /** The one in front is the last. */
  let open: readonly OpenWindow[] = [];
  let quitting = false;
  app.on('before-quit', () => {
    quitting = true;
  });

  const find = (id: WindowId): OpenWindow | undefined =>
    open.find((each) => each.id === id);
  const front = (): BrowserWindow | null => open.at(-1)?.window ?? null;
  const tellOne: Windows['tellOne'] = (id, name, payload) => {
    const found = find(id);
    if (found) send(found.window.webContents, name, payload);
  };

  function closingOf(id: WindowId): Closing {
    const dialogs = makeDialogs(() => find(id)?.window ?? null);
    return createClosing({
      tellPage: () => {
        tellOne(id, 'window.closing', {});
      },
      pageLives: () => find(id)?.pageLives ?? false,
      askPerson: (reason) => dialogs.ask(lossQuestion(reason)),
      job: {
        // The window that began it would lose its answer; the last one would stop it.
        isRunning: () =>
          open.length === 1 ? job.isRunning() : job.isRunningFor(id),
        ended: job.ended,
      },
      askAboutJob: () => dialogs.ask(JOB_QUESTION),
    });
  }

  function keep(
    window: BrowserWindow,
    beginning: BriefingId | null,
  ): OpenWindow {
    const { id } = window.webContents;
    const opened: OpenWindow = {
      id,
      window,
      closing: closingOf(id),
      pageLives: false,
      beginning,
      waiting: [],
    };
    open = [...open, opened];
    window.on('focus', () => {
      open = [...open.filter((each) => each !== opened), opened];
    });
    window.webContents.on('did-finish-load', () => {
      opened.pageLives = true;
    });
    window.webContents.on('render-process-gone', () => {
      opened.pageLives = false;
      opened.waiting = [];
      options.pageGone(id);
    });
    window.on('closed', () => {
      open = open.filter((each) => each !== opened);
      options.pageGone(id);
    });
    // Windows ends the session: it waits while the program ends as it does whenever it is quit, with everything saved.
    window.on('query-session-end', (event) => {
      event.preventDefault();
      app.quit();
    });
    closeAfterSaving(opened);
    return opened;
  }

  function closeAfterSaving({ window, closing }: OpenWindow): void {
    let settled = false;

    async function settle(): Promise<void> {
      const may = await closing.settle('close');
      if (settled) return;
      if (!may) {
        quitting = false;
        return;
      }
      settled = true;
      keepState(window, options);
      if (quitting) app.quit();
      else window.close();
    }

    window.on('close', (event) => {
      if (settled) return;
      event.preventDefault();
      void settle();
    });
  }

  return {
    front,
    of: (id) => find(id)?.window ?? null,
    tell(name, payload) {
      for (const { id } of open) tellOne(id, name, payload);
    },
    tellOne,
    mayClose: (id, saved) => find(id)?.closing.answer(saved),
    focus() {
      const window = front();
      if (window?.isMinimized()) window.restore();
      window?.show();
      window?.focus();
    },
    choose(command, named) {
      const found = open.find(({ window }) => window === named) ?? open.at(-1);
      if (!found) return;
      if (found.waiting) found.waiting.push(command);
      else tellOne(found.id, 'menu.chosen', { command });
    },
    takesCommands(id) {
      const found = find(id);
      if (!found) return;
      const waited = found.waiting ?? [];
      found.waiting = null;
      for (const command of waited) tellOne(id, 'menu.chosen', { command });
    },
    async open(briefing) {
      const { window } = keep(makeWindow(options, front()), briefing);
      await window.loadURL(PAGE_URL);
    },
    takeBeginning(id) {
      const found = find(id);
      const beginning = found?.beginning ?? null;
      if (found) found.beginning = null;
      return beginning;
    },
    async reloadGone() {
      for (const { window, pageLives } of open)
        if (!pageLives) await window.loadURL(PAGE_URL);
    },
    async settleAll(except) {
      for (const { id, closing } of open)
        if (id !== except && !(await closing.settle('switch'))) return false;
      return true;
    },
    refuseOthers(id) {
      if (open.some((each) => each.id !== id))
        throw new AppError(
          'conflict',
          'Other windows are open: close them first, because the whole library changes.',
        );
    },
  };
}

function makeWindow(
  { out, userData, development }: WindowsOptions,
  before: BrowserWindow | null,
): BrowserWindow {
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const state = before ? null : readWindowState(userData);
  const window = new BrowserWindow({
    ...(before
      ? placeBeside(before.getNormalBounds(), areas)
      : placeOnDisplays(state, areas)),
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
  { userData, log }: WindowsOptions,
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
