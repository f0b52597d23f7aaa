// The window's program, from its start to its end: what it is made of, and in which order. Nothing is awaited at the top
// level, because Electron is not ready before this file has run.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { app, Menu, protocol, session } from 'electron';
import type { WindowHandlers } from '#core/contract.ts';
import type { BriefingId } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import { outcomeOfPackage } from '#core/review/package-outcome.ts';
import { now } from './clock.ts';
import { createFileReader, READING_LIMITS } from './attachments/file-reader.ts';
import { createBackups } from './backup/backups.ts';
import {
  createSourceReader,
  IMPORT_LIMITS,
} from './importing/source-reader.ts';
import { makeAnnouncer } from './ipc/announce-changes.ts';
import type { FileContext } from './ipc/file-context.ts';
import { createLongJob } from './ipc/long-job.ts';
import { register } from './ipc/register.ts';
import { libraryHandlers } from './ipc/library-handlers.ts';
import { appState, makeWindowHandlers } from './ipc/window-handlers.ts';
import { amongWindows } from './ipc/writing-handlers.ts';
import { createLog } from './log.ts';
import { readMainArguments } from './main-arguments.ts';
import { openHomeViews } from './services/home-views.ts';
import { keepChecks } from './services/keep-checks.ts';
import { createLibraries } from './services/libraries.ts';
import { clearPassing, libraryOfPackage } from './services/read-package.ts';
import { openAttachment, openLibraryOf } from './services/open-attachment.ts';
import { rememberPapers } from './services/export-pack.ts';
import { readInBackground } from './services/read-in-background.ts';
import { thinInBackground } from './services/thin-in-background.ts';
import { createWriters, type WindowId } from './services/writers.ts';
import { createTypesetter } from './typesetting/typesetter.ts';
import { userName } from './user-name.ts';
import { documentsFolder } from './windows/documents-folder.ts';
import { doAsked } from './windows/asked-from-outside.ts';
import { BUNDLE, isOurAddress } from './windows/bundle.ts';
import { makeDialogs } from './windows/dialogs.ts';
import { openLastFolders } from './windows/last-folders.ts';
import { keepSettings } from './windows/kept-settings.ts';
import { lockContents } from './windows/lock-contents.ts';
import { lockSession } from './windows/lock-session.ts';
import { menuTemplate } from './windows/menu.ts';
import { openDue } from './windows/open-due.ts';
import { listenOutside } from './windows/outside.ts';
import { quitWhenDone } from './windows/quit-when-done.ts';
import { refuseWithoutSandbox } from './windows/without-sandbox.ts';
import { systemPrograms } from './windows/system-programs.ts';
import { launchTypesettingChild } from './windows/typesetting-child.ts';
import { askUnknownPackages } from './windows/unknown-package.ts';
import { startFailed, watchForUnexpected } from './windows/unexpected.ts';
import { refuseWithoutUserData, takeUserData } from './windows/user-data.ts';
import { createWindows } from './windows/windows.ts';

/** What is opened from outside is no window's. */
const NO_WINDOW: WindowId = 0;

const packageStopped = (): AppError =>
  new AppError(
    'unavailable',
    'The package was stopped: nothing of it came in.',
  );

declare const __PRECIS_VERSION__: string;

const development = !app.isPackaged;
const argv = process.argv.slice(development ? 2 : 1);
const asked = readMainArguments(argv, process.cwd());
const out = join(import.meta.dirname, '..');
const resources = join(out, 'resources');

app.enableSandbox();
// No name is ever looked up, whatever part of the browser asks.
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
protocol.registerSchemesAsPrivileged([BUNDLE]);
const wanted = asked.userData;
const noUserData = wanted === null ? null : takeUserData(wanted);
const userData = app.getPath('userData');
const log = createLog({ folder: join(userData, 'logs'), now });
const whenAskedOutside = listenOutside();

if (wanted !== null && noUserData !== null)
  app
    .whenReady()
    .then(() => refuseWithoutUserData(wanted, noUserData))
    .catch(startFailed(log));
