// Keys that follow each other faster than the browser tells of its caret: each acts on what is selected by then.
import { expect } from '@playwright/test';
import { test } from './app.ts';
import { newBriefing } from './at-the-window.ts';

test('what is cut, divided and deleted is where the caret is seen, however fast the keys come', async ({
  app,
}) => {
  const { page } = app;
  const text = await newBriefing(page, 'Ferries');
  await page.keyboard.type('Costs rose by twelve per cent in May.');
  // So busy that the browser never comes to tell of it.
  await page.evaluate(() => {
    window.addEventListener(
      'selectionchange',
      (event) => {
        if (event.isTrusted) event.stopImmediatePropagation();
      },
      true,
    );
  });
  await page.keyboard.press('Home');
  for (let word = 0; word < 3; word += 1)
    await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await page.keyboard.press('Control+x');
  await expect(text).toHaveText(/^Costs rose by *per cent in May\.$/);
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('Enter');
  await expect(text.locator('p').first()).toHaveText(/^Costs ?$/);
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await expect(text.locator('p').nth(1)).toHaveText(/in May$/);
});
