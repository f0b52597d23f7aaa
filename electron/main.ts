// The window's program, from its start to its end: what it is made of, and in which order. Nothing is awaited at the top
// level, because Electron is not ready before this file has run.
import { join } from 'node:path';
import { app, Menu, protocol, session } from 'electron';
import type { MenuCommand } from '#core/contract.ts';
import { now } from './clock.ts';
import { makeAnnouncer } from './ipc/announce-changes.ts';
import { createLongJob } from './ipc/long-job.ts';
import { register } from './ipc/register.ts';
import { libraryHandlers } from './ipc/library-handlers.ts';
import { appState, makeWindowHandlers } from './ipc/window-handlers.ts';
import { createLog } from './log.ts';
import { readMainArguments } from './main-arguments.ts';
import { openHomeViews } from './services/home-views.ts';
import { createLibraries } from './services/libraries.ts';
import { openAttachment } from './services/open-attachment.ts';
import { thinInBackground } from './services/thin-in-background.ts';
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
import { createMainWindow } from './windows/main-window.ts';
import { menuTemplate } from './windows/menu.ts';
import { openDue } from './windows/open-due.ts';
import { listenOutside } from './windows/outside.ts';
import { quitWhenDone } from './windows/quit-when-done.ts';
import { refuseWithoutSandbox } from './windows/without-sandbox.ts';
import { systemPrograms } from './windows/system-programs.ts';
import { launchTypesettingChild } from './windows/typesetting-child.ts';
import { startFailed, watchForUnexpected } from './windows/unexpected.ts';
import { refuseWithoutUserData, takeUserData } from './windows/user-data.ts';

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
  const main = createMainWindow({ out, userData, development, log, job });
  const dialogs = makeDialogs(main.current);
  watchForUnexpected({ log, dialogs, reloadPage: main.reload });
  const libraries = createLibraries({ userData, resources, log });
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
  const version = __PRECIS_VERSION__;
  const { platform } = process;
  log.info(`Precis ${version} starts on ${platform}`);
  const state = () => appState({ version, platform, libraries, settings });
  const stateChanged = (): void => {
    main.tell('app.changed', state());
  };
  const handlersOf = (tell: (sentence: string) => void) =>
    libraryHandlers(libraries, {
      resources,
      typesetter,
      author: settings.read().name || userName(),
      tell,
    });
  const windowHandlers = makeWindowHandlers({
    state,
    stateChanged,
    settings,
    libraries,
    libraryHandlers: handlersOf,
    dialogs,
    folders: openLastFolders(userData, log),
    documents: documentsFolder,
    homeViews: openHomeViews(userData, log),
    job,
    mayClose: main.closing.answer,
    logFault: (fault) => {
      log.error('a fault of the page', fault);
    },
    ...systemPrograms,
  });
  const announcing = makeAnnouncer((what) => {
    main.tell('library.changed', { what });
  });
  register({
    handlers: () =>
      announcing({ ...handlersOf(() => undefined), ...windowHandlers }),
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
    libraries.close();
    await typesetter.close();
  });

  const choose = (command: MenuCommand): void => {
    main.tell('menu.chosen', { command });
  };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate({ platform, development, choose })),
  );
  await main.open();
  const outside = { libraries, dialogs, job, stateChanged, main };
  await doAsked({ ...asked, library: null }, outside);
  whenAskedOutside((later) => void doAsked(later, outside));
}
