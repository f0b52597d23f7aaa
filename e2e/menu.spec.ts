// What is chosen from the menu of the system is done where the person is: to the text, to the field with the focus, and
// to nothing behind an open dialog.
import { expect, type Page } from '@playwright/test';
import type { Bridge } from '#core/envelope.ts';
import { test } from './app.ts';
import { chooseFromMenu, newBriefing, textOf } from './at-the-window.ts';

declare const precis: Bridge;

async function write(page: Page, words: string): Promise<void> {
  await newBriefing(page, 'Tides');
  await page.keyboard.type(words);
}

/** The page has heard and done, or refused, all that was chosen so far: an answer of main's comes behind what it told. */
async function heard(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await precis.call('app.state', {});
    for (let frame = 0; frame < 2; frame += 1)
      await new Promise(requestAnimationFrame);
  });
}

test('bold and italic are for what is selected, and undo for where the caret is', async ({
  app,
}) => {
  const { page } = app;
  await write(page, 'The quay floods.');
  await page.keyboard.press('Control+a');
  await chooseFromMenu(app, 'bold');
  await expect(textOf(page).locator('strong')).toHaveText('The quay floods.');
  await chooseFromMenu(app, 'italic');
  // Of the two rows of tools: over the sheet, and at what is selected.
  const italic = page
    .getByRole('toolbar', { name: 'Text', exact: true })
    .getByRole('button', { name: 'Italic', pressed: true });
  await expect(italic).toBeVisible();
  await chooseFromMenu(app, 'undo');
  await expect(italic).toHaveCount(0);
  await expect(textOf(page).locator('strong')).toHaveText('The quay floods.');

  // The tools at what is selected lie over the title.
  await page.keyboard.press('ArrowRight');
  const title = page.getByRole('textbox', { name: 'Title' });
  await title.click();
  await chooseFromMenu(app, 'undo');
  await page.keyboard.press('Control+z');
  await expect(textOf(page).locator('strong')).toHaveText('The quay floods.');
  await page.keyboard.press('End');
  await page.keyboard.insertText(' at noon');
  await expect(title).toHaveValue('Tides at noon');
  await chooseFromMenu(app, 'undo');
  await expect(title).toHaveValue('Tides');
  await expect(textOf(page).locator('strong')).toHaveText('The quay floods.');
  await chooseFromMenu(app, 'redo');
  await expect(title).toHaveValue('Tides at noon');
});

test('nothing is done to what lies behind a dialog', async ({ app }) => {
  const { page } = app;
  await write(page, 'The quay floods.');
  await chooseFromMenu(app, 'export');
  await expect(page.getByRole('dialog')).toBeVisible();
  for (const id of ['undo', 'footnote', 'home', 'import'])
    await chooseFromMenu(app, id);
  await heard(page);
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(textOf(page)).toHaveText('The quay floods.');
  await chooseFromMenu(app, 'home');
  await expect(page.getByRole('row', { name: 'Tides' })).toBeVisible();
});

test('a pane that folds gives the focus that was in it to the text', async ({
  app,
}) => {
  const { page } = app;
  await write(page, 'The quay floods.');
  await page.getByRole('tab', { name: 'Notes' }).focus();
  await chooseFromMenu(app, 'toggle-right-pane');
  await expect(page.getByRole('tab', { name: 'Notes' })).toHaveCount(0);
  await expect(textOf(page)).toBeFocused();
});

test('what is chosen before the first screen is drawn is done on it, in its order', async ({
  app,
}) => {
  await chooseFromMenu(app, 'packs');
  await chooseFromMenu(app, 'settings');
  const { page } = app;
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'New pack' })).toBeVisible();
});
