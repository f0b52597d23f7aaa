// The palette of commands, the outline by which sections are put in order, and the sheet alone.
import { expect } from '@playwright/test';
import { test } from './app.ts';
import { newBriefing, saved } from './at-the-window.ts';

test('commands are found by a few letters and done to the text; sections are put in order by keys and by dragging', async ({
  app,
}) => {
  const { page } = app;
  const text = await newBriefing(page, 'Harbour');
  const command = page.getByRole('combobox', { name: 'Command' });
  for (const heading of ['First', 'Second']) {
    await page.keyboard.press('Control+k');
    await expect(command).toBeFocused();
    await page.keyboard.type('head 1');
    await page.keyboard.press('Enter');
    await expect(text).toBeFocused();
    await page.keyboard.type(heading);
    await page.keyboard.press('Enter');
    await page.keyboard.type(`${heading} words.`);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Control+k');
  await page.keyboard.type('no such thing');
  await expect(page.getByText('No command has these words.')).toBeVisible();
  // By the word that others have for it.
  await command.fill('zoom');
  await expect(page.getByRole('option').first()).toContainText('Larger sheet');
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();

  const outline = page.getByRole('navigation', { name: 'Outline' });
  const order = outline.getByRole('listitem');
  await expect(order).toHaveText([/First/, /Second/]);
  await expect(outline.locator('[aria-current]')).toContainText('Second');
  await outline.getByRole('button', { name: 'Second' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(order).toHaveText([/Second/, /First/]);
  await expect(text).toHaveText(/^Second.*words\.First.*words\./);
  await outline
    .getByRole('button', { name: 'First' })
    .dragTo(outline.getByRole('button', { name: 'Second' }), {
      targetPosition: { x: 20, y: 2 },
    });
  await expect(order).toHaveText([/First/, /Second/]);
  await text.click();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(text).toHaveText(/^First.*words\.Second.*words\./);

  await page.keyboard.press('Control+k');
  await page.keyboard.type('focus mode');
  await page.keyboard.press('Enter');
  await expect(outline).toHaveCount(0);
  await expect(text.locator('[data-current]')).toHaveCount(1);
  const colours = (): Promise<number> =>
    text.evaluate(
      ({ children }) =>
        new Set([...children].map((block) => getComputedStyle(block).color))
          .size,
    );
  await expect.poll(colours).toBe(2);
  await page.getByRole('button', { name: /Leave focus mode/ }).click();
  await expect(outline).toBeVisible();
  await expect.poll(colours).toBe(1);
  await saved(page);
});

test('the settings and the panes are asked for in the text, which has the caret again; a pane ends focus mode', async ({
  app,
}) => {
  const { page } = app;
  const text = await newBriefing(page, 'Harbour');
  const run = async (words: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
  };
  await page.keyboard.type('The port.');
  for (const [words, title] of [
    ['dark theme', 'Settings'],
    ['about', 'About Precis'],
  ] as const) {
    await run(words);
    await expect(page.getByRole('dialog', { name: title })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(text).toBeFocused();
  }
  await page.keyboard.type(' It is open.');
  await expect(text).toHaveText('The port. It is open.');

  const tab = (name: string) => page.getByRole('tab', { name, exact: true });
  await run('focus mode');
  await expect(tab('Notes')).toHaveCount(0);
  await run('sources');
  await expect(tab('Sources')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('navigation', { name: 'Outline' })).toBeVisible();
  await run('sign off');
  await expect(tab('Sign-off')).toHaveAttribute('aria-selected', 'true');
  await run('focus mode');
  await expect(tab('Notes')).toHaveCount(0);
  await page
    .getByRole('button', { name: 'Notes and sources', exact: true })
    .click();
  await expect(tab('Review')).toHaveAttribute('aria-selected', 'true');
  await run('log');
  await expect(tab('Log')).toHaveAttribute('aria-selected', 'true');
});
