// A citation style out of a file: a broken one is refused, a good one is cited in, and it stays while a briefing is written
// in it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test, type App } from './app.ts';
import { runAxe } from './axe.ts';
import { ask, chooseFromMenu, newBriefing, saved } from './at-the-window.ts';

const house = (
  layout: string,
): string => `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
  <info><title>House style</title><id>https://example.org/styles/house</id></info>
  <citation><layout suffix=".">${layout}</layout></citation>
</style>`;

/** The file that the next dialog for opening one gives. */
async function give(app: App, name: string, words: string): Promise<void> {
  const path = join(app.folder, name);
  writeFileSync(path, words);
  await app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: false, filePaths: [file] });
  }, path);
}

test('a style of a file is added and cited in, a broken one is not, and one that is used is not removed', async ({
  app,
}) => {
  const { page } = app;
  await ask(page, 'sources.create', {
    item: {
      type: 'book',
      title: 'Tides of Hallin',
      author: [{ family: 'Fenn', given: 'Ada' }],
    },
  });
  const text = await newBriefing(page, 'Ferries');
  await page.keyboard.type('It was busy.');
  await page.keyboard.press('Control+Alt+f');
  await page.keyboard.type('Fenn');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(text.locator('[role="doc-noteref"]')).toHaveCount(1);
  const notes = page.getByRole('list', { name: 'Notes' });
  await expect(notes).toContainText('n.d.');

  // The words of the style are those of the briefing’s language.
  await page
    .getByRole('button', { name: 'Language: English (United Kingdom)' })
    .click();
  await page.getByRole('menuitemradio', { name: 'German (Germany)' }).click();
  const language = page.getByRole('button', {
    name: 'Language: German (Germany)',
  });
  await expect(language).toBeFocused();
  await expect(notes).toContainText('o. J.');
  await language.click();
  await page
    .getByRole('menuitemradio', { name: 'English (United Kingdom)' })
    .click();
  await expect(notes).toContainText('n.d.');

  const choice = page.getByRole('combobox', { name: 'Citation style' });
  // Without the sign of the list behind it.
  const before = ((await choice.textContent()) ?? '').replace('▼', '');
  const add = async (): Promise<void> => {
    await choice.click();
    await page.getByRole('option', { name: 'Add a style…' }).click();
  };
  await give(app, 'broken.csl', '<style class="note"><citation>');
  await add();
  const pane = page.getByRole('region', { name: 'Notes', exact: true });
  await expect(pane.getByRole('alert')).toContainText(/^[^\n]{20,}\.$/);
  await expect(choice).toContainText(before);
  expect((await runAxe(page)).violations).toEqual([]);

  await give(
    app,
    'house.csl',
    house(
      '<names variable="author"><name form="short"/></names><text variable="title" prefix=" wrote "/>',
    ),
  );
  await add();
  await expect(choice).toContainText('House style');
  await expect(notes).toContainText('Fenn wrote Tides of Hallin.');
  await expect(pane.getByRole('alert')).toHaveCount(0);

  // The same style again, as its author has changed it: the notes follow at once.
  await give(app, 'house.csl', house('<text variable="title" prefix="See "/>'));
  await add();
  await expect(notes).toContainText('See Tides of Hallin.');
  await saved(page);

  await chooseFromMenu(app, 'settings');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  const remove = settings.getByRole('button', { name: 'Remove House style' });
  await remove.click();
  await expect(settings.getByRole('alert')).toContainText(
    '“Ferries” would have no citation style',
  );
  await expect(remove).toBeVisible();
  expect((await runAxe(page)).violations).toEqual([]);
  await page.keyboard.press('Escape');

  await choice.click();
  await page.getByRole('option', { name: before, exact: true }).click();
  await expect(choice).toContainText(before);
  await saved(page);
  await chooseFromMenu(app, 'settings');
  await remove.click();
  await expect(remove).toHaveCount(0);
  await page.keyboard.press('Escape');
  await choice.click();
  await expect(page.getByRole('option', { name: 'House style' })).toHaveCount(
    0,
  );
});
