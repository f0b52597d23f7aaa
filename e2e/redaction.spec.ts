// A passage is marked and the redacted copy goes out, by the keyboard: the file has nothing of it, and says that it has not.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './app.ts';
import { chooseFromMenu, newBriefing, saved } from './at-the-window.ts';
import { pagesOf } from './read-pages.ts';

test('words are marked, and a redacted copy without them is proved', async ({
  app,
}) => {
  const { page } = app;
  const { keyboard } = page;
  const text = await newBriefing(page, 'The Krakatoa ferry');
  await keyboard.type('The ferry leaves soon for Krakatoa');
  await expect(text).toContainText('for Krakatoa');
  await keyboard.press('Control+Shift+ArrowLeft');
  await expect(
    page.getByRole('toolbar', { name: 'Selected words' }),
  ).toBeVisible();
  await keyboard.press('Control+Alt+b');
  await expect(text.locator('[data-redacted]')).toHaveText('Krakatoa');
  await saved(page);

  await chooseFromMenu(app, 'export');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(
    dialog.getByRole('radio', { name: 'PDF', exact: true }),
  ).toBeFocused();
  await dialog.getByLabel('Copy').focus();
  await keyboard.press('Enter');
  const choice = page.getByRole('option', { name: /^Redacted/ });
  await expect(choice).toBeVisible();
  await keyboard.press('End');
  await expect(choice).toBeFocused();
  await keyboard.press('Enter');
  await expect(choice).toHaveCount(0);
  await expect(dialog.getByText('1 passage is marked')).toBeVisible();

  const out = join(app.folder, 'released.pdf');
  await app.evaluate(({ dialog: system }, filePath) => {
    system.showSaveDialog = (...options: unknown[]) => {
      Object.assign(globalThis, { asked: JSON.stringify(options) });
      return Promise.resolve({ canceled: false, filePath });
    };
  }, out);
  await dialog.getByRole('button', { name: 'Export…' }).focus();
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Proved' })).toBeVisible({
    timeout: 60_000,
  });
  await expect(dialog).toContainText('Nothing that is marked is in it');
  await expect(dialog).toContainText('1 passage');
  const asked = await app.evaluate(
    () => (globalThis as { asked?: string }).asked ?? '',
  );
  expect(asked).toContain('[Redacted]');
  expect(asked).not.toContain('Krakatoa');

  const bytes = await readFile(out);
  expect(bytes.toString('latin1')).not.toContain('Krakatoa');
  const pages = await pagesOf(bytes);
  expect(pages[0]?.heightOf('leaves soon for')).toBeGreaterThan(0);
  expect(pages[0]?.heightOf('[Redacted]')).toBeGreaterThan(0);
  expect(pages[0]?.heightOf('Krakatoa')).toBeNaN();
});