else if (!development && app.commandLine.hasSwitch('no-sandbox'))
  app.whenReady().then(refuseWithoutSandbox).catch(startFailed(log));
else if (app.requestSingleInstanceLock({ argv, folder: process.cwd() }))
  app.whenReady().then(start).catch(startFailed(log));
else app.quit();

async function start(): Promise<void> {
  const job = createLongJob();
  const windowHandlers = new Map<WindowId, WindowHandlers>();
  const windows = createWindows({
    out,
    userData,
    development,
    log,
    job,
    pageGone: (window) => {
      windowHandlers.delete(window);
      writers.endAll(window);
    },
  });
  const writers = createWriters({
    askToLetGo: (window, briefing) => {
      windows.tellOne(window, 'writing.wanted', { briefing });
    },
    tellFreed: (window, briefing) => {
      windows.tellOne(window, 'writing.freed', { briefing });
    },
  });
  const dialogs = makeDialogs(windows.front);
  watchForUnexpected({ log, dialogs, reloadPages: windows.reloadGone });
  const libraries = createLibraries({ userData, resources, log });
  void clearPassing().catch((error: unknown) => {
    log.error('clearing packages that were only read', error);
  });
  lockSession(session.defaultSession, {
    pages: join(out, 'renderer'),
    attachment: (hash) => openAttachment(libraries, hash),
    development,
  });
  app.on('web-contents-created', (_event, contents) => {
    lockContents(contents);
  });

  const settings = keepSettings(userData);
  if (!(await openDue({ libraries, dialogs, asked: asked.library }))) {
    app.quit();
    return;
  }

  const typesetter = createTypesetter({
    resources,
    launch: () =>
      launchTypesettingChild(join(out, 'main', 'typesetting-process.js')),
  });
  const paper = createTypesetter({
    resources,
    memoryLimit: 600 * 1024 * 1024,
    launch: () =>
      launchTypesettingChild(
        join(out, 'main', 'typesetting-process.js'),
        'Precis paper view',
      ),
  });
  const version = __PRECIS_VERSION__;
  const { platform } = process;
  log.info(`Precis ${version} starts on ${platform}`);
  const state = () => appState({ version, platform, libraries, settings });
  const stateChanged = (): void => {
    windows.tell('app.changed', state());
  };
  const backups = createBackups({
    userData,
    libraries,
    launch: () =>
      launchTypesettingChild(
        join(out, 'main', 'backup-process.js'),
        'Precis backup',
      ),
    now,
    log,
    changed: () => {
      windows.tell('backups.changed', {});
    },
  });
  const minute = setInterval(() => void backups.tick(), 60_000);
  const reader = createSourceReader(() =>
    launchTypesettingChild(
      join(out, 'main', 'import-process.js'),
      'Precis import',
      IMPORT_LIMITS,
    ),
  );
  const checks = keepChecks(resources);
  // What is set for one pack is there for the next, whichever window asks.
  const papers = rememberPapers();
  const handlersOf: FileContext['libraryHandlers'] = (
    tell,
    { progress, exportProgress, packProgress, takeIn } = {},
  ) =>
    libraryHandlers(libraries, {
      resources,
      typesetter,
      paper,
      reader,
      checks,
      ...(progress && { progress }),
      exportProgress,
      packs: { papers, progress: packProgress ?? (() => undefined) },
      takeIn,
      holding: (briefing, work) => writers.whileHeld([briefing], work),
      author: settings.read().name || userName(),
      tell,
    });
  const makePassingLibrary: FileContext['makePassingLibrary'] = (path, name) =>
    libraryOfPackage(path, name, {
      resources,
      stamp: { at: now(), author: settings.read().name || userName() },
      signal: new AbortController().signal,
    });
  const reading = readInBackground({
    current: () => {
      const open = libraries.current();
      return open && !open.readOnly ? open.library : null;
    },
    reader: createFileReader(() =>
      launchTypesettingChild(
        join(out, 'main', 'reading-process.js'),
        'Precis reading',
        READING_LIMITS,
      ),
    ),
    changed: () => {
      windows.tell('library.changed', { what: 'sources' });
    },
    logBug: (error) => {
      log.error('reading attached files', error);
    },
  });
  // Copies that other programs were given are good for one run.
  const copies = join(userData, 'opened');
  rmSync(copies, { recursive: true, force: true });
  const folders = openLastFolders(userData, log);
  const homeViews = openHomeViews(userData, log);
  const makeHandlers = (window: WindowId): WindowHandlers =>
    makeWindowHandlers({
      window,
      windows,
      writers,
      state,
      licences: () => readFileSync(join(resources, 'NOTICES.txt'), 'utf8'),
      stateChanged,
      settings,
      libraries,
      libraryHandlers: handlersOf,
      makePassingLibrary,
      tellProgress: (progress) => {
        windows.tellOne(window, 'import.progressed', progress);
      },
      tellExportProgress: (progress) => {
        windows.tellOne(window, 'export.progressed', progress);
      },
      tellPackProgress: (progress) => {
        windows.tellOne(window, 'pack.progressed', progress);
      },
      backups,
      dialogs: makeDialogs(() => windows.of(window)),
      folders,
      documents: documentsFolder,
      homeViews,
      job,
      attaching: {
        library: () => openLibraryOf(libraries),
        author: () => settings.read().name || userName(),
        copies,
        wake: reading.wake,
      },
      logFault: (fault) => {
        log.error('a fault of the page', fault);
      },
      ...systemPrograms,
    });
  const announcing = makeAnnouncer((what) => {
    if (what === 'sources') reading.wake();
    windows.tell('library.changed', { what });
  });
  register({
    handlers(window) {
      const known = windowHandlers.get(window) ?? makeHandlers(window);
      windowHandlers.set(window, known);
      return announcing(
        amongWindows(
          { ...handlersOf(() => undefined), ...known },
          {
            window,
            writers,
            tell: (other, id, change) => {
              windows.tellOne(other, 'briefing.changed', { id, change });
            },
          },
        ),
      );
    },
    isOurAddress,
    logBug: log.error,
  });

  const stopThinning = thinInBackground({
    current: () => {
      const open = libraries.current();
      return open && !open.readOnly ? open.library : null;
    },
    logBug: (error) => {
      log.error('thinning the history', error);
    },
  });

  quitWhenDone(async () => {
    stopThinning();
    // Its file is cleared away and its last answer is kept before the library is closed.
    await job.stop();
    clearInterval(minute);
    backups.close();
    reading.close();
    libraries.close();
    await Promise.all([typesetter.close(), paper.close()]);
  });

  const { choose } = windows;
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate({ platform, development, choose })),
  );
  await windows.open(null);
  const takePackage = async (path: string) => {
    const unknown = askUnknownPackages({
      dialogs,
      makeLibrary: makePassingLibrary,
      openPassing: async (folder) => {
        if (!(await windows.settleAll())) return false;
        libraries.open(folder, { readOnly: true, passing: true });
        stateChanged();
        return true;
      },
    });
    const came = job.run(NO_WINDOW, packageStopped(), async (signal) => {
      const handlers = handlersOf(() => undefined, {
        takeIn: unknown.ask,
      });
      const report = await handlers['files.import']({ paths: [path] }, signal);
      const [taken] = report.packages ?? [];
      const [skipped] = report.skipped;
      if (skipped) throw new AppError('bad-input', skipped.reason);
      if (!taken) return null;
      for (const what of ['briefings', 'sources', 'alarms', 'review'] as const)
        windows.tell('library.changed', { what });
      reading.wake();
      return {
        briefing: taken.briefing as BriefingId,
        words: outcomeOfPackage(taken),
      };
    });
    return await came.finally(unknown.open);
  };
  const outside = {
    ...{ libraries, dialogs, job, stateChanged, windows },
    takePackage,
  };
  await doAsked({ ...asked, library: null }, outside);
  whenAskedOutside((later) => void doAsked(later, outside));
}
