// The list of sources: put in by its name, it shows what is cited, follows the style, and is in the PDF that is proved.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test } from './app.ts';
import { ask, saved } from './at-the-window.ts';
import { briefingThatCites } from './cited-sources.ts';
import { pagesOf } from './read-pages.ts';

test.setTimeout(60_000);

const book = (family: string, title: string) => ({
  item: {
    type: 'book',
    title,
    author: [{ family, given: 'Ada' }],
    issued: { 'date-parts': [[2024]] },
    publisher: 'Quay Books',
  },
});

async function chooseStyle(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: 'Citation style' }).click();
  await page.getByRole('option', { name }).first().click();
}

test('a list of sources is put in, kept up, and printed', async ({ app }) => {
  const { page } = app;
  type Created = { source: { id: string } };
  const cited = [
    await ask<Created>(page, 'sources.create', book('Zander', 'Surges')),
    await ask<Created>(page, 'sources.create', book('Adler', 'Gauges')),
  ];
  await briefingThatCites(
    page,
    'Ferries',
    cited.map(({ source }) => source.id),
  );
  await page.reload();
  await page.getByRole('row', { name: /Ferries/ }).dblclick();

  const text = page.getByRole('textbox', { name: 'Ferries' });
  await expect(text).toContainText('Words 1');
  await expect(page.getByRole('list', { name: 'Notes' })).toContainText(
    'Zander',
  );
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/list of s');
  await page.keyboard.press('Enter');
  const list = page.locator('[data-bibliography]');
  const entries = list.locator('[role="listitem"]');
  await expect(entries).toHaveText([
    /^Adler, Ada\. Gauges/,
    /^Zander, Ada\. Surges/,
  ]);
  await chooseStyle(page, /^Bluebook/);
  await expect(list).toHaveText(/this citation style has none/);
  await chooseStyle(page, /^OSCOLA/);
  await expect(entries).toHaveText([/^Adler A, Gauges/, /^Zander A, Surges/]);
  await expect(entries.first().locator('em')).toHaveText('Gauges');

  // In the order of the notes, and with their numbers.
  await chooseStyle(page, /IEEE/);
  await expect(entries).toHaveText([/^\[1\] A\. Zander/, /^\[2\] A\. Adler/]);

  // What is no longer cited is no longer listed.
  await page.locator('[role="doc-noteref"]').first().click();
  await page.keyboard.press('Delete');
  await expect(entries).toHaveText([/^\[1\] A\. Adler/]);
  await page.keyboard.press('Control+z');
  await expect(entries).toHaveCount(2);

  // Selected, it goes by one key, and the notes point to nothing.
  await list.click();
  await page.keyboard.press('Delete');
  await expect(list).toHaveCount(0);
  await page.getByRole('button', { name: 'Add it at the end' }).click();
  await expect(entries).toHaveCount(2);
  await saved(page);

  // What has no language of its own is in that of the briefing.
  await expect(text).toHaveAttribute('lang', 'en-GB');

  const out = join(app.folder, 'ferries.pdf');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () =>
      Promise.resolve({ canceled: false, filePath });
  }, out);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByRole('heading', { name: 'Proved' })).toBeVisible({
    timeout: 30_000,
  });
  const [printed] = await pagesOf(await readFile(out));
  expect(printed?.text).toMatch(
    /Words 1.*\[1\] A\. Zander, Surges.*\[2\] A\. Adler, Gauges/,
  );
});
