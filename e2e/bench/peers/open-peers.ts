// The peers' page: built into a folder of its own for each bench, and shown by the Chromium that shows the application,
// with the same switches.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Page, Route } from '@playwright/test';
import { build } from 'vite';
import type { Block } from '#core/document/document.ts';
import { launchChromium } from '../../host/chromium.ts';
import type { Place } from '../long-briefing.ts';
import { goTo } from '../long-briefing.ts';
import { timeKeys } from '../key-to-paint.ts';
import type { PeerName } from './page.ts';

const ADDRESS = 'http://peers.invalid/';
const KINDS: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

export type Peers = {
  /** The folder of the built page. */
  readonly built: string;
  readonly remove: () => void;
};

export async function buildPeers(folder: string): Promise<Peers> {
  const built = mkdtempSync(join(folder, 'precis-peers-'));
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    base: './',
    build: {
      outDir: built,
      emptyOutDir: true,
      target: 'chrome156',
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: join(import.meta.dirname, 'peers.html') },
    },
  });
  return {
    built,
    remove: () => {
      rmSync(built, { recursive: true, force: true });
    },
  };
}

export type OpenPeer = {
  readonly page: Page;
  readonly goTo: (place: Place) => Promise<void>;
};

/** The bounds of the window and the width of the sheet's stage are those of the application. */
export type PeerLayout = {
  readonly window: { readonly width: number; readonly height: number };
  readonly stage: number;
};

export async function withPeer<Result>(
  folder: string,
  { built }: Peers,
  name: PeerName,
  blocks: readonly Block[],
  layout: PeerLayout,
  use: (peer: OpenPeer) => Promise<Result>,
): Promise<Result> {
  const profile = mkdtempSync(join(folder, 'precis-peer-'));
  const { context } = await launchChromium(profile, [], (route) =>
    answer(built, route),
  );
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    const protocol = await context.newCDPSession(page);
    const { windowId } = await protocol.send('Browser.getWindowForTarget');
    await protocol.send('Browser.setWindowBounds', {
      windowId,
      bounds: layout.window,
    });
    await page.goto(`${ADDRESS}peers.html`);
    await page.evaluate(
      async ([peer, shown, width]) => {
        await document.fonts.ready;
        await window.openPeer(peer, shown, width);
      },
      [name, blocks, layout.stage] as const,
    );
    await page.waitForTimeout(2000);
    await timeKeys(page);
    return await use({
      page,
      async goTo(place) {
        if (name === 'prosemirror') {
          await goTo(page.locator('.ProseMirror'), place);
          return;
        }
        const paragraphs = blocks.flatMap(({ type }, index) =>
          type === 'paragraph' ? [index] : [],
        );
        const index =
          place === 'start'
            ? paragraphs[0]
            : place === 'middle'
              ? paragraphs[paragraphs.length >> 1]
              : paragraphs.at(-1);
        await page.evaluate((line) => {
          window.goToLine(line);
        }, index ?? 0);
        await page.waitForTimeout(500);
      },
    });
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function answer(built: string, route: Route): Promise<void> {
  const { pathname } = new URL(route.request().url());
  const contentType = KINDS[extname(pathname)];
  if (!route.request().url().startsWith(ADDRESS) || !contentType) {
    await route.abort();
    return;
  }
  await route.fulfill({
    contentType,
    body: readFileSync(join(built, pathname)),
  });
}
