// Pictures of a disagreement: two people have the sample in libraries of their own and both change one paragraph of it.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Bridge } from '#core/envelope.ts';
import { caretBehind } from './at-the-window.ts';
import { startApp, type RunningApp } from './running-app.ts';

const choose = (
  { evaluate }: Pick<RunningApp, 'evaluate'>,
  id: string,
): Promise<void> =>
  evaluate(({ Menu }, command) => {
    Menu.getApplicationMenu()?.getMenuItemById(command)?.click();
  }, id);

const change = (page: Page, settings: object): Promise<unknown> =>
  page.evaluate(
    (given) =>
      (window as unknown as { precis: Bridge }).precis.call(
        'settings.change',
        given,
      ),
    settings,
  );

/** Draws them from a library with the sample in it, which nothing has open, into `folder`. Returns their files. */
export async function drawConflict({
  library,
  work,
  folder,
}: {
  readonly library: string;
  /** For the other library and the package. */
  readonly work: string;
  readonly folder: string;
}): Promise<string[]> {
  const theirs = join(work, 'of-lea');
  cpSync(library, theirs, { recursive: true });
  const file = join(work, 'Tide gauges from Lea.precis');
  const open = async (
    of: string,
    name: string,
    initials: string,
    words: string,
    act: (running: RunningApp, page: Page) => Promise<void>,
  ): Promise<void> => {
    const home = join(work, `settings of ${initials}`);
    const running = await startApp({
      args: [`--user-data-dir=${home}`, `--library=${of}`],
      folder: work,
      env: { ...process.env, HOME: work, XDG_CONFIG_HOME: home },
      answers: [],
    });
    try {
      const { page } = running;
      if (!page) throw new Error(`There is no window: ${running.stderr()}`);
      await page.setViewportSize({ width: 1440, height: 900 });
      await change(page, { name, initials, theme: 'light', spelling: false });
      await page.getByRole('row', { name: /storm season Briefing/ }).click();
      const text = page.locator('[role="textbox"][contenteditable="true"]');
      await caretBehind(
        page,
        text.getByText(/^The network was laid out in 1988/),
      );
      await page.keyboard.type(words);
      await page.getByTestId('save-state').getByText('Saved').waitFor();
      await act(running, page);
    } finally {
      await running.kill();
    }
  };
  await open(
    theirs,
    'Lea Marsh',
    'LM',
    ' Its builders are retired.',
    async (running, page) => {
      await running.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () =>
          Promise.resolve({ canceled: false, filePath });
      }, file);
      await choose(running, 'send-for-review');
      await page.getByRole('button', { name: 'Choose where…' }).click();
      await page
        .getByText(/is written/)
        .first()
        .waitFor();
    },
  );
  const files: string[] = [];
  await open(
    library,
    'Ada Holm',
    'AH',
    ' Two of its stations have no road.',
    async (running, page) => {
      await running.evaluate(({ dialog }, path) => {
        dialog.showOpenDialog = () =>
          Promise.resolve({ canceled: false, filePaths: [path] });
      }, file);
      await choose(running, 'take-package');
      await page.getByRole('button', { name: 'Settle it' }).first().click();
      await page.getByTestId('conflicts').getByText('1 of 1').waitFor();
      for (const theme of ['light', 'dark']) {
        await change(page, { theme });
        await page.locator(`html[data-theme="${theme}"]`).waitFor();
        // Colours have settled.
        await page.waitForTimeout(600);
        const picture = join(folder, `review-conflict-${theme}.png`);
        await page.screenshot({ path: picture });
        files.push(picture);
      }
    },
  );
  return files;
}
