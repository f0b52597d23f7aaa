// A page of Chromium's as Electron's WebContents: the preload in its own world, calls and events across it, navigation
// that main can refuse.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type {
  CDPSession,
  Frame,
  Page,
  Request as Asked,
  Route,
} from '@playwright/test';
import { fromChromium, toChromium } from './addresses.ts';
import { app } from './app.ts';
import { makeCodec } from './codec.ts';
import { invokeHandler } from './ipc-main.ts';
import { Emitter, makeEvent, OnlyThese, type EventsOf } from './members.ts';
import type { Pressed } from './menu.ts';
import { worldScripts, type ToMain, type ToPage } from './page-worlds.ts';
import { answerRequest, session } from './session.ts';

const WORLD = 'Electron Isolated Context';
/** Code units of a message in one go: one eight times as long takes the way to the page thirty times as long. */
const PIECE = 65_536;
const { encode, decode } = makeCodec();

type NavigationEvent = Electron.Event<{ readonly url: string }>;
type Events = EventsOf<
  Electron.WebContents,
  {
    'did-finish-load': () => void;
    'render-process-gone': (
      event: Electron.Event,
      details: Electron.RenderProcessGoneDetails,
    ) => void;
    'will-attach-webview': (event: Electron.Event) => void;
    'will-navigate': (details: NavigationEvent) => void;
    'will-redirect': (details: NavigationEvent) => void;
  }
>;

class MainFrame
  extends OnlyThese
  implements Pick<Electron.WebFrameMain, 'url'>
{
  url = '';
}

