// A window is a tab of Chromium's with the bounds that main gives it. Closing asks main first, as in Electron.
import type { CDPSession, Page } from '@playwright/test';
import { app } from './app.ts';
import { Emitter, makeEvent, type EventsOf } from './members.ts';
import { phase, readyChromium } from './phase.ts';
import { pressAccelerator } from './menu.ts';
import { answerFor, asElectrons, WebContents } from './web-contents.ts';

type Events = EventsOf<
  Electron.BrowserWindow,
  {
    close: (event: Electron.Event) => void;
    closed: () => void;
    focus: () => void;
    /** Windows alone has it: here it never comes. */
    'query-session-end': (event: Electron.WindowSessionEndEvent) => void;
    'ready-to-show': () => void;
  }
>;
type State = 'maximized' | 'minimized' | 'normal';

const windows = new Map<Page, BrowserWindow>();
let lastId = 0;

app.answer = (route) =>
  answerFor(
    new Map([...windows].map(([page, window]) => [page, window.contents])),
    route,
  );

export class BrowserWindow
  extends Emitter<Events>
  implements
    Pick<
      Electron.BrowserWindow,
      | 'close'
      | 'destroy'
      | 'focus'
      | 'getBounds'
      | 'getNormalBounds'
      | 'id'
      | 'isDestroyed'
      | 'isMaximized'
      | 'isMinimized'
      | 'isVisible'
      | 'loadURL'
      | 'maximize'
      | 'minimize'
      | 'restore'
      | 'show'
    >
{
  readonly id: number;
  readonly contents: WebContents;
  #page: Promise<Page>;
  #bounds: Electron.Rectangle;
  #state: State = 'normal';
  #visible: boolean;
  #destroyed = false;

  static getAllWindows(): BrowserWindow[] {
    return [...phase.windows].filter((each) => each instanceof BrowserWindow);
  }

  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.getAllWindows().at(-1) ?? null;
  }

  static fromWebContents(contents: Electron.WebContents): BrowserWindow | null {
    return (
      BrowserWindow.getAllWindows().find(
        ({ webContents }) => webContents === contents,
      ) ?? null
    );
  }

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super(['close', 'closed', 'focus', 'query-session-end', 'ready-to-show']);
    const { context, display } = readyChromium('BrowserWindow');
    lastId += 1;
    this.id = lastId;
    const { width = 800, height = 600, webPreferences } = options;
    this.#bounds = {
      x: options.x ?? Math.max(0, Math.round((display.width - width) / 2)),
      y: options.y ?? Math.max(0, Math.round((display.height - height) / 2)),
      width,
      height,
    };
    this.#visible = options.show ?? true;
    phase.windows.add(this);
    const blank = context.pages().find((page) => !windows.has(page));
    this.#page = blank ? Promise.resolve(blank) : context.newPage();
    this.contents = new WebContents(
      this.id,
      this.#page.then((page) => this.#take(page)),
      webPreferences?.preload,
      (pressed) => {
        this.#toFront();
        pressAccelerator(pressed, this);
      },
    );
    this.contents.once('did-finish-load', () => {
      this.emit('ready-to-show');
    });
  }

  get webContents(): Electron.WebContents {
    return asElectrons(this.contents);
  }

  async #take(page: Page): Promise<Page> {
    windows.set(page, this);
    page.on('close', () => {
      if (windows.get(page) === this) this.#pageGone();
    });
    await this.#place();
    return page;
  }

  /** Gives Chromium's window the bounds and the state of this one. */
  async #place(): Promise<void> {
    const page = await this.#page;
    if (this.#destroyed) return;
    const protocol: CDPSession = await page.context().newCDPSession(page);
    const { windowId } = await protocol.send('Browser.getWindowForTarget');
    const { x: left, y: top, width, height } = this.#bounds;
    const place = (bounds: object): Promise<unknown> =>
      protocol.send('Browser.setWindowBounds', { windowId, bounds });
    // Chromium takes a state or bounds, and bounds only in the normal state.
    await place({ windowState: 'normal' });
    await place({ left, top, width, height });
    if (this.#state !== 'normal') await place({ windowState: this.#state });
    await protocol.detach();
  }

  #turn(state: State): void {
    this.#state = state;
    void this.#place();
  }

  loadURL(url: string): Promise<void> {
    if (this.contents.isCrashed()) this.#renew();
    return this.contents.loadURL(url);
  }

  /** In Electron a page whose process has ended comes back in its place; here another tab takes it. */
  #renew(): void {
    const crashed = this.#page;
    this.#page = readyChromium('BrowserWindow').context.newPage();
    const taken = this.#page.then((page) => this.#take(page));
    this.contents.renew(taken);
    void Promise.all([crashed, taken]).then(([page]) => {
      windows.delete(page);
      return page.close();
    });
  }

  show(): void {
    this.#visible = true;
    this.#toFront();
  }

  /** The last of the windows is the one with the focus. */
  #toFront(): void {
    if (this.#destroyed || BrowserWindow.getFocusedWindow() === this) return;
    phase.windows.delete(this);
    phase.windows.add(this);
    this.emit('focus');
  }

  isVisible(): boolean {
    return this.#visible;
  }

  focus(): void {
    this.#toFront();
    void this.#page.then((page) => page.bringToFront());
  }

  maximize(): void {
    this.#turn('maximized');
  }

  minimize(): void {
    this.#turn('minimized');
  }

  restore(): void {
    this.#turn('normal');
  }

  isMaximized(): boolean {
    return this.#state === 'maximized';
  }

  isMinimized(): boolean {
    return this.#state === 'minimized';
  }

  getBounds(): Electron.Rectangle {
    return { ...this.#bounds };
  }

  getNormalBounds(): Electron.Rectangle {
    return this.getBounds();
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  close(): void {
    this.requestClose();
  }

  /** False where main has refused. */
  requestClose(): boolean {
    if (this.#destroyed) return true;
    const event = makeEvent({});
    this.emit('close', event);
    if (event.defaultPrevented) return false;
    this.destroy();
    return true;
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.contents.destroy();
    void this.#page
      .then(async (page) => {
        windows.delete(page);
        if (page.isClosed()) return;
        // The last page is left: Chromium ends with it, and main decides when that is.
        if (page.context().pages().length > 1) await page.close();
        else await page.goto('about:blank');
      })
      .finally(() => {
        phase.windows.delete(this);
        this.emit('closed');
        phase.windowGone();
      });
  }

  /** A person has closed Chromium's window: the page is gone before main could ask it to save. */
  #pageGone(): void {
    if (this.#destroyed) return;
    this.contents.gone('clean-exit');
    this.contents.destroy();
    this.requestClose();
  }
}
