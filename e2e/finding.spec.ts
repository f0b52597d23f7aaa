// Finding words in a briefing and putting others in their place, by keyboard.
import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './app.ts';
import { newBriefing, saved } from './at-the-window.ts';

const field = (page: Page): Locator =>
  page.getByRole('textbox', { name: 'Find', exact: true });
const count = (page: Page): Locator =>
  page.getByRole('search').getByRole('status').first();

test('words are found in text and notes, gone through, and replaced in one step for undo', async ({
  app,
}) => {
  const { page } = app;
  const text = await newBriefing(page, 'Harbour');
  await page.keyboard.type('The quay is old. The Quay is long');
  await page.keyboard.press('Control+Alt+f');
  await page.keyboard.type('as the quay master says');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('No quays here.');
  await page.keyboard.press('Enter');
  await page.keyboard.type(`${'a'.repeat(40)}.`);
  await page.keyboard.press('Control+Home');

  await page.keyboard.press('Control+f');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('quay');
  await expect(count(page)).toHaveText('1 of 4');
  // The field keeps the focus while the text shows what was found.
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(count(page)).toHaveText('2 of 4');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Shift+Enter');
  await expect(count(page)).toHaveText('4 of 4');

  await page.getByRole('button', { name: 'Whole words' }).click();
  await expect(count(page)).toHaveText('1 of 3');
  await page.getByRole('button', { name: 'Match case' }).click();
  await expect(count(page)).toHaveText('1 of 2');
  await page.getByRole('button', { name: 'Match case' }).click();

  await page.keyboard.press('Control+h');
  await page.getByRole('textbox', { name: 'Replace with' }).fill('pier');
  await page.getByRole('button', { name: 'Replace all' }).click();
  await expect(page.getByRole('search')).toContainText('3 places replaced.');
  await expect(text).toContainText('The pier is old. The pier is long');
  await expect(text).toContainText('No quays here.');
  await expect(page.getByRole('tabpanel')).toContainText('as the pier master');

  // A pattern that would take for ever is given up, and the page goes on.
  await page.getByRole('button', { name: 'Whole words' }).click();
  await page.getByRole('button', { name: 'Regular expression' }).click();
  await field(page).fill('^(a+)+$');
  await expect(page.getByRole('search')).toContainText('takes too long');
  await field(page).fill('(\\w+) is (old|long)');
  await expect(count(page)).toHaveText('1 of 2');
  await page.getByRole('textbox', { name: 'Replace with' }).fill('$2 $1');
  await page.keyboard.press('Enter');
  await expect(text).toContainText('The old pier. The pier is long');
  await expect(count(page)).toHaveText('1 of 1');

  // Esc goes to the text, with what was found selected.
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
  await page.keyboard.type('X');
  await expect(text).toContainText('The old pier. The X');
  for (let undone = 0; undone < 3; undone += 1)
    await page.keyboard.press('Control+z');
  await expect(text).toContainText('The quay is old. The Quay is long');
  await saved(page);
});