export class WebContents
  extends Emitter<Events>
  implements
    Pick<
      Electron.WebContents,
      | 'getURL'
      | 'id'
      | 'isDestroyed'
      | 'loadURL'
      | 'reload'
      | 'send'
      | 'setWebRTCIPHandlingPolicy'
      | 'setWindowOpenHandler'
    >
{
  readonly id: number;
  readonly session = session.defaultSession;
  readonly mainFrame = new MainFrame();
  readonly #preload: string | undefined;
  readonly #onKey: (pressed: Pressed) => void;
  #page: Promise<Page>;
  #protocol: Promise<CDPSession>;
  #crashed = false;
  #preloadContext: number | null = null;
  #receiver = `receive-${randomUUID()}`;
  #openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] =
    () => ({ action: 'deny' });
  /** The address that main itself goes to, which asks nobody. */
  #expected: string | null = null;
  #destroyed = false;

  /** `onKey` is given each key that the page has left. */
  constructor(
    id: number,
    page: Promise<Page>,
    preload: string | undefined,
    onKey: (pressed: Pressed) => void,
  ) {
    super([
      'did-finish-load',
      'render-process-gone',
      'will-attach-webview',
      'will-navigate',
      'will-redirect',
    ]);
    this.id = id;
    this.#preload = preload;
    this.#onKey = onKey;
    this.#page = page;
    this.#protocol = this.#join(preload);
    app.emit('web-contents-created', makeEvent({}), asElectrons(this));
  }

  async #join(preload: string | undefined): Promise<CDPSession> {
    const page = await this.#page;
    const protocol = await page.context().newCDPSession(page);
    protocol.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === WORLD) this.#preloadContext = context.id;
    });
    protocol.on('Runtime.executionContextDestroyed', (gone) => {
      if (gone.executionContextId === this.#preloadContext)
        this.#preloadContext = null;
    });
    protocol.on('Runtime.executionContextsCleared', () => {
      this.#preloadContext = null;
    });
    protocol.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined)
        this.mainFrame.url = fromChromium(frame.url);
    });
    protocol.on('Page.loadEventFired', () => {
      if (this.getURL() !== '' && this.getURL() !== 'about:blank')
        this.emit('did-finish-load');
    });
    protocol.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
      this.#opened(url, windowName, windowFeatures);
    });
    protocol.on('Inspector.targetCrashed', () => {
      this.#crashed = true;
      this.gone('crashed');
    });
    page.on('popup', (popup) => {
      // One that is gone already is as closed as it can be.
      popup.close().catch(() => undefined);
    });
    page.on('download', () => {
      session.defaultSession.emit('will-download', makeEvent({}));
    });
    await protocol.send('Page.enable');
    await protocol.send('Runtime.enable');
    await protocol.send('Inspector.enable');
    if (preload !== undefined) await this.#addPreload(protocol, preload);
    return protocol;
  }

  async #addPreload(protocol: CDPSession, preload: string): Promise<void> {
    const binding = `binding-${randomUUID()}`;
    const scripts = worldScripts(
      {
        toPage: randomUUID(),
        toPreload: randomUUID(),
        tag: randomUUID(),
        binding,
        receiver: this.#receiver,
      },
      readFileSync(preload, 'utf8'),
    );
    protocol.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === binding) void this.#told(decode(payload) as ToMain);
    });
    await protocol.send('Runtime.addBinding', {
      name: binding,
      executionContextName: WORLD,
    });
    await protocol.send('Page.addScriptToEvaluateOnNewDocument', {
      source: scripts.page,
    });
    await protocol.send('Page.addScriptToEvaluateOnNewDocument', {
      source: scripts.preload,
      worldName: WORLD,
    });
  }

  /** Settles what came through the opening of the preload. */
  async #told(message: ToMain): Promise<void> {
    if (message.kind === 'key') {
      this.#onKey(message);
      return;
    }
    const { call, channel, args } = message;
    const frame = this.mainFrame as unknown as Electron.WebFrameMain;
    const event: Electron.IpcMainInvokeEvent = makeEvent({
      frameId: 1,
      processId: this.id,
      sender: asElectrons(this),
      senderFrame: frame,
      type: 'frame' as const,
    });
    let answer: string;
    try {
      const value = await invokeHandler(event, channel, args);
      answer = encode({ kind: 'answer', call, value } satisfies ToPage);
    } catch (error) {
      const { message } = error as Error;
      answer = encode({ kind: 'refuse', call, message } satisfies ToPage);
    }
    await this.#tell(answer);
  }

  /** A page that is gone, or has no preload yet, is told nothing. */
  async #tell(text: string): Promise<void> {
    const protocol = await this.#protocol;
    const contextId = this.#preloadContext;
    if (contextId === null) return;
    const sent: Promise<unknown>[] = [];
    for (let at = 0; at < text.length; at += PIECE) {
      const piece = JSON.stringify(text.slice(at, at + PIECE));
      const isWhole = at + PIECE >= text.length;
      sent.push(
        protocol.send('Runtime.evaluate', {
          expression: `globalThis[${JSON.stringify(this.#receiver)}](${piece}, ${isWhole})`,
          contextId,
        }),
      );
    }
    try {
      await Promise.all(sent);
    } catch (error) {
      if (this.#preloadContext === contextId) throw error;
    }
  }

  send(channel: string, ...args: unknown[]): void {
    // Encoded at once: what is changed later is not what was sent.
    const text = encode({ kind: 'send', channel, args } satisfies ToPage);
    void this.#tell(text);
  }

  getURL(): string {
    return this.mainFrame.url;
  }

  isCrashed(): boolean {
    return this.#crashed;
  }

  /** Goes on in another page: nothing answers the requests of one whose process has ended. */
  renew(page: Promise<Page>): void {
    this.#crashed = false;
    this.#page = page;
    this.#protocol = this.#join(this.#preload);
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  /** The page is gone: for the window that held it. */
  destroy(): void {
    this.#destroyed = true;
    this.#preloadContext = null;
  }

  /** Resolves when the page has loaded; rejects where nothing answers. */
  async loadURL(url: string): Promise<void> {
    try {
      await this.#load(url);
    } catch (error) {
      // Its process ended before there was anybody to tell of it: the next load goes on in another page.
      if (/crashed|closed/i.test(String(error))) this.#crashed = true;
      throw error;
    }
  }

  async #load(url: string): Promise<void> {
    const protocol = await this.#protocol;
    const loaded = new Promise((resolve) => {
      protocol.once('Page.loadEventFired', resolve);
    });
    this.#expected = toChromium(url);
    const { errorText } = await protocol.send('Page.navigate', {
      url: this.#expected,
    });
    if (errorText !== undefined)
      throw new Error(`${errorText} loading '${url}'`);
    await loaded;
  }

  reload(): void {
    void this.loadURL(this.getURL());
  }

  setWebRTCIPHandlingPolicy(
    policy: Parameters<Electron.WebContents['setWebRTCIPHandlingPolicy']>[0],
  ): void {
    if (policy !== 'disable_non_proxied_udp')
      throw new Error(`The Chromium host has no WebRTC policy '${policy}'.`);
  }

  setWindowOpenHandler(
    handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0],
  ): void {
    this.#openHandler = handler;
  }

  #opened(url: string, frameName: string, features: readonly string[]): void {
    const { action } = this.#openHandler({
      url: fromChromium(url),
      frameName,
      features: features.join(','),
      disposition: 'new-window',
      referrer: { url: this.getURL(), policy: 'no-referrer' },
    });
    if (action !== 'deny')
      throw new Error('The Chromium host opens no window for a page.');
  }

  /** The process of the page has ended. */
  gone(reason: 'clean-exit' | 'crashed'): void {
    const details = { reason, exitCode: reason === 'crashed' ? 5 : 0 };
    this.#preloadContext = null;
    this.emit('render-process-gone', makeEvent({}), details);
    app.emit('render-process-gone', makeEvent({}), asElectrons(this), details);
  }

  /** Answers a request of this page's, or refuses it. */
  async answer(route: Route, frame: Frame): Promise<void> {
    const request = route.request();
    const ofMainFrame = frame.parentFrame() === null;
    if (request.isNavigationRequest() && ofMainFrame) {
      if (request.url() === this.#expected) this.#expected = null;
      else {
        const event = makeEvent({ url: fromChromium(request.url()) });
        this.emit('will-navigate', event);
        if (event.defaultPrevented) {
          // Any other error would put a page of its own in the place of ours.
          await route.abort('aborted');
          return;
        }
      }
    }
    await answerRequest(route, ofMainFrame);
  }
}

/** Where electron.d.ts has the whole of it: the members that ours lacks throw when they are read. */
export const asElectrons = (contents: WebContents): Electron.WebContents =>
  contents as unknown as Electron.WebContents;

/** Chromium's requests, each to the page that it is of. */
export async function answerFor(
  pages: ReadonlyMap<Page, WebContents>,
  route: Route,
): Promise<void> {
  const frame = frameOf(route.request());
  const contents = frame && pages.get(frame.page());
  if (contents) await contents.answer(route, frame);
  // A window that a page has opened, and that is being closed: in Electron there never is one.
  else if (route.request().isNavigationRequest()) await route.abort('aborted');
  else await answerRequest(route, false);
}

function frameOf(request: Asked): Frame | null {
  try {
    return request.frame();
  } catch {
    // The first navigation of a new page has none yet.
    return null;
  }
}
