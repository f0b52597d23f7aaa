// Versions of a briefing: named by key, compared and stepped through, restored in part and whole, and taken back.
import { expect, type Page } from '@playwright/test';
import type { Bridge } from '#core/envelope.ts';
import { test } from './app.ts';
import { runAxe } from './axe.ts';
import { newBriefing, saved } from './at-the-window.ts';

async function expectNoViolation(
  page: Page,
  theme: 'light' | 'dark',
): Promise<void> {
  await page.evaluate(async (chosen) => {
    const { precis } = window as unknown as { precis: Bridge };
    await precis.call('settings.change', { theme: chosen });
  }, theme);
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  await page.evaluate(() => {
    for (const animation of document.getAnimations())
      if (animation.effect?.getComputedTiming().endTime !== Infinity)
        animation.finish();
  });
  const { violations } = await runAxe(page);
  expect(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
  ).toEqual([]);
}

test('a version is named, compared, restored and taken back', async ({
  app,
}) => {
  const { page } = app;
  const text = await newBriefing(page, 'Ferries');
  await page.keyboard.type('The ferry leaves at nine.\nIt is late.\n');
  await page.getByRole('tab', { name: 'Versions' }).click();
  await expect(page.getByText(/No earlier versions yet/)).toBeVisible();
  await text.click();
  await page.keyboard.press('Control+Alt+s');
  await page.getByRole('textbox', { name: 'Name' }).fill('For clearance');
  await page.keyboard.press('Enter');
  const version = page.getByRole('button', { name: /^For clearance/ });
  await expect(version).toBeVisible();
  await expect(
    page.getByText('kept for 30 days, then the last of each day'),
  ).toBeVisible();

  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('And a new line.');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await page.keyboard.type('A ');
  await saved(page);

  await version.focus();
  await page.keyboard.press('Enter');
  const screen = page.getByTestId('compare');
  const changes = screen.getByRole('list', { name: 'Changes' });
  await expect(changes.getByRole('listitem')).toHaveCount(2);
  await expect(changes).toContainText('“The” became “A”');
  await expect(screen.locator('del').first()).toHaveText('The');
  await expect(screen.getByRole('status').first()).toContainText('1 of 2');
  await page.keyboard.press('F8');
  await expect(screen.getByRole('status').first()).toContainText('2 of 2');
  await expect(changes.locator('[aria-current]')).toContainText('And a new');
  await expectNoViolation(page, 'light');
  await screen.getByRole('button', { name: 'Side by side' }).click();
  await expectNoViolation(page, 'dark');

  // One part: the line goes on restoring, and the changed word stays.
  await page.keyboard.press('F7');
  await screen.getByRole('button', { name: 'Restore this part' }).click();
  await expect(changes.getByRole('listitem')).toHaveCount(1);
  await screen
    .getByRole('button', { name: 'Restore all of version A' })
    .click();
  await expect(
    screen.getByText('These two versions are the same.'),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(screen).toHaveCount(0);
  await expect(text).toHaveText('The ferry leaves at nine.It is late.');

  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(text).toContainText('And a new line.');
  await expect(text).toContainText('The ferry leaves at nine.');
  // What is written next is saved on what was restored.
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Done.');
  await saved(page);
});

test('a restore is taken back until something is written on it: then the words stay', async ({
  app,
}) => {
  const { page } = app;
  const text = await newBriefing(page, 'Ferries');
  await page.keyboard.type('The ferry leaves at nine.');
  await saved(page);
  await page.keyboard.press('Control+Alt+s');
  await page.getByRole('textbox', { name: 'Name' }).fill('First');
  await page.keyboard.press('Enter');
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' It is late.');
  await saved(page);
  await page.getByRole('tab', { name: 'Versions' }).click();
  await page.getByRole('button', { name: /^First/ }).click();
  const screen = page.getByTestId('compare');
  await screen.getByRole('button', { name: 'Restore this part' }).click();
  await expect(
    screen.getByText('These two versions are the same.'),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  const told = page.getByText(/^The part is restored/);
  await expect(told).toBeVisible();
  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  const before = await undo.count();

  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Written since.');
  await expect(undo).toHaveCount(before - 1);
  await expect(told).toBeVisible();
  await saved(page);
  await expect(text).toHaveText('The ferry leaves at nine. Written since.');
});

test('a moved paragraph is told by its words, and after a restore the keys go on', async ({
  app,
}) => {
  const { page } = app;
  const text = await newBriefing(page, 'Ferries');
  await page.keyboard.type('It is late.\nThe ferry leaves.\nThe end.\n');
  await saved(page);
  await page.keyboard.press('Control+Alt+s');
  await page.getByRole('textbox', { name: 'Name' }).fill('First');
  await page.keyboard.press('Enter');
  await text.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+x');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+v');
  await page.keyboard.type('A last line.');
  await expect(text).toHaveText(/The end\.It is late\.A last line\./);
  await saved(page);
  await page.getByRole('tab', { name: 'Versions' }).click();
  await page.getByRole('button', { name: /^First/ }).click();
  const screen = page.getByTestId('compare');
  const changes = screen.getByRole('list', { name: 'Changes' });
  await expect(
    changes.getByRole('button', { name: 'Moved “It is late.”' }),
  ).toBeVisible();
  await expect(screen.getByText('Moved further down')).toBeVisible();
  await expect(screen.getByText('Moved here from further up')).toBeVisible();

  const button = screen.getByRole('button', { name: 'Restore this part' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(changes.getByRole('listitem')).toHaveCount(1);
  await expect(changes.locator('[data-place="0"]')).toBeFocused();
  await page.keyboard.press('F6');
  await screen
    .getByRole('button', { name: 'Restore all of version A' })
    .focus();
  await page.keyboard.press('Enter');
  await expect(
    screen.getByText('These two versions are the same.'),
  ).toBeVisible();
  await expect(screen.locator('main')).toBeFocused();
  // There is nothing left to restore.
  await expect(
    screen.getByRole('button', { name: 'Restore all of version A' }),
  ).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(screen).toHaveCount(0);
  await expect(text).toBeFocused();
});

test('a field of the head is restored by itself, and taken back', async ({
  app,
}) => {
  const { page } = app;
  await newBriefing(page, 'Ferries');
  await page.keyboard.type('The ferry leaves at nine.');
  await page.keyboard.press('Control+Alt+s');
  await page.getByRole('textbox', { name: 'Name' }).fill('First');
  await page.keyboard.press('Enter');
  const title = page.getByRole('textbox', { name: 'Title' });
  await title.fill('Boats');
  const marking = page.getByRole('combobox', { name: 'Marking' });
  await marking.fill('SECRET');
  await page.keyboard.press('Tab');
  await saved(page);
  await page.getByRole('tab', { name: 'Versions' }).click();
  await page.getByRole('button', { name: /^First/ }).click();
  const screen = page.getByTestId('compare');
  const changes = screen.getByRole('list', { name: 'Changes' });
  await expect(changes.getByRole('listitem')).toHaveCount(2);
  await changes.getByRole('button', { name: /^Title/ }).click();
  await screen.getByRole('button', { name: 'Restore this part' }).click();
  await expect(changes.getByRole('listitem')).toHaveCount(1);
  await expect(changes).toContainText('SECRET');
  await screen.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(changes.getByRole('listitem')).toHaveCount(2);
});
