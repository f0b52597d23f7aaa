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

test('a letter is put in by the editor where the caret is, in the looks that are there, and is undone by words', async ({
  app,
}) => {
  const { page } = app;
  const text = await newBriefing(page, 'Harbours');
  // What the browser puts in by itself it tells of afterwards.
  await page.evaluate(() => {
    document.addEventListener(
      'input',
      (event) => {
        const { inputType, data } = event;
        document.body.dataset['input'] =
          `${document.body.dataset['input'] ?? ''}${inputType}:${data};`;
      },
      true,
    );
  });
  const told = (): Promise<string | undefined> =>
    page.evaluate(() => document.body.dataset['input']);

  await page.keyboard.type('Quays ');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('silt');
  await page.keyboard.press('Control+b');
  await page.keyboard.type(' up');
  await expect(text).toHaveText('Quays silt up');
  expect(await told()).toBeUndefined();
  await page.keyboard.press('Home');
  await page.keyboard.type('“');
  for (let letter = 0; letter < 7; letter += 1)
    await page.keyboard.press('ArrowRight');
  await page.keyboard.type('de');
  await expect(text).toHaveText('“Quays sdeilt up');
  await expect(text.locator('strong')).toHaveText('sdeilt');
  await page.keyboard.press('Control+z');
  await expect(text).toHaveText('“Quays silt up');

  // What is composed the browser puts in, and the editor reads.
  await page.keyboard.press('End');
  const input = await page.context().newCDPSession(page);
  await input.send('Input.imeSetComposition', {
    text: 'に',
    selectionStart: 1,
    selectionEnd: 1,
  });
  await input.send('Input.insertText', { text: '二' });
  await expect(text).toHaveText('“Quays silt up二');
  expect(await told()).toContain('insertCompositionText');
});

test('what is typed between a line break and the mark behind it stands there', async ({
  app,
}) => {
  const { page } = app;
  const text = await newBriefing(page, 'Harbours');
  await page.keyboard.type('Silt');
  await page.keyboard.press('Control+Alt+f');
  await page.keyboard.type('The port’s own survey');
  await page.keyboard.press('Control+Enter');
  await expect(text.locator('[role="doc-noteref"]')).toHaveCount(1);
  await expect(text).toBeFocused();
  await page.keyboard.type(' again');
  await page.keyboard.press('Home');
  for (let letter = 0; letter < 4; letter += 1)
    await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('up');
  await expect
    .poll(() =>
      text
        .locator('p')
        .evaluate((line) =>
          [...line.childNodes].map((part) =>
            part.textContent === ''
              ? part.nodeName.toLowerCase()
              : part.textContent,
          ),
        ),
    )
    .toEqual(['Silt', 'br', 'up', 'sup', ' again']);
});
