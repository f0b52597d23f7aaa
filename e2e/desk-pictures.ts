// Pictures of drafting and of sources, in light and in dark: what is open while one writes, and what one looks things up in.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { docWith, p } from '#core/document/builder.ts';
import type { BriefingId } from '#core/document/document.ts';
import { insertBriefing } from '../electron/database/briefings.ts';
import { openLibrary } from '../electron/database/open.ts';
import { caretBehind } from './at-the-window.ts';
import { startApp, type RunningApp } from './running-app.ts';

type Ask = <Value>(page: Page, name: string, input: unknown) => Promise<Value>;
type Draw = (page: Page, name: string) => Promise<void>;

const WINDOW = { width: 1440, height: 900 };
const MANY = 3_000;

const SUMMARY = `Press summary, 12 October

Two of the four gauges on the northern coast fell silent in the storm of January [1]. The branch has asked for a second
reporting route since 2024 [2, 3], and the inquiry said the same in March [1]. A quotation for eleven stations has come in [4].

The pilots want a reading each minute [2].
`;
const ROWS = [
  ['Station', 'Reports by', 'Silent in 2025–26'],
  ['Port Hallin', 'Line and radio', '2 hours'],
  ['Skerra Head', 'Line', '31 hours'],
  ['North Mole', 'Line', '9 hours'],
];

/** Draws them into `folder`. `pdf` is what is read beside the text; `work` is where their libraries may stand. Returns their files. */
export async function drawDesk(
  ask: Ask,
  given: {
    readonly folder: string;
    readonly work: string;
    readonly pdf: string;
  },
): Promise<string[]> {
  const files: string[] = [];
  const draw: Draw = async (page, name) => {
    for (const theme of ['light', 'dark']) {
      await ask(page, 'settings.change', { theme });
      await page.locator(`html[data-theme="${theme}"]`).waitFor();
      // Colours and panes have settled.
      await page.waitForTimeout(500);
      const file = join(given.folder, `${name}-${theme}.png`);
      await page.screenshot({ path: file });
      files.push(file);
    }
    await ask(page, 'settings.change', { theme: 'light' });
  };
  await within(given.work, 'desk', null, async ({ page, running }) => {
    await ask(page, 'settings.change', { theme: 'light', spelling: false });
    await page.getByRole('button', { name: /sample library/ }).click();
    await drawWriting(page, draw);
    await drawSources({ page, running, ask, draw, ...given });
  });
  const library = join(given.work, 'many');
  fill(library);
  await within(given.work, 'list', library, async ({ page }) => {
    await page.getByRole('row', { name: /Briefing 2,999/ }).hover();
    await draw(page, 'draft-home-3000');
  });
  return files;
}

async function within(
  work: string,
  name: string,
  library: string | null,
  act: (opened: { page: Page; running: RunningApp }) => Promise<void>,
): Promise<void> {
  const home = join(work, name);
  mkdirSync(home);
  const running = await startApp({
    args: [
      `--user-data-dir=${join(home, 'user-data')}`,
      ...(library === null ? [] : [`--library=${library}`]),
    ],
    folder: home,
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home },
    answers: [],
  });
  try {
    const { page } = running;
    if (!page) throw new Error(`There is no window: ${running.stderr()}`);
    await page.setViewportSize(WINDOW);
    await act({ page, running });
    await running.quit();
  } finally {
    await running.kill();
  }
}

async function drawWriting(page: Page, draw: Draw): Promise<void> {
  await page.getByRole('row', { name: /storm season Briefing/ }).press('Enter');
  await page.getByRole('list', { name: 'Notes' }).waitFor();
  const text = page.locator('[role="textbox"][contenteditable="true"]').first();
  await text.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+h');
  await page.keyboard.type('gauge');
  await page.getByText(/^1 of \d+$/).waitFor();
  await page.getByRole('textbox', { name: 'Replace with' }).fill('station');
  await draw(page, 'draft-find');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('note');
  await page.getByRole('option').first().waitFor();
  await draw(page, 'draft-palette');
  await page.keyboard.press('Escape');

  await text.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+F10');
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await page.getByRole('button', { name: '3 rows, 3 columns' }).click();
  for (const [at, words] of ROWS.flat().entries()) {
    await page.keyboard.type(words);
    if (at < ROWS.flat().length - 1) await page.keyboard.press('Tab');
  }
  // Cells of two rows, with what can be done to them.
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.getByText('Saved', { exact: true }).first().waitFor();
  await draw(page, 'draft-table');
  await page.getByRole('button', { name: 'All briefings' }).click();
}

