// A source that changes after it was cited: both briefings that cite it say so, and one who has looked at it in one of them
// leaves the other as it is.
import { expect } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { test } from './app.ts';
import { ask } from './at-the-window.ts';
import { briefingThatCites } from './cited-sources.ts';

test.setTimeout(60_000);

test('a changed source raises the alarm in two briefings, and each is settled for itself', async ({
  app,
}) => {
  const { page } = app;
  const { source } = await ask<{ source: { id: string; citekey: string } }>(
    page,
    'sources.create',
    { item: { type: 'book', title: 'Surges and silence' } },
  );
  await briefingThatCites(page, 'Ferries', [source.id]);
  await briefingThatCites(page, 'Harbours', [source.id]);
  const rowOf = (title: string) =>
    page.getByRole('row').filter({ hasText: title });
  await expect(rowOf('Ferries')).toBeVisible();
  await expect(rowOf('Ferries')).not.toContainText('source changed');
  await ask(page, 'sources.change', {
    id: source.id,
    citekey: source.citekey,
    item: { type: 'book', title: 'Surges and storms' },
  });
  await expect(rowOf('Ferries')).toContainText('1 source changed');
  await expect(rowOf('Harbours')).toContainText('1 source changed');

  await rowOf('Ferries').click();
  const notes = page.getByRole('region', { name: 'Notes', exact: true });
  const alarms = page.getByRole('region', { name: '1 cited source changed' });
  await expect(alarms.getByText('Surges and silence')).toBeVisible();
  await expect(alarms.locator('ins')).toHaveText('Surges and storms');
  await expect(
    notes.getByText('Source changed', { exact: true }),
  ).toBeVisible();
  const found = await new AxeBuilder({ page })
    .setLegacyMode()
    .include('section[aria-label="Notes"]')
    .analyze();
  expect(found.violations).toEqual([]);
  await alarms.getByRole('button', { name: 'Go to note 1' }).click();
  await alarms.getByRole('button', { name: 'Seen: Surges and storms' }).focus();
  await page.keyboard.press('Enter');
  await expect(notes.getByText('Source changed', { exact: true })).toHaveCount(
    0,
  );
  const undo = notes.getByRole('button', { name: 'Undo “Seen”' });
  await undo.click();
  await expect(alarms).toBeVisible();
  await alarms.getByRole('button', { name: 'Seen: Surges and storms' }).click();
  await expect(undo).toBeVisible();
  const { alarms: open } = await ask<{ alarms: { briefing: string }[] }>(
    page,
    'alarms.open',
    {},
  );
  expect(open).toHaveLength(1);
  await page.getByRole('button', { name: 'All briefings' }).click();
  await expect(rowOf('Harbours')).toContainText('1 source changed');
  await expect(rowOf('Ferries')).not.toContainText('source changed');
});
