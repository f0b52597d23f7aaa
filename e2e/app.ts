// The program in its window for each test: folders of its own, faults as options, and the same interface on both hosts.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base, type Page } from '@playwright/test';
import {
  damageDatabase,
  makeNewer,
  makeReadOnly,
  mountSmallDisk,
  type SmallDisk,
} from './faults.ts';
import type { DialogAnswer, ShownDialog } from './report.ts';
import {
  startAndWait,
  startApp,
  type Ended,
  type Evaluate,
  type RunningApp,
} from './running-app.ts';

export type App = {
  /** Throws where the program has no window. */
  readonly page: Page;
  /** The page that shows the program now: another than before where the process of one has ended. */
  pageNow(): Promise<Page>;
  /** What `open` opens: the page of another window, once it shows the program. */
  nextWindow(open: () => Promise<unknown>): Promise<Page>;
  /** Runs `run` in main, with Electron's module; as Playwright's `ElectronApplication.evaluate`. */
  readonly evaluate: Evaluate;
  /** A folder of the test's own; it is also the home of the program's user. */
  readonly folder: string;
  readonly library: string;
  readonly userData: string;
  /** With the option `fullDisk`. */
  readonly disk: SmallDisk;
  /** SIGKILL of the page's process. */
  killPage(page: Page): Promise<void>;
  /** SIGKILL of the processes that set pages. */
  killTypesetters(): Promise<void>;
  /** SIGKILL of main and its browser. */
  kill(): Promise<void>;
  /** Quits if it runs, and starts again on the same user data and library; `answers` are for the dialogs of the start. */
  restart(answers?: readonly DialogAnswer[]): Promise<App>;
  /** As a person quits; its exit code. */
  quit(): Promise<number | null>;
  /** The exit code, once it has ended by itself. */
  ended(): Promise<number | null>;
  /** Another program on the same library, with user data of its own; `answers` are for the dialogs of its start. */
  startBeside(answers?: readonly DialogAnswer[]): Promise<RunningApp>;
  /** Starts the program again beside this one, on the same user data, and waits until it ends. */
  startSecond(...args: readonly string[]): Promise<Ended>;
  stderr(): string;
  /** Requests that would have left the machine, in all runs of this test. */
  refused(): Promise<string[]>;
  /** Every dialog that was shown, in all runs of this test. */
  dialogs(): Promise<ShownDialog[]>;
};

type Options = {
  damagedDatabase: boolean;
  newerDatabase: boolean;
  readOnlyFolder: boolean;
  /** The library lies on a small disk, which the test fills and frees. */
  fullDisk: boolean;
  /** What is answered to the dialogs of the first start, in their order; Cancel when there are no more. */
  dialogAnswers: readonly DialogAnswer[];
  /** Without one, the program starts as it does for the first time. */
  withLibrary: boolean;
  /** The test makes requests that would leave the machine; nothing else may. */
  asksOutside: boolean;
};

export const test = base.extend<Options & { app: App }>({
  damagedDatabase: [false, { option: true }],
  newerDatabase: [false, { option: true }],
  readOnlyFolder: [false, { option: true }],
  fullDisk: [false, { option: true }],
  dialogAnswers: [[], { option: true }],
  withLibrary: [true, { option: true }],
  asksOutside: [false, { option: true }],

  app: async (
    {
      damagedDatabase,
      newerDatabase,
      readOnlyFolder,
      fullDisk,
      dialogAnswers,
      withLibrary,
      asksOutside,
    },
    use,
    testInfo,
  ) => {
    const folder = await mkdtemp(join(tmpdir(), 'precis-app-'));
    const library = join(folder, 'library');
    const userData = join(folder, 'user-data');
    await mkdir(library);
    const undo: (() => unknown)[] = [
      () => rm(folder, { recursive: true, force: true }),
    ];
    let disk: SmallDisk | null = null;
    if (fullDisk) {
      const small = mountSmallDisk(library, () => running.pid);
      undo.push(small.unmount);
      disk = small;
    }
    if (damagedDatabase) damageDatabase(library);
    if (newerDatabase) makeNewer(library);
    if (readOnlyFolder) undo.push(makeReadOnly(library));

    const runs: RunningApp[] = [];
    // Where the system keeps documents and settings of this user.
    const env = {
      ...process.env,
      HOME: folder,
      USERPROFILE: folder,
      XDG_CONFIG_HOME: join(folder, '.config'),
    };
    const start = async (
      answers: readonly DialogAnswer[],
      settings = userData,
    ): Promise<RunningApp> => {
      const started = await startApp({
        args: [
          `--user-data-dir=${settings}`,
          ...(withLibrary ? [`--library=${library}`] : []),
        ],
        folder,
        env,
        answers,
      });
      runs.push(started);
      return started;
    };
    let running = await start(dialogAnswers);
    const app: App = {
      get page() {
        if (running.page) return running.page;
        throw new Error(
          `Precis has no window. It said: ${running.stderr()}${JSON.stringify(running.dialogs)}`,
        );
      },
      pageNow: () => running.pageNow(),
      async nextWindow(open) {
        const [page] = await Promise.all([
          app.page.context().waitForEvent('page'),
          open(),
        ]);
        await page.waitForFunction(
          () => 'precis' in window && document.readyState === 'complete',
        );
        return page;
      },
      evaluate: (run, arg) => running.evaluate(run, arg),
      folder,
      library,
      userData,
      get disk() {
        if (disk) return disk;
        throw new Error('This test has no disk of its own: use fullDisk.');
      },
      killPage: (page) => running.killPage(page),
      killTypesetters: () => running.killTypesetters(),
      kill: () => running.kill(),
      async restart(answers = []) {
        await running.quit();
        running = await start(answers);
        return app;
      },
      quit: () => running.quit(),
      ended: () => running.ended,
      startBeside: (answers = []) => start(answers, join(folder, 'beside')),
      startSecond: (...args) =>
        startAndWait([`--user-data-dir=${userData}`, ...args], { folder, env }),
      stderr: () => runs.map(({ stderr }) => stderr()).join(''),
      refused: () => Promise.resolve(runs.flatMap(({ refused }) => refused)),
      dialogs: () => Promise.resolve(runs.flatMap(({ dialogs }) => dialogs)),
    };
    await use(app);
    if (testInfo.status !== testInfo.expectedStatus && running.page)
      await testInfo.attach('page', {
        body: await running.page.screenshot().catch(() => Buffer.alloc(0)),
        contentType: 'image/png',
      });
    await Promise.all(runs.map((run) => run.kill()));
    for (const step of undo.reverse()) await step();
    if (!asksOutside)
      expect(
        runs.flatMap(({ refused }) => refused),
        'Requests that would have left the machine',
      ).toEqual([]);
  },
});
