// A citation style of one's own: taken out of a file and used by the briefing, refused with a sentence where it is none, and
// not taken away from a briefing that cites by it.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './app.ts';
import { ask, newBriefing, saved } from './at-the-window.ts';

const CSL = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
  <info>
    <title>Harbour Office</title>
    <id>https://styles.example/harbour-office</id>
    <updated>2026-01-01T00:00:00+00:00</updated>
  </info>
  <citation>
    <layout suffix="." delimiter="; ">
      <text value="Harbour file"/>
      <text variable="title" prefix=": "/>
    </layout>
  </citation>
</style>`;

test('a style is added from a file and cited by, a broken one is refused, and one in use stays', async ({
  app,
}) => {
  const { page } = app;
  const { source } = await ask<{ source: { id: string } }>(
    page,
    'sources.create',
    { item: { type: 'book', title: 'Tides' } },
  );
  expect(source.id).not.toBe('');
  await newBriefing(page, 'Ferries');
  await page.keyboard.type('It rose. [@tides');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await saved(page);

  const add = async (name: string, csl: string): Promise<void> => {
    const file = join(app.folder, name);
    await writeFile(file, csl);
    await app.evaluate(
      ({ dialog }, filePaths) => {
        dialog.showOpenDialog = () =>
          Promise.resolve({ canceled: false, filePaths: [...filePaths] });
      },
      [file],
    );
    await page.getByRole('combobox', { name: 'Citation style' }).click();
    await page.getByRole('option', { name: 'Add a style…' }).click();
  };
  const pane = page.getByRole('tabpanel');
  const style = page.getByRole('combobox', { name: 'Citation style' });
  const was = await style.textContent();
  await add('broken.csl', CSL.replace('</citation>', ''));
  await expect(pane).toContainText('no well-formed XML');
  await expect(style).toHaveText(was ?? '');
  await add('harbour.csl', CSL);
  await expect(style).toContainText('Harbour Office');
  await expect(pane).toContainText('Harbour file: Tides.');
  await saved(page);

  const { styles } = await ask<{
    styles: { id: string; title: string; own: boolean }[];
  }>(page, 'styles.list', {});
  const [own] = styles.filter((each) => each.own);
  expect(own?.title).toBe('Harbour Office');
  await expect(ask(page, 'styles.remove', { id: own?.id })).rejects.toThrow(
    'Ferries',
  );
  await style.click();
  await page.getByRole('option').first().click();
  await expect(style).not.toContainText('Harbour Office');
  await saved(page);
  await ask(page, 'styles.remove', { id: own?.id });
  await style.click();
  await expect(
    page.getByRole('option', { name: 'Harbour Office' }),
  ).toHaveCount(0);
});
