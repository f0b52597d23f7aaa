// A source that changes after it was cited: both briefings that cite it say so, and one who has looked at it in one of them
// leaves the other as it is.
import { expect } from '@playwright/test';
import { test } from './app.ts';
import { runAxe } from './axe.ts';
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
  const found = await runAxe(page, {
    within: 'section[aria-label="Notes"]',
  });
  expect(found.violations).toEqual([]);
  // It is said while another pane stands open, and by the line under the sheet.
  await page.getByRole('tab', { name: 'Sources' }).click();
  await expect(alarms).toBeHidden();
  await expect(
    page.getByRole('tab', { name: 'Notes, 1 source changed' }),
  ).toBeVisible();
  await page
    .getByRole('contentinfo')
    .getByRole('button', { name: '1 source changed' })
    .click();
  await expect(alarms).toBeVisible();
  // The notes are those of the text, before it is saved.
  await page.getByRole('textbox', { name: 'Ferries' }).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Alt+f');
  await page.keyboard.type('surges');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(
    alarms.getByRole('button', { name: 'Go to note 2' }),
  ).toBeVisible();
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

test('the day of capture that citations print is chosen by its file, and is told', async ({
  app,
}) => {
  const { page } = app;
  const { source } = await ask<{ source: { id: string } }>(
    page,
    'sources.create',
    {
      item: {
        type: 'webpage',
        title: 'Surges and silence',
        URL: 'https://example.org/surges',
      },
    },
  );
  const { sha256 } = await ask<{ sha256: string }>(page, 'attachments.attach', {
    source: source.id,
    bytes: Buffer.from('<p>Words of the page</p>').toString('base64'),
    name: 'surges.html',
  });
  await ask(page, 'attachments.setCaptured', {
    source: source.id,
    sha256,
    captured: '2026-05-12',
  });
  await briefingThatCites(page, 'Ferries', [source.id]);
  await page.getByRole('button', { name: /^Sources/ }).click();
  await page.getByRole('row').filter({ hasText: 'Surges' }).click();
  await page.getByRole('tab', { name: /^Files/ }).click();
  const choice = page.getByRole('checkbox', {
    name: 'Print “captured 12 May 2026” in full citations',
  });
  await choice.click();
  await expect(choice).toBeChecked();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(choice).not.toBeChecked();
  await choice.click();
  await page
    .getByRole('button', { name: /^Briefings/ })
    .first()
    .click();
  await page.getByRole('row').filter({ hasText: 'Ferries' }).click();
  await expect(page.getByRole('list', { name: 'Notes' })).toContainText(
    '(captured 12 May 2026)',
  );
  const alarms = page.getByRole('region', { name: '1 cited source changed' });
  await expect(alarms.getByText('Printed day of capture')).toBeVisible();
});
