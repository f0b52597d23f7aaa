// The one session: what main serves under its own scheme, what it lets through, and a list of every request that would
// have left the machine, told to the spec. Handlers of permissions are never asked: Chromium, told nothing, grants nothing.
import type { Request as Asked, Route } from '@playwright/test';
import { addScheme, fromChromium, schemeOf } from './addresses.ts';
import { Emitter, OnlyThese, type EventsOf } from './members.ts';
import { beforeReady } from './phase.ts';
import { report } from '../report.ts';

type Handler = Parameters<Electron.Protocol['handle']>[1];
type Filter = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void;

const handlers = new Map<string, Handler>();
let beforeRequest: Filter | null = null;

class Protocol
  extends OnlyThese
  implements Pick<Electron.Protocol, 'handle' | 'registerSchemesAsPrivileged'>
{
  handle(scheme: string, handler: Handler): void {
    if (handlers.has(scheme))
      throw new Error(`The scheme ${scheme} is handled already.`);
    handlers.set(scheme, handler);
  }

  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    beforeReady('protocol.registerSchemesAsPrivileged');
    schemes.forEach(addScheme);
  }
}

class WebRequest
  extends OnlyThese
  implements Pick<Electron.WebRequest, 'onBeforeRequest'>
{
  onBeforeRequest(
    first: Electron.WebRequestFilter | Filter | null,
    second?: Filter | null,
  ): void {
    if (second !== undefined || (first !== null && typeof first !== 'function'))
      throw new Error('The Chromium host filters all requests, or none.');
    beforeRequest = first;
  }
}

type Events = EventsOf<
  Electron.Session,
  { 'will-download': (event: Electron.Event) => void }
>;

class Session
  extends Emitter<Events>
  implements
    Pick<
      Electron.Session,
      | 'setDevicePermissionHandler'
      | 'setPermissionCheckHandler'
      | 'setPermissionRequestHandler'
      | 'setSpellCheckerEnabled'
    >
{
  readonly protocol = protocol;
  readonly webRequest = new WebRequest();

  constructor() {
    super(['will-download']);
  }

  setPermissionRequestHandler(): void {
    // Never asked.
  }

  setPermissionCheckHandler(): void {
    // Never asked.
  }

  setDevicePermissionHandler(): void {
    // Never asked.
  }

  setSpellCheckerEnabled(enabled: boolean): void {
    if (enabled) throw new Error('The Chromium host has no spelling.');
  }
}

export const protocol = new Protocol();
export const session = { defaultSession: new Session() };

const RESOURCE_TYPES: Readonly<
  Record<string, Electron.OnBeforeRequestListenerDetails['resourceType']>
> = {
  stylesheet: 'stylesheet',
  script: 'script',
  image: 'image',
  font: 'font',
  media: 'media',
  fetch: 'xhr',
  xhr: 'xhr',
  ping: 'ping',
  cspreport: 'cspReport',
  websocket: 'webSocket',
};

let lastRequest = 0;

function mayPass(request: Asked, ofMainFrame: boolean): Promise<boolean> {
  const filter = beforeRequest;
  if (filter === null) return Promise.resolve(true);
  lastRequest += 1;
  const details: Electron.OnBeforeRequestListenerDetails = {
    id: lastRequest,
    url: fromChromium(request.url()),
    method: request.method(),
    resourceType: request.isNavigationRequest()
      ? ofMainFrame
        ? 'mainFrame'
        : 'subFrame'
      : (RESOURCE_TYPES[request.resourceType()] ?? 'other'),
    referrer: fromChromium(request.headers()['referer'] ?? ''),
    timestamp: Date.now(),
    uploadData: [],
  };
  return new Promise((resolve) => {
    filter(details, ({ cancel = false, redirectURL }) => {
      if (redirectURL !== undefined)
        throw new Error('The Chromium host redirects no request.');
      resolve(!cancel);
    });
  });
}

/** Answers a request of Chromium's with what main has for it, or refuses it. */
export async function answerRequest(
  route: Route,
  ofMainFrame: boolean,
): Promise<void> {
  const request = route.request();
  const url = fromChromium(request.url());
  const handler = handlers.get(schemeOf(url) ?? '');
  if (!(await mayPass(request, ofMainFrame)) || !handler) {
    if (schemeOf(url) === null) report({ kind: 'refused', url });
    await route.abort('blockedbyclient');
    return;
  }
  const body = request.postDataBuffer();
  const response = await handler(
    new Request(url, {
      method: request.method(),
      headers: request.headers(),
      ...(body && { body: new Uint8Array(body) }),
    }),
  );
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
}
