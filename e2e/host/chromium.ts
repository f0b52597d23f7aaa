// Chromium under the stand-in: one browser with a profile of its own, no network at all, and every request answered or
// refused by main.
import { accessSync, constants } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { chromium, type BrowserContext, type Route } from '@playwright/test';

/** The first Chromium there is, by PRECIS_CHROMIUM or on the PATH; null without one. */
export function findChromium(): string | null {
  const asked = process.env['PRECIS_CHROMIUM'];
  if (asked) return asked;
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  for (const folder of (process.env['PATH'] ?? '').split(delimiter))
    for (const name of names)
      if (folder !== '' && mayRun(join(folder, name)))
        return join(folder, name);
  return null;
}

function mayRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there, or not ours to run: the next one is looked at.
    return false;
  }
}

const SWITCHES = [
  '--remote-debugging-port=0',
  // Whatever Chromium itself would like to fetch: there is no name that it can resolve.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-quic',
  // Three of these are pages of Chromium's own bar, which nobody sees here: half a second of work at each start. The last
  // is a process kept ready for a page that no test opens.
  '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication,CertificateTransparencyComponentUpdater,InterestFeedContentSuggestions,WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,SpareRendererForSitePerProcess',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
];

export const HEADED = process.env['PRECIS_HOST_HEADED'] === '1';

/** What a headless Chromium is given for a display. */
const DISPLAY = { width: 1920, height: 1080 };

export type Chromium = {
  readonly context: BrowserContext;
  /** Where another client can join. */
  readonly endpoint: string;
  readonly pid: number;
  readonly display: { readonly width: number; readonly height: number };
};

export async function launchChromium(
  profile: string,
  switches: readonly string[],
  answer: (route: Route) => Promise<void>,
): Promise<Chromium> {
  const executablePath = findChromium();
  if (executablePath === null)
    throw new Error(
      'No Chromium was found: install one, or name one in PRECIS_CHROMIUM.',
    );
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: !HEADED,
    args: [
      ...SWITCHES,
      ...switches,
      ...(HEADED ? [] : [`--screen-info={${DISPLAY.width}x${DISPLAY.height}}`]),
      // Chromium's own sandbox can't be had by root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    // A window that a page opens without being asked by a person is refused as in Electron.
    ignoreDefaultArgs: ['--disable-popup-blocking'],
    viewport: null,
    // Dates are those of one place, whatever machine the specs run on.
    locale: 'en-GB',
    // Main decides what a signal means.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  await context.route(() => true, answer);
  const page = context.pages()[0] ?? (await context.newPage());
  const browser = await context.browser()?.newBrowserCDPSession();
  const { processInfo = [] } =
    (await browser?.send('SystemInfo.getProcessInfo')) ?? {};
  const pid = processInfo.find(({ type }) => type === 'browser')?.id;
  if (pid === undefined) throw new Error('Chromium does not tell its process.');
  const [port = ''] = (
    await readFile(join(profile, 'DevToolsActivePort'), 'utf8')
  ).split('\n');
  return {
    context,
    endpoint: `http://127.0.0.1:${port}`,
    pid,
    display: HEADED
      ? await page.evaluate(() => ({
          width: screen.availWidth,
          height: screen.availHeight,
        }))
      : DISPLAY,
  };
}
