// The first number of a list: what a person asks for, and what goes on from the list before, is on the sheet and stays.
import { expect } from '@playwright/test';
import { test } from './app.ts';
import { newBriefing, saved, textOf } from './at-the-window.ts';

test('a numbered list goes on behind other words, begins where it is asked to, and does so when it is opened again', async ({
  app,
}) => {
  const { page } = app;
  const { keyboard } = page;
  const text = await newBriefing(page, 'Quays');
  const lists = text.locator('ol');
  const starts = (): Promise<number[]> =>
    lists.evaluateAll((all) =>
      all.map((list) => (list as HTMLOListElement).start),
    );
  const command = async (words: string): Promise<void> => {
    await keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Command' })).toBeFocused();
    await keyboard.type(words);
    await keyboard.press('Enter');
  };

  await keyboard.type(
    '7. Repair the quay\nRaise the dues\n\nAs agreed.\n1. Report',
  );
  await expect.poll(starts).toEqual([7, 1]);
  await command('continue numbering');
  await expect(text).toBeFocused();
  await keyboard.type(' in May');
  await expect.poll(starts).toEqual([7, 9]);
  await expect(text.locator('p', { hasText: 'As agreed.' })).toBeVisible();

  await command('start the list at');
  const number = page.getByRole('textbox', { name: 'First number' });
  await expect(number).toBeFocused();
  await expect(number).toHaveValue('9');
  await number.fill('0');
  await expect(page.getByText(/a whole number from 1 to/)).toBeVisible();
  await keyboard.press('Enter');
  await expect(number).toBeVisible();
  await number.fill('98');
  await keyboard.press('Enter');
  await expect(number).toHaveCount(0);
  await expect(text).toBeFocused();
  await expect.poll(starts).toEqual([7, 98]);
  await keyboard.press('Control+z');
  await expect.poll(starts).toEqual([7, 9]);
  await keyboard.press('Control+y');
  await expect.poll(starts).toEqual([7, 98]);

  await saved(page);
  await page.reload();
  await page.getByRole('row', { name: /Quays/ }).press('Enter');
  await expect(textOf(page)).toContainText('Report in May');
  await expect.poll(starts).toEqual([7, 98]);
});
