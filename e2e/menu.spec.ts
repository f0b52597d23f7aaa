// What is chosen from the menu of the system is done where the person is: to the text, to the field with the focus, and
// to nothing behind an open dialog.
import { expect, type Page } from '@playwright/test';
import { test, type App } from './app.ts';

const choose = (app: App, id: string) =>
  app.evaluate(({ Menu }, command) => {
    Menu.getApplicationMenu()?.getMenuItemById(command)?.click();
  }, id);

const text = (page: Page) => page.getByRole('textbox', { name: /^Tides/ });

async function write(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: 'New briefing' }).first().click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Tides');
  await page.getByRole('button', { name: 'Create' }).click();
  await text(page).click();
  await page.keyboard.type(words);
}

test('bold and italic are for what is selected, and undo for where the caret is', async ({
  app,
}) => {
  const { page } = app;
  await write(page, 'The quay floods.');
  await page.keyboard.press('Control+a');
  await choose(app, 'bold');
  await expect(text(page).locator('strong')).toHaveText('The quay floods.');
  await choose(app, 'italic');
  const italic = page.getByRole('button', { name: 'Italic', pressed: true });
  await expect(italic).toBeVisible();
  await choose(app, 'undo');
  await expect(italic).toHaveCount(0);
  await expect(text(page).locator('strong')).toHaveText('The quay floods.');

  const title = page.getByRole('textbox', { name: 'Title' });
  await title.click();
  await choose(app, 'undo');
  await page.keyboard.press('Control+z');
  await expect(text(page).locator('strong')).toHaveText('The quay floods.');
  await page.keyboard.press('End');
  await page.keyboard.insertText(' at noon');
  await expect(title).toHaveValue('Tides at noon');
  await choose(app, 'undo');
  await expect(title).toHaveValue('Tides');
  await expect(text(page).locator('strong')).toHaveText('The quay floods.');
  await choose(app, 'redo');
  await expect(title).toHaveValue('Tides at noon');
});

test('nothing is done to what lies behind a dialog', async ({ app }) => {
  const { page } = app;
  await write(page, 'The quay floods.');
  await choose(app, 'export');
  await expect(page.getByRole('dialog')).toBeVisible();
  for (const id of ['undo', 'footnote', 'home', 'import'])
    await choose(app, id);
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(text(page)).toHaveText('The quay floods.');
  await choose(app, 'home');
  await expect(page.getByRole('row', { name: 'Tides' })).toBeVisible();
});

test('a pane that folds gives the focus that was in it to the text', async ({
  app,
}) => {
  const { page } = app;
  await write(page, 'The quay floods.');
  await page.getByRole('tab', { name: 'Notes' }).focus();
  await choose(app, 'toggle-right-pane');
  await expect(page.getByRole('tab', { name: 'Notes' })).toHaveCount(0);
  await expect(text(page)).toBeFocused();
});
