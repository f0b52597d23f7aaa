// Finding what was written and opening it at its place, by the keyboard alone; and a library that goes back to what it was.
import { truncateSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Bridge } from '#core/envelope.ts';
import { test } from './app.ts';
import { newBriefing, pressOn, saved, textOf } from './at-the-window.ts';

test('a word is found as it is typed, in English and Japanese, and opens at its place', async ({
  app,
}) => {
  const { page } = app;
  await newBriefing(page, 'Harbour dues');
  await page.keyboard.type('The quay floods twice a year.');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('委員会は報告書で述べた。');
  await saved(page);
  await page.keyboard.press('Control+Shift+F');
  const dialog = page.getByRole('dialog', { name: 'Search the library' });
  await expect(dialog.getByRole('combobox', { name: 'Search' })).toBeFocused();
  await page.keyboard.type('“!');
  await expect(dialog.getByText(/There is no word in this/)).toBeVisible();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('floodi');
  await expect(dialog.getByText(/Nothing has “floodi”/)).toBeVisible();
  await page.keyboard.type('ng');
  const hit = dialog.getByRole('option', { name: /The quay floods/ });
  await expect(hit).toHaveAttribute('aria-selected', 'true');
  await expect(hit.locator('mark')).toHaveText('floods');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect
    .poll(() => page.evaluate(() => getSelection()?.toString()))
    .toBe('floods');

  await page.getByRole('button', { name: 'All briefings' }).click();
  await page.keyboard.press('Control+f');
  await page.keyboard.insertText('報告');
  await expect(page.getByRole('option').locator('mark')).toHaveText('報告');
  await page.keyboard.press('Enter');
  await expect(textOf(page)).toBeFocused();
  await expect
    .poll(() => page.evaluate(() => getSelection()?.toString()))
    .toBe('報告');

  // What was found is there again, and goes on by the keyboard.
  await page.getByRole('button', { name: 'All briefings' }).click();
  await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(textOf(page)).toBeFocused();
});

/** What another window asks, which this one is only told of. */
const askMeanwhile = (
  page: Page,
  name: string,
  input: object,
): Promise<unknown> =>
  page.evaluate(
    async ([method, given]) => {
      const { precis } = window as unknown as { precis: Bridge };
      const answer = await precis.call(method, given);
      return answer.ok ? answer.value : answer.error;
    },
    [name, input] as const,
  );

test('over a briefing a search knows the tags, follows what changes, and stays at the hit that was chosen', async ({
  app,
}) => {
  const { page } = app;
  const create = async (title: string): Promise<string> => {
    const made = await askMeanwhile(page, 'briefings.create', {
      title,
      template: 'blank',
    });
    return (made as { id: string }).id;
  };
  await newBriefing(page, 'Open');
  const north = await create('Quays north');
  await create('Quays of the south');
  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.type('quays');
  const dialog = page.getByRole('dialog', { name: 'Search the library' });
  const options = dialog.getByRole('option');
  await expect(options).toHaveCount(2);
  await page.keyboard.press('ArrowDown');
  const chosen = dialog.getByRole('option', { selected: true });
  await expect(chosen).toContainText('south');

  await create('Quays');
  await expect(options).toHaveCount(3);
  await expect(chosen).toContainText('south');
  await expect(options.first()).not.toContainText('north');

  await expect(dialog.getByRole('combobox', { name: 'Tag' })).toHaveCount(0);
  await askMeanwhile(page, 'briefings.tag', {
    changes: [{ id: north, add: ['sea'], remove: [] }],
  });
  await dialog.getByRole('combobox', { name: 'Tag' }).click();
  await page.getByRole('option', { name: 'sea', exact: true }).click();
  await expect(options).toHaveCount(1);
  await expect(chosen).toContainText('north');

  // What narrows is tinted, as on the lists, and Esc leaves a filter for the field before it leaves the dialog.
  const tag = dialog.getByRole('combobox', { name: 'Tag' });
  const tint = (of: Locator): Promise<string> =>
    of.evaluate(
      (trigger) =>
        getComputedStyle(trigger.closest('[data-narrows]') ?? trigger)
          .backgroundColor,
    );
  expect(await tint(tag)).not.toBe(
    await tint(dialog.getByRole('combobox', { name: 'Kind' })),
  );
  await pressOn(tag, 'Enter');
  const sea = page.getByRole('option', { name: 'sea', exact: true });
  await expect(sea).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sea).toHaveCount(0);
  await expect(tag).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('combobox', { name: 'Search' })).toBeFocused();
  await expect(options).toHaveCount(1);
});

test('a library goes back to a backup, what it was is kept, and one that is damaged says so', async ({
  app,
}) => {
  const { page } = app;
  await newBriefing(page, 'Ferries');
  await page.getByRole('button', { name: 'All briefings' }).click();
  await page.getByRole('button', { name: 'No backup yet' }).click();
  const dialog = page.getByRole('dialog', { name: 'Backups' });
  await dialog.getByRole('button', { name: 'Back up now' }).click();
  await expect(dialog.getByText(/read back whole/)).toBeVisible();
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await newBriefing(page, 'Trams');
  await page.getByRole('button', { name: 'All briefings' }).click();
  await expect(page.getByRole('row', { name: /Trams/ })).toBeVisible();

  await page.getByRole('button', { name: /^Backup .*verified/ }).click();
  await dialog.getByRole('button', { name: /^Bring back/ }).click();
  await dialog.getByRole('button', { name: 'Bring back', exact: true }).click();
  await expect(dialog.getByText(/as it was then/)).toBeVisible();
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
  await expect(dialog.getByRole('listitem').first()).toContainText(
    '2 briefings',
  );

  const folder = join(app.library, 'backups');
  const byHand = (await readdir(folder)).find((name) =>
    name.includes('by-hand'),
  );
  truncateSync(join(folder, byHand ?? ''), 600);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row', { name: /Ferries/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Trams/ })).toHaveCount(0);
  const again = await app.restart();
  await again.page.getByRole('button', { name: /Backup/ }).click();
  const damaged = again.page
    .getByRole('listitem')
    .filter({ hasText: 'Damaged' });
  await expect(damaged).toHaveCount(1);
  await expect(damaged.getByRole('button')).toBeDisabled();
});
