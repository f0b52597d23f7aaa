// The application as it is built, with a long briefing in a library of its own, for benches of the window.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { startApp } from '../running-app.ts';
import type { NewSource } from '../../electron/database/sources.ts';
import { addSources, generateLibrary, type DocumentSize } from './generate.ts';
import { timeKeys } from './key-to-paint.ts';

const TEXT = '[role="textbox"][aria-multiline="true"]';
/** Milliseconds after opening until what is done behind the text (notes, spelling) is done too. */
const SETTLE = 4000;
const LIMIT = 120_000;

export type LongBriefing = {
  readonly page: Page;
  readonly text: Locator;
  /** Milliseconds from the key that opens it to the first screen of its text in the window. */
  readonly openedAfter: number;
  /** As `openedAfter`, to the whole of it in the editor, where it can be written. */
  readonly writableAfter: number;
};

/** Where in the text: a paragraph, never a heading. */
export type Place = 'start' | 'middle' | 'end';
export const PLACES: readonly Place[] = ['start', 'middle', 'end'];

/** `folder` is where the library may stand, which has the sources `more` as well; it and the program are gone when `use` has ended. */
export async function withLongBriefing<Result>(
  folder: string,
  size: DocumentSize,
  use: (opened: LongBriefing) => Promise<Result>,
  more: readonly NewSource[] = [],
): Promise<Result> {
  const own = mkdtempSync(join(folder, 'precis-bench-'));
  try {
    const library = join(own, 'library');
    mkdirSync(library);
    generateLibrary(library, 1, size);
    if (more.length > 0) addSources(library, more);
    const running = await startApp({
      args: [
        `--user-data-dir=${join(own, 'user-data')}`,
        `--library=${library}`,
      ],
      folder: own,
      env: { ...process.env, HOME: own },
      answers: [],
    });
    try {
      const { page } = running;
      if (!page) throw new Error(`There is no window: ${running.stderr()}`);
      page.setDefaultTimeout(LIMIT);
      const opened = await openFirst(page);
      await page.waitForTimeout(SETTLE);
      await timeKeys(page);
      return await use({ page, text: page.locator(TEXT), ...opened });
    } finally {
      await running.kill();
    }
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

async function openFirst(
  page: Page,
): Promise<Pick<LongBriefing, 'openedAfter' | 'writableAfter'>> {
  const row = page.getByRole('row', { name: /coastal repair/ }).first();
  await row.waitFor();
  // Until the page has nothing left to do for its start.
  await page.waitForTimeout(1000);
  const shown = page.evaluate(
    async ({ first, whole }) => {
      const key = await new Promise<number>((resolve) => {
        addEventListener(
          'keydown',
          ({ timeStamp }) => {
            resolve(timeStamp);
          },
          { capture: true, once: true },
        );
      });
      /** To the message that comes once the frame with it has been painted. */
      const painted = (selector: string): Promise<number> =>
        new Promise((resolve) => {
          const look = (): void => {
            if (!document.querySelector(selector)) {
              requestAnimationFrame(look);
              return;
            }
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => {
              resolve(performance.now() - key);
            };
            port2.postMessage(null);
          };
          requestAnimationFrame(look);
        });
      const [openedAfter, writableAfter] = await Promise.all([
        painted(first),
        painted(whole),
      ]);
      return { openedAfter, writableAfter };
    },
    { first: `[data-first-screen] p, ${TEXT} p`, whole: `${TEXT} p` },
  );
  await row.press('Enter');
  return shown;
}

/** Puts the caret into a paragraph of an editor whose blocks are the children of one element. */
export async function goTo(text: Locator, place: Place): Promise<void> {
  await text.evaluate(async (root, where) => {
    const frame = (): Promise<unknown> =>
      new Promise((resolve) => requestAnimationFrame(resolve));
    const paragraphs = root.querySelectorAll(':scope > p');
    const index =
      where === 'start'
        ? 0
        : where === 'middle'
          ? paragraphs.length >> 1
          : paragraphs.length - 1;
    const paragraph = paragraphs[index];
    if (!paragraph) throw new Error('There is no paragraph.');
    (root as HTMLElement).focus({ preventScroll: true });
    paragraph.scrollIntoView({ block: 'center' });
    await frame();
    await frame();
    const words = document
      .createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
      .nextNode();
    getSelection()?.collapse(
      words,
      Math.min(20, words?.nodeValue?.length ?? 0),
    );
    await frame();
  }, place);
  await text.page().waitForTimeout(500);
}
