// The program itself: its folders, its one instance, when it is ready, and the order in which it ends.
import { readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Route } from '@playwright/test';
import { launchChromium } from './chromium.ts';
import { Emitter, makeEvent, OnlyThese, type EventsOf } from './members.ts';
import { beforeReady, phase } from './phase.ts';
import { takeLock } from './single-instance.ts';

const root = join(import.meta.dirname, '..', '..');
const program = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
) as { name: string; version: string };

type Events = EventsOf<
  Electron.App,
  {
    activate: (event: Electron.Event) => void;
    'before-quit': (event: Electron.Event) => void;
    'open-file': (event: Electron.Event, path: string) => void;
    quit: (event: Electron.Event, exitCode: number) => void;
    'render-process-gone': (
      event: Electron.Event,
      contents: Electron.WebContents,
      details: Electron.RenderProcessGoneDetails,
    ) => void;
    'second-instance': (
      event: Electron.Event,
      argv: string[],
      workingDirectory: string,
      additionalData: unknown,
    ) => void;
    'web-contents-created': (
      event: Electron.Event,
      contents: Electron.WebContents,
    ) => void;
    'will-quit': (event: Electron.Event) => void;
    'window-all-closed': () => void;
  }
>;

class CommandLine
  extends OnlyThese
  implements Pick<Electron.CommandLine, 'appendSwitch'>
{
  readonly switches: string[] = [];

  appendSwitch(name: string, value?: string): void {
    this.switches.push(`--${name}${value ? `=${value}` : ''}`);
  }
}

type PathName = Parameters<Electron.App['getPath']>[0];

class App
  extends Emitter<Events>
  implements
    Pick<
      Electron.App,
      | 'enableSandbox'
      | 'exit'
      | 'getName'
      | 'getPath'
      | 'getVersion'
      | 'isPackaged'
      | 'isReady'
      | 'quit'
      | 'requestSingleInstanceLock'
      | 'setName'
      | 'setPath'
      | 'whenReady'
    >
{
  readonly isPackaged = false;
  readonly commandLine = new CommandLine();
  /** How the requests of pages are answered; set by the windows, which know the pages. */
  answer: (route: Route) => Promise<void> = (route) => route.abort('aborted');
  readonly #paths = new Map<string, string>();
  #name = program.name;
  #ready: Promise<void> | null = null;

  constructor() {
    super([
      'activate',
      'before-quit',
      'open-file',
      'quit',
      'render-process-gone',
      'second-instance',
      'web-contents-created',
      'will-quit',
      'window-all-closed',
    ]);
    phase.windowGone = () => {
      this.#windowGone();
    };
  }

  getName(): string {
    return this.#name;
  }

  setName(named: string): void {
    this.#name = named;
  }

  getVersion(): string {
    return program.version;
  }

  isReady(): boolean {
    return phase.chromium !== null;
  }

  enableSandbox(): void {
    beforeReady('app.enableSandbox()');
  }

  setPath(what: string, path: string): void {
    this.#paths.set(what, path);
  }

  getPath(what: PathName): string {
    const home = homedir();
    const path =
      this.#paths.get(what) ??
      {
        home,
        appData: process.env['XDG_CONFIG_HOME'] ?? join(home, '.config'),
        documents: join(home, 'Documents'),
        downloads: join(home, 'Downloads'),
        temp: tmpdir(),
      }[what as string];
    if (path !== undefined) return path;
    if (what === 'userData') return join(this.getPath('appData'), this.#name);
    if (what === 'logs') return join(this.getPath('userData'), 'logs');
    throw new Error(`The Chromium host has no path '${what}'.`);
  }

  requestSingleInstanceLock(data?: Record<string, unknown>): boolean {
    return takeLock(
      this.getPath('userData'),
      { argv: process.argv, folder: process.cwd(), data },
      (instance) => {
        this.emit(
          'second-instance',
          makeEvent({}),
          instance.argv,
          instance.folder,
          instance.data,
        );
      },
    );
  }

  whenReady(): Promise<void> {
    this.#ready ??= this.#launch();
    return this.#ready;
  }

  async #launch(): Promise<void> {
    const chromium = await launchChromium(
      join(this.getPath('userData'), 'host-profile'),
      this.commandLine.switches,
      (route) => this.answer(route),
    );
    chromium.context.on('close', () => {
      if (phase.windows.size === 0) this.quit();
    });
    phase.chromium = chromium;
    phase.whenReady(chromium);
  }

  quit(): void {
    const event = makeEvent({});
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    phase.quitting = true;
    for (const window of phase.windows)
      if (!window.requestClose()) {
        phase.quitting = false;
        return;
      }
    if (phase.windows.size === 0) this.#end();
  }

  #windowGone(): void {
    if (phase.windows.size > 0) return;
    if (phase.quitting) this.#end();
    // Without a listener, Electron quits.
    else if (!this.emit('window-all-closed')) this.quit();
  }

  #end(): void {
    const event = makeEvent({});
    this.emit('will-quit', event);
    if (event.defaultPrevented) phase.quitting = false;
    else this.exit(0);
  }

  exit(exitCode = 0): void {
    this.emit('quit', makeEvent({}), exitCode);
    process.exit(exitCode);
  }
}

export const app = new App();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    app.quit();
  });
