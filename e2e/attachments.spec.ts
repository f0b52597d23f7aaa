// A PDF beside a source: attached by the dialog, its words found by search with their page, shown, and a passage of it taken
// as an excerpt.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { pdfOf } from '../electron/attachments/pdf-fixture.ts';
import { test, type App } from './app.ts';
import { ask } from './at-the-window.ts';

test.setTimeout(60_000);

async function chooseFiles(app: App, files: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: false, filePaths: [...filePaths] });
  }, files);
}

test('a PDF is attached, found by its words, shown, and gives an excerpt with its page', async ({
  app,
}, testInfo) => {
  const { page } = app;
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  const file = testInfo.outputPath('harbour report.pdf');
  const broken = join(file, '..', 'broken.pdf');
  await writeFile(
    file,
    pdfOf(['Contents', 'The harbour master counted forty crossings', 'End']),
  );
  await writeFile(broken, '%PDF-1.7\nnothing');
  const picture = join(file, '..', 'broken.png');
  await writeFile(picture, Buffer.from('89504e470d0a1a0a', 'hex'));
  await ask(page, 'sources.create', {
    item: { type: 'report', title: 'Crossings' },
  });
  await page
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: /^Sources/ })
    .click();
  const detail = page.getByRole('region', { name: 'Source', exact: true });
  await detail.getByRole('tab', { name: /^Files/ }).click();
  await chooseFiles(app, [file, broken, picture]);
  await detail.getByRole('button', { name: 'Attach files…' }).click();
  await expect(detail).toContainText('its words can be found');
  await expect(detail).toContainText('It is damaged or not complete');
  await detail.getByRole('button', { name: /^broken\.png/ }).click();
  const shown = page.getByRole('dialog', { name: 'File' });
  await expect(shown).toContainText('is damaged or too large to be drawn');
  await expect(shown.locator('img')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(shown).toHaveCount(0);

  await page
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: /^Briefings/ })
    .click();
  await page
    .getByRole('searchbox')
    .or(page.getByRole('combobox'))
    .first()
    .fill('forty crossings');
  const found = page.getByRole('option', { name: /counted forty crossings/ });
  await expect(found).toContainText('p. 2');
  await found.click();

  const viewer = page.getByRole('dialog', { name: 'File' });
  const words = viewer
    .getByRole('group', { name: 'Page 2' })
    .getByText('The harbour master');
  await expect(words).toBeVisible();
  await expect(viewer.getByLabel(/^Page/).first()).toHaveValue('2');
  await words.selectText();
  await viewer.getByRole('button', { name: 'Keep as excerpt' }).click();
  await expect(viewer.getByRole('status')).toHaveText(
    'Kept as an excerpt, p. 2.',
  );
  await page.keyboard.press('Escape');
  const { sources } = await ask<{ sources: { id: string }[] }>(
    page,
    'sources.list',
    {},
  );
  expect(await ask(page, 'sources.open', { id: sources[0]?.id })).toMatchObject(
    {
      excerpts: [
        {
          text: 'The harbour master counted forty crossings',
          locator: { label: 'page', value: '2' },
        },
      ],
    },
  );
  expect(faults).toEqual([]);
});
