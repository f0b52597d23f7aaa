// One run of the window's program, on either host: what a spec needs of it, and how it is started and ended.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  chromium,
  _electron,
  type BrowserContext,
  type Page,
} from '@playwright/test';
import type { FromHost, ToHost } from './host/spec-channel.ts';
import {
  readReport,
  scriptDialogs,
  type DialogAnswer,
  type ShownDialog,
} from './report.ts';
import { chosenHost, electronBinary } from './which-host.ts';

const root = join(import.meta.dirname, '..');
const ON_CHROMIUM = [
  '--import',
  join(root, 'e2e', 'host', 'register.ts'),
  join(root, 'out', 'main', 'main.js'),
];

/** How long a spec waits to act on what does not come, in ms: long on the slowest machine, and short beside a whole test. */
const ACT_LIMIT = 60_000;

/** What the host and main compile to, kept from one start to the next: a third of the work of a start. */
const COMPILE_CACHE = join(root, 'node_modules', '.cache', 'compiled');

export type Evaluate = <Result, Arg>(
  run: (electron: typeof import('electron'), arg: Arg) => Result,
  arg?: Arg,
) => Promise<Awaited<Result>>;

/** As Electron names their processes. */
const TYPESETTERS = ['Precis typesetting', 'Precis paper view'];

export type RunningApp = {
  /** Null where the program ended without a window. */
  readonly page: Page | null;
  /** The page that shows the program now: another than before where a process of it has ended. */
  readonly pageNow: () => Promise<Page>;
  readonly pid: number;
  readonly evaluate: Evaluate;
  /** SIGKILL to the process of the page. */
  readonly killPage: (page: Page) => Promise<void>;
  /** SIGKILL to the processes that set pages. */
  readonly killTypesetters: () => Promise<void>;
  /** SIGKILL to main and to its browser. */
  readonly kill: () => Promise<void>;
  /** As a person quits; resolves when it has ended, with its exit code. */
  readonly quit: () => Promise<number | null>;
  readonly ended: Promise<number | null>;
  readonly stderr: () => string;
  readonly dialogs: readonly ShownDialog[];
  readonly refused: readonly string[];
};

export type StartOptions = {
  readonly args: readonly string[];
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly answers: readonly DialogAnswer[];
};

export type Ended = { readonly code: number | null; readonly stderr: string };

