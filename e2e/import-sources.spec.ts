// Sources come in from a file, come again changed, and go out: what a person and the file both changed is asked.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test, type App } from './app.ts';
import { runAxe } from './axe.ts';
import { ask } from './at-the-window.ts';

const entry = (fields: string): string =>
  `@book{fenn2020, author = {Fenn, Ada}, date = {2020}, ${fields}}\n`;

async function importText(app: App, text: string): Promise<void> {
  const path = join(app.folder, 'refs.bib');
  writeFileSync(path, text);
  await app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: false, filePaths: [file] });
  }, path);
  await app.page.getByRole('button', { name: 'Import', exact: true }).click();
}

test('a file that comes again updates, asks what both changed, and sources go out', async ({
  app,
}) => {
  const { page } = app;
  const dialog = page.getByRole('dialog');
  await page
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: /^Sources/ })
    .click();
  await importText(app, entry('title = {Tides of Hallin}'));
  await expect(dialog).toContainText('1 source came in.');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await importText(app, entry('title = {Tides of Hallin}, edition = {2}'));
  await expect(dialog).toContainText('1 source was updated.');
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  const { sources } = await ask<{
    sources: { id: string; citekey: string; item: object }[];
  }>(page, 'sources.list', {});
  const [fenn] = sources;
  await ask(page, 'sources.change', {
    id: fenn?.id,
    citekey: 'fenn2020',
    item: { ...fenn?.item, title: 'Tides at Hallin' },
  });
  await importText(
    app,
    `${entry('title = {The tides of Hallin}, edition = {3}')}@book{open, title = {never closed\n`,
  );
  await expect(dialog).toContainText(
    '1 source was changed here and in the file',
  );
  await expect(dialog.getByRole('row', { name: /^Title/ })).toContainText(
    'Tides at Hallin',
  );
  expect((await runAxe(page)).violations).toEqual([]);
  await dialog.getByRole('radio', { name: 'Take what the file says' }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toContainText('1 source was updated.');
  await expect(dialog).toContainText('refs.bib, line 2');
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  const out = join(app.folder, 'out.ris');
  await app.evaluate(({ dialog: system }, file) => {
    system.showSaveDialog = () =>
      Promise.resolve({ canceled: false, filePath: file });
  }, out);
  await page.getByRole('button', { name: 'Export…' }).click();
  await dialog.getByRole('radio', { name: /^RIS/ }).check();
  expect((await runAxe(page)).violations).toEqual([]);
  await dialog.getByRole('button', { name: 'Export…' }).click();
  await expect(dialog).toContainText('1 source is in');
  expect(readFileSync(out, 'utf8')).toContain('TI  - The tides of Hallin\r\n');
  expect(readFileSync(out, 'utf8')).toContain('ET  - 3\r\n');
});

test('files that are dropped on home come in: a text as a briefing, a file of sources as sources', async ({
  app,
}) => {
  const { page } = app;
  await expect(page.getByText('No briefings yet')).toBeVisible();
  const given = await page.evaluateHandle(
    (all) => {
      const transfer = new DataTransfer();
      for (const [name, words] of all)
        transfer.items.add(new File([words], name));
      return transfer;
    },
    [
      ['Fares.txt', 'Fares rise [1].'],
      ['refs.bib', entry('title = {Tides of Hallin}')],
    ] as const,
  );
  for (const type of ['dragover', 'drop'])
    await page.getByRole('main').dispatchEvent(type, { dataTransfer: given });
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('1 source');
  await expect(dialog).toContainText('Fares');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByRole('row', { name: /Fares/ })).toBeVisible();
  const { sources } = await ask<{ sources: { citekey: string }[] }>(
    page,
    'sources.list',
    {},
  );
  expect(sources.map(({ citekey }) => citekey)).toEqual(['fenn2020']);
});
