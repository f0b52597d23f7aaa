// Electron as main.ts uses it, for its unit test: it keeps what it was given and does next to nothing. What really
// happens is for the specs (e2e/), on Electron or on the Chromium host.
import { EventEmitter } from 'node:events';

type Listener = (...given: unknown[]) => unknown;

export type Call = {
  readonly name: string;
  readonly given: readonly unknown[];
};

/** An event that can be prevented, as Electron gives to its listeners. */
export const cancellable = () => {
  const event = {
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  };
  return event;
};

let lastId = 0;

class Contents extends EventEmitter {
  readonly id = (lastId += 1);
  readonly mainFrame = { url: 'app://bundle/index.html' };
  readonly sent: unknown[][] = [];
  isDestroyed = (): boolean => false;
  send(...message: unknown[]): void {
    this.sent.push(message);
  }
}

/** `answers` are the buttons that a person presses, by their labels; without one it is the dialog's Cancel. */
export function electronStandIn(userData: string) {
  const calls: Call[] = [];
  const answers: string[] = [];
  const questions: { message: string; detail: string; buttons: string[] }[] =
    [];
  const handlers = new Map<string, Listener>();
  const windows: Window[] = [];
  const kept =
    (name: string, value?: unknown): Listener =>
    (...given) => {
      calls.push({ name, given });
      return value;
    };

  class Window extends EventEmitter {
    static fromWebContents = (contents: unknown): Window | null =>
      windows.find(({ webContents }) => webContents === contents) ?? null;
    readonly webContents = new Contents();
    readonly options: { webPreferences: object };
    isMinimized = (): boolean => false;
    isMaximized = (): boolean => false;
    getNormalBounds = () => ({ x: 1, y: 2, width: 800, height: 600 });
    show = kept('window.show');
    focus = kept('window.focus');
    constructor(options: { webPreferences: object }) {
      super();
      this.options = options;
      windows.push(this);
    }
    loadURL(url: string): Promise<void> {
      calls.push({ name: 'window.loadURL', given: [url] });
      this.webContents.emit('did-finish-load');
      return Promise.resolve();
    }
    close(): void {
      const event = cancellable();
      this.emit('close', event);
      if (event.defaultPrevented) return;
      this.emit('closed');
      calls.push({ name: 'window.closed', given: [] });
      app.emit('window-all-closed');
    }
  }

  const app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    enableSandbox: kept('app.enableSandbox'),
    commandLine: {
      appendSwitch: kept('app.appendSwitch'),
      hasSwitch: (name: string) => process.argv.includes(`--${name}`),
    },
    // A person without a folder for documents.
    getPath: (name: string) => {
      if (name === 'documents')
        throw new Error("Failed to get 'documents' path");
      return userData;
    },
    setPath: kept('app.setPath'),
    requestSingleInstanceLock: kept('app.lock', true),
    whenReady: () => {
      calls.push({ name: 'app.whenReady', given: [] });
      return Promise.resolve();
    },
    quit: () => {
      const event = cancellable();
      app.emit('will-quit', event);
      calls.push({
        name: event.defaultPrevented ? 'app.quit later' : 'app.quit',
        given: [],
      });
    },
    exit: kept('app.exit'),
  });
  const session = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: kept('session.permissionRequest'),
    setPermissionCheckHandler: kept('session.permissionCheck'),
    setDevicePermissionHandler: kept('session.devicePermission'),
    setSpellCheckerEnabled: kept('session.spelling'),
    webRequest: { onBeforeRequest: kept('session.beforeRequest') },
    protocol: { handle: kept('session.protocol') },
  });
  const electron = {
    app,
    BrowserWindow: Window,
    dialog: {
      showMessageBox: (...given: unknown[]) => {
        const question = given.at(-1) as (typeof questions)[number] & {
          cancelId: number;
        };
        questions.push(question);
        const label = answers.shift();
        const response =
          label === undefined
            ? question.cancelId
            : question.buttons.indexOf(label);
        return Promise.resolve({ response });
      },
    },
    ipcMain: {
      handle: (name: string, listener: Listener) => {
        handlers.set(name, listener);
      },
    },
    Menu: {
      buildFromTemplate: (template: unknown) => template,
      setApplicationMenu: kept('menu'),
    },
    nativeTheme: { themeSource: 'system', shouldUseDarkColors: false },
    protocol: { registerSchemesAsPrivileged: kept('protocol.schemes') },
    screen: { getAllDisplays: () => [] },
    session: { defaultSession: session },
    shell: {},
    utilityProcess: {},
  };
  return { electron, app, calls, answers, questions, handlers, windows };
}
