// One briefing in two windows: one writes, the other follows and can take over; and what closes with which.
import { expect } from '@playwright/test';
import { test } from './app.ts';
import {
  chooseFromMenu,
  newBriefing,
  pressOn,
  saveState,
  saved,
  textOf,
} from './at-the-window.ts';

test('a briefing is written in one window and followed in another, which takes it over', async ({
  app,
}) => {
  const { page } = app;
  await newBriefing(page, 'Quays');
  await page.keyboard.type('The contract ends in May.');
  await saved(page);

  const other = await app.nextWindow(() => chooseFromMenu(app, 'new-window'));
  const read = other.getByRole('textbox', { name: 'Quays' });
  await expect(read).toHaveText('The contract ends in May.');
  await expect(read).toHaveAttribute('contenteditable', 'false');
  await expect(saveState(other)).toHaveText('Written in another window');
  await expect(other).toHaveTitle(/^Quays – /);

  await test.step('it follows words, blocks, undo and the title', async () => {
    await page.keyboard.press('Enter');
    await page.keyboard.type('Nobody has asked.');
    await expect(read.locator('p')).toHaveText([
      'The contract ends in May.',
      'Nobody has asked.',
    ]);
    await page.keyboard.press('Control+z');
    await saved(page);
    const words = await textOf(page).innerText();
    await expect(read).toHaveText(words, { useInnerText: true });
    await page
      .getByRole('textbox', { name: 'Title' })
      .fill('Quays of the port');
    await expect(
      other.getByRole('textbox', { name: 'Quays of the port' }),
    ).toBeVisible();
    await page.getByRole('button', { name: /^Status/ }).click();
    await page.getByRole('menuitemradio', { name: 'Final' }).click();
    await expect(
      other.getByRole('contentinfo').getByText('Final', { exact: true }),
    ).toBeVisible();
  });

  await test.step('the other takes over, with all that was written', async () => {
    await textOf(page).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Typed just before.');
    await other.getByRole('button', { name: 'Write here' }).click();
    await expect(textOf(other)).toContainText('Typed just before.');
    await expect(saveState(page)).toHaveText('Written in another window');
    await expect(textOf(page)).toHaveCount(0);
    await textOf(other).click();
    await other.keyboard.press('Control+End');
    await other.keyboard.type(' Here now.');
    await expect(
      page.getByRole('textbox', { name: 'Quays of the port' }),
    ).toContainText('Typed just before. Here now.');
  });

  await test.step('it is not thrown away under who writes it', async () => {
    await page.getByRole('button', { name: 'All briefings' }).click();
    const row = page.getByRole('row', { name: /Quays of the port/ });
    await row.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Move to bin' }).click();
    await expect(
      page.getByText('being written in another window'),
    ).toBeVisible();
    await expect(row).toBeVisible();
  });

  await test.step('a window that closes frees what it wrote, saved', async () => {
    await pressOn(
      page.getByRole('row', { name: /Quays of the port/ }),
      'Enter',
    );
    await expect(saveState(page)).toHaveText('Written in another window');
    await other.keyboard.type(' And closed.');
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getFocusedWindow()?.close();
    });
    await expect(textOf(page)).toContainText('Here now. And closed.');
    await saved(page);
    await textOf(page).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Alone.');
    await saved(page);
  });

  await test.step('all windows save before the program ends', async () => {
    await page.getByRole('button', { name: 'All briefings' }).click();
    const row = page.getByRole('row', { name: /Quays of the port/ });
    const third = await app.nextWindow(() => pressOn(row, 'Control+Enter'));
    await textOf(third).click();
    await third.keyboard.press('Control+End');
    await third.keyboard.type(' Last words.');
    expect(await app.quit()).toBe(0);
    await app.restart();
    await pressOn(
      app.page.getByRole('row', { name: /Quays of the port/ }),
      'Enter',
    );
    await expect(textOf(app.page)).toContainText('Alone. Last words.');
  });
});
