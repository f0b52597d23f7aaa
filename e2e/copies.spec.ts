// The copy for reviewers goes out by the keyboard: what they said stands beside its line and in the list, whole.
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './app.ts';
import { ask, chooseFromMenu, newBriefing, saved } from './at-the-window.ts';
import { pagesOf } from './read-pages.ts';

test.setTimeout(120_000);

test('a review copy is chosen, written and proved', async ({ app }) => {
  const { page } = app;
  await ask(page, 'settings.change', { name: 'Mairi Ashdown', initials: 'MA' });
  await newBriefing(page, 'Ferries');
  await page.keyboard.type('Costs rose by twelve per cent in May.');
  await saved(page);
  await page.keyboard.press('Control+Alt+m');
  await expect(page.getByRole('textbox', { name: 'Comment' })).toBeFocused();
  await page.keyboard.type('Says who? <b>The yard</b>');
  await page.keyboard.press('Control+Enter');
  // It has come to be, with the focus: nothing takes that from the window which opens next.
  const comments = page.getByRole('tabpanel', { name: /^Comments/ });
  await expect(comments.getByRole('button', { name: /About/ })).toBeFocused();
  await expect(comments).toContainText('Says who? <b>The yard</b>');

  await app.evaluate(({ dialog }, folder) => {
    // As the system does when the name that it offers is taken.
    dialog.showSaveDialog = (...given: unknown[]) => {
      const { defaultPath = '' } = given.at(-1) as { defaultPath?: string };
      const name = defaultPath.split(/[\\/]/).at(-1) ?? '';
      return Promise.resolve({
        canceled: false,
        filePath: `${folder}/${name}`,
      });
    };
  }, app.folder);
  await chooseFromMenu(app, 'export');
  const window = page.getByRole('dialog', { name: 'Export' });
  await expect(
    window.getByRole('radio', { name: 'PDF', exact: true }),
  ).toBeFocused();
  const copy = window.getByRole('combobox', { name: 'Copy' });
  await copy.focus();
  await page.keyboard.press('Enter');
  const review = page.getByRole('option', { name: /^For review/ });
  await expect(review).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(review).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(copy).toContainText('For review');
  for (const name of ['Draft, across each page', 'Line numbers']) {
    await window.getByRole('checkbox', { name }).focus();
    await page.keyboard.press('Space');
    await expect(window.getByRole('checkbox', { name })).toBeChecked();
  }
  await window.getByRole('button', { name: 'Export…' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Proved' })).toBeVisible({
    timeout: 60_000,
  });

  const file = join(app.folder, 'Ferries review copy.pdf');
  await expect(window).toContainText(basename(file));
  const [text, list] = await pagesOf(await readFile(file));
  for (const words of ['Costs rose', 'Review copy', 'Draft', 'The yard'])
    expect(text?.text).toContain(words);
  expect(list?.text).toContain('Comments and verdicts');
  expect(list?.text).toContain('Says who? <b>The yard</b>');
});