/** Starts the program beside one that runs, and waits for its end: for a second instance. */
export async function startAndWait(
  args: readonly string[],
  { folder, env }: Pick<StartOptions, 'folder' | 'env'>,
): Promise<Ended> {
  const binary = chosenHost() === 'electron' ? electronBinary() : null;
  const child = spawn(
    binary ?? process.execPath,
    binary === null ? [...ON_CHROMIUM, ...args] : [root, ...args],
    { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stderr };
}

export const startApp = (options: StartOptions): Promise<RunningApp> =>
  chosenHost() === 'electron'
    ? startElectron(options)
    : startChromiumHost(options);

type Output = {
  readonly stderr: () => string;
  readonly dialogs: ShownDialog[];
  readonly refused: string[];
};

function readOutput(
  stdout: NodeJS.ReadableStream,
  stderr: NodeJS.ReadableStream,
): Output {
  const dialogs: ShownDialog[] = [];
  const refused: string[] = [];
  createInterface(stdout).on('line', (line) => {
    const report = readReport(line);
    if (report?.kind === 'dialog') dialogs.push(report.shown);
    else if (report?.kind === 'refused') refused.push(report.url);
  });
  let text = '';
  stderr.setEncoding('utf8').on('data', (more: string) => {
    text += more;
  });
  return { stderr: () => text, dialogs, refused };
}

async function startChromiumHost({
  args,
  folder,
  env,
  answers,
}: StartOptions): Promise<RunningApp> {
  const child = spawn(process.execPath, [...ON_CHROMIUM, ...args], {
    cwd: folder,
    env: {
      NODE_COMPILE_CACHE: COMPILE_CACHE,
      ...env,
      PRECIS_HOST_ANSWERS: JSON.stringify(answers),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
  const { pid } = child;
  if (pid === undefined || !child.stdout || !child.stderr)
    throw new Error('Node could not be started.');
  const output = readOutput(child.stdout, child.stderr);
  const ended = once(child, 'close').then(([code]) => code as number | null);

  const calls = new Map<number, PromiseWithResolvers<unknown>>();
  const ready = Promise.withResolvers<FromHost & { kind: 'ready' }>();
  child.on('message', (message: FromHost) => {
    if (message.kind === 'ready') {
      ready.resolve(message);
      return;
    }
    const call = calls.get(message.id);
    calls.delete(message.id);
    if (message.kind === 'value') call?.resolve(message.value);
    else call?.reject(new Error(message.error));
  });
  void ended.then(() => {
    for (const call of calls.values())
      call.reject(new Error(`Precis has ended: ${output.stderr()}`));
  });
  const evaluate: Evaluate = async <Result>(run: unknown, arg: unknown) => {
    const call = Promise.withResolvers<unknown>();
    const id = nextId();
    calls.set(id, call);
    const message: ToHost = { id, source: String(run), arg };
    child.send(message);
    return (await call.promise) as Awaited<Result>;
  };

  const browser = await Promise.race([ready.promise, ended.then(() => null)]);
  const shown = browser && (await joinPage(browser.endpoint, ended));
  return {
    ...output,
    page: shown,
    pageNow: () => livePage(shown?.context()),
    async killPage(page) {
      const protocol = await page.context().browser()?.newBrowserCDPSession();
      if (!protocol) throw new Error('The page is of no browser.');
      const { processInfo } = await protocol.send('SystemInfo.getProcessInfo');
      await protocol.detach();
      for (const { id, type } of processInfo)
        if (type === 'renderer') process.kill(id, 'SIGKILL');
    },
    killTypesetters() {
      killAll(typesettersOf(pid));
      return Promise.resolve();
    },
    pid,
    evaluate,
    ended,
    async kill() {
      child.kill('SIGKILL');
      if (browser) killGroup(browser.pid);
      await ended;
    },
    async quit() {
      if (!child.connected) return ended;
      const quitting = evaluate(({ app }) => {
        // After the answer has gone.
        setImmediate(() => {
          app.quit();
        });
      });
      // A program that has ended already needs no telling.
      await Promise.race([quitting, ended]);
      return ended;
    },
  };
}

let lastId = 0;
const nextId = (): number => {
  lastId += 1;
  return lastId;
};

/** The page of the browser at `endpoint` once it shows ours; null where the program ends before. */
async function joinPage(
  endpoint: string,
  ended: Promise<unknown>,
): Promise<Page | null> {
  const joined = chromium
    .connectOverCDP(endpoint)
    .then((client) => shownPage(client.contexts()[0]?.pages()[0], ended));
  // A program that shows a dialog and ends takes its browser with it, in the middle of the joining.
  return joined.catch(async (error: unknown) => {
    const late = new Promise((resolve) => setTimeout(resolve, 5000, 'runs'));
    if ((await Promise.race([ended, late])) === 'runs') throw error;
    return null;
  });
}

/** Waits for one that shows ours. */
async function livePage(context: BrowserContext | undefined): Promise<Page> {
  for (let tries = 0; context && tries < 300; tries += 1) {
    for (const page of context.pages()) {
      const isOurs = page
        .evaluate(
          () => 'precis' in window && document.readyState === 'complete',
        )
        // Its process has ended, or it has no document yet.
        .catch(() => false);
      const late = new Promise<boolean>((resolve) =>
        setTimeout(resolve, 1000, false),
      );
      if (await Promise.race([isOurs, late])) return page;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('No page shows the program.');
}

/** The page once it shows ours; null where the program ends before. */
async function shownPage(
  page: Page | undefined,
  ended: Promise<unknown>,
): Promise<Page | null> {
  if (!page) return null;
  page.context().setDefaultTimeout(ACT_LIMIT);
  const stop = Promise.withResolvers<null>();
  void ended.then(() => {
    stop.resolve(null);
  });
  const shown = page
    .waitForFunction(
      () => 'precis' in window && document.readyState === 'complete',
      null,
      {
        timeout: 60_000,
      },
    )
    .then(() => page);
  // When the program ends first, the wait fails, and that is no news.
  shown.catch(() => undefined);
  return Promise.race([shown, stop.promise]);
}

/** The system lists the processes; that of a main has few of its own. */
function typesettersOf(main: number): number[] {
  const list = execFileSync('ps', ['-Ao', 'pid=,ppid=,args='], {
    encoding: 'utf8',
  });
  return list.split('\n').flatMap((line) => {
    const [, id, parent, args = ''] = /^ *(\d+) +(\d+) (.*)/.exec(line) ?? [];
    return Number(parent) === main && args.includes('typesetting-process')
      ? [Number(id)]
      : [];
  });
}

/** A test that kills nothing would show nothing. */
function killAll(ids: readonly number[]): void {
  if (ids.length === 0) throw new Error('No process sets pages.');
  for (const id of ids) process.kill(id, 'SIGKILL');
}

function killGroup(pid: number): void {
  try {
    // Playwright makes Chromium the head of a group of its own, so that its children go with it.
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch (error) {
    // It went with the process that it was joined to.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function startElectron({
  args,
  folder,
  env,
  answers,
}: StartOptions): Promise<RunningApp> {
  const executablePath = electronBinary();
  if (executablePath === null) throw new Error('Electron is not here.');
  const electron = await _electron.launch({
    executablePath,
    args: [root, ...args],
    cwd: folder,
    env: env as Record<string, string>,
  });
  const child = electron.process();
  const { pid } = child;
  if (pid === undefined || !child.stdout || !child.stderr)
    throw new Error('Electron could not be started.');
  const output = readOutput(child.stdout, child.stderr);
  const ended = once(child, 'close').then(([code]) => code as number | null);
  await electron.evaluate(scriptDialogs, answers);
  await electron.evaluate(({ session }) => {
    session.defaultSession.webRequest.onErrorOccurred(({ error, url }) => {
      if (error === 'net::ERR_BLOCKED_BY_CLIENT' && !url.startsWith('app:'))
        process.stdout.write(
          `precis-report ${JSON.stringify({ kind: 'refused', url })}\n`,
        );
    });
  });
  const page = await Promise.race([
    electron.firstWindow(),
    ended.then(() => null),
  ]);
  return {
    ...output,
    page: page && (await shownPage(page, ended)),
    pageNow: () => livePage(electron.context()),
    async killPage(page) {
      const ids = await electron.evaluate(
        ({ BrowserWindow }, url) =>
          BrowserWindow.getAllWindows()
            .filter(({ webContents }) => webContents.getURL() === url)
            .map(({ webContents }) => webContents.getOSProcessId()),
        page.url(),
      );
      for (const id of ids) process.kill(id, 'SIGKILL');
    },
    async killTypesetters() {
      const ids = await electron.evaluate(
        ({ app }, names) =>
          app
            .getAppMetrics()
            .filter(({ name = '' }) => names.includes(name))
            .map(({ pid }) => pid),
        TYPESETTERS,
      );
      killAll(ids);
    },
    pid,
    evaluate: electron.evaluate.bind(electron) as unknown as Evaluate,
    ended,
    async kill() {
      // Its browser is the same process, and the pages go with it.
      child.kill('SIGKILL');
      await ended;
    },
    async quit() {
      if (child.exitCode !== null || child.signalCode !== null) return ended;
      await electron.evaluate(({ app }) => {
        setImmediate(() => {
          app.quit();
        });
      });
      return ended;
    },
  };
}
