// The main job in the window, by the keyboard alone: nothing here is clicked.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test, type App } from './app.ts';
import { saved } from './at-the-window.ts';
import { fixture } from './precis.ts';

/** Presses Tab until the control of that role and name has the focus, as someone does who can't use a mouse. */
async function tabTo(
  page: Page,
  role: Parameters<Page['getByRole']>[0],
  name: string | RegExp,
): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: true }).first();
  await expect(wanted).toBeVisible();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement))
      return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${role} ${String(name)}`);
}

async function press(
  page: Page,
  role: Parameters<Page['getByRole']>[0],
  name: string | RegExp,
): Promise<void> {
  await tabTo(page, role, name);
  await page.keyboard.press('Enter');
}

async function chooseFiles(app: App, files: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: false, filePaths: [...filePaths] });
  }, files);
}

async function importByDialog(app: App, file: string): Promise<void> {
  await chooseFiles(app, [file]);
  await press(app.page, 'button', 'Import');
}

const noteMarks = (page: Page) => page.locator('[role="doc-noteref"]');

/** Links the number that stands open in the pane to the source that the typed words find. */
async function link(page: Page, number: number, typed: string): Promise<void> {
  const search = page.getByRole('combobox', {
    name: `Source of number ${number}`,
  });
  await expect(search).toBeFocused();
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
}

async function openImported(app: App): Promise<void> {
  const { page } = app;
  await importByDialog(app, fixture('two-sources.bib'));
  await press(page, 'button', 'Close');
  await importByDialog(app, fixture('press-summary.txt'));
  await press(page, 'button', /^Open/);
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(
    'press-summary',
  );
}

test('import, link, write, cite, export and prove, and find it all after a restart', async ({
  app,
}) => {
  const { page } = app;
  await openImported(app);

  // The markers stand in their pane, whose first number waits for its source.
  await press(page, 'button', /^\[1\]/);
  await link(page, 1, 'night calls');
  await link(page, 4, 'gauge');
  await expect(noteMarks(page)).toHaveCount(4);
  await saved(page);

  // Back to the text; what is written goes where the caret is.
  await page.keyboard.press('Escape');
  const text = page.getByRole('textbox', { name: /press-summary/ });
  await expect(text).toBeFocused();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Before everything else.');
  await page.keyboard.press('Control+Alt+f');
  await page.keyboard.type('gau');
  await page.keyboard.press('Enter');
  await page.keyboard.type('17');
  await page.keyboard.press('Enter');
  await expect(text).toBeFocused();

  // The new one is the first, and the others have moved on.
  await expect(noteMarks(page)).toHaveCount(5);
  expect(
    await noteMarks(page).evaluateAll((marks) =>
      marks.map((mark) => mark.getAttribute('aria-label')),
    ),
  ).toEqual([1, 2, 3, 4, 5].map((number) => `Footnote ${number} of 5`));
  await page.keyboard.press('Enter');
  await page.keyboard.type('A second paragraph.');
  await saved(page);

  // Undo takes the paragraph, redo brings it back.
  await page.keyboard.press('Control+z');
  await expect(text).not.toContainText('A second paragraph.');
  await page.keyboard.press('Control+Shift+z');
  await expect(text).toContainText('A second paragraph.');

  const out = join(app.folder, 'press.pdf');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () =>
      Promise.resolve({ canceled: false, filePath });
  }, out);
  await page.keyboard.press('Shift+F6');
  await press(page, 'button', 'Export');
  await press(page, 'button', 'Export…');
  await expect(page.getByRole('heading', { name: 'Proved' })).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByRole('dialog')).toContainText('5 of 5');
  expect((await readFile(out)).subarray(0, 5).toString()).toBe('%PDF-');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const again = await app.restart();
  await press(again.page, 'row', /press-summary/);
  const reopened = again.page.getByRole('textbox', { name: /press-summary/ });
  await expect(reopened).toContainText('Before everything else.');
  await expect(reopened).toContainText('A second paragraph.');
  await expect(noteMarks(again.page)).toHaveCount(5);
});

test('what was acknowledged is there after the program is killed in the middle of typing', async ({
  app,
}) => {
  const { page } = app;
  await openImported(app);
  await page.keyboard.press('F6');
  const text = page.getByRole('textbox', { name: /press-summary/ });
  await text.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  let acknowledged = '';
  let typed = '';
  for (let word = 1; word <= 120; word += 1) {
    typed += `word${word} `;
    await page.keyboard.type(`word${word} `, { delay: 4 });
    if (
      word % 10 === 0 &&
      (await page.getByTestId('save-state').textContent()) === 'Saved'
    )
      acknowledged = typed;
    // Time to save now and then, as people pause.
    if (word % 40 === 0) {
      await saved(page);
      acknowledged = typed;
    }
  }
  await page.keyboard.type('and on it goes');
  await app.kill();

  const again = await app.restart();
  await press(again.page, 'row', /press-summary/);
  await expect(
    again.page.getByRole('textbox', { name: /press-summary/ }),
  ).toContainText(acknowledged.trim());
  expect(acknowledged).toContain('word120');
});