async function drawSources({
  page,
  running,
  ask,
  draw,
  work,
  pdf,
}: {
  readonly page: Page;
  readonly running: RunningApp;
  readonly ask: Ask;
  readonly draw: Draw;
  readonly work: string;
  readonly pdf: string;
}): Promise<void> {
  const { sources } = await ask<{
    sources: readonly { id: string; citekey: string }[];
  }>(page, 'sources.list', {});
  const inquiry = sources.find(({ citekey }) => citekey.includes('hallin'));
  if (!inquiry) throw new Error('The sample has no report of the inquiry.');
  await ask(page, 'attachments.attach', {
    source: inquiry.id,
    bytes: readFileSync(pdf).toString('base64'),
    name: 'inquiry.pdf',
  });
  await page
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: /^Sources/ })
    .click();
  await page.getByRole('row', { name: /Inquiry into the Surge/ }).click();
  await draw(page, 'cite-sources');
  await page.getByRole('tab', { name: /^Where cited/ }).click();
  await draw(page, 'cite-where-cited');
  await page
    .getByRole('row', { name: /Inquiry into the Surge/ })
    .press('Enter');
  await page.getByRole('dialog').waitFor();
  await draw(page, 'cite-form');
  await page.keyboard.press('Escape');

  await page
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: /^Briefings/ })
    .click();
  await page.getByRole('row', { name: /storm season Briefing/ }).press('Enter');
  const text = page.locator('[role="textbox"][contenteditable="true"]').first();
  await caretBehind(page, text.getByText(/^The network was laid out in 1988/));
  await page.keyboard.press('Control+Alt+f');
  await page.keyboard.type('inquiry');
  await page.getByRole('option').first().waitFor();
  await page.waitForTimeout(500);
  await draw(page, 'cite-picker');
  await page.keyboard.press('Enter');
  await page.keyboard.type('1');
  await page.keyboard.press('Control+Alt+o');
  const file = page.getByRole('region', { name: 'File', exact: true });
  const words = file.getByText(/seven|eleven|gauge/).first();
  await words.waitFor();
  await page.keyboard.press('Enter');
  await words.selectText();
  await file.getByRole('button', { name: /Keep as excerpt/ }).click();
  await file.getByRole('status').waitFor();
  await draw(page, 'cite-excerpt');
  await page.getByRole('button', { name: 'All briefings' }).click();

  const summary = join(work, 'press summary.txt');
  writeFileSync(summary, SUMMARY);
  await running.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: false, filePaths: [path] });
  }, summary);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('button', { name: /^Open/ }).click();
  const number = page.getByRole('combobox', { name: 'Source of number 1' });
  await number.fill('inquiry');
  await page.getByRole('option').first().waitFor();
  await draw(page, 'cite-linking');
}

const numbers = new Intl.NumberFormat('en-GB');
const STATUSES = ['draft', 'in-review', 'cleared', 'final'] as const;
const MARKINGS = ['OFFICIAL', 'OFFICIAL-SENSITIVE', ''];

function fill(folder: string): void {
  mkdirSync(folder);
  // Nothing in it need survive a loss of power.
  const library = openLibrary(folder, { create: true, durability: 'process' });
  try {
    for (let index = 0; index < MANY; index += 1)
      insertBriefing(
        library,
        `briefing-${index}` as BriefingId,
        docWith(
          {
            title: `Briefing ${numbers.format(index)} on coastal repair`,
            status: STATUSES[index % STATUSES.length] ?? 'draft',
            marking: MARKINGS[index % MARKINGS.length] ?? '',
          },
          p(`The wall of place ${index} held, and the gauge was read.`),
        ),
        {
          at: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
          author: 'Ada Holm',
        },
      );
  } finally {
    library.close();
  }
}
