// Lines that are selected with their breaks: they go, and what stands behind them stays what it is.
import { expect } from '@playwright/test';
import { test } from './app.ts';
import { newBriefing } from './at-the-window.ts';

test('a paragraph that is cut or typed over with its break leaves the heading behind it a heading', async ({
  app,
}) => {
  const { page } = app;
  const { keyboard } = page;
  const text = await newBriefing(page, 'Ferries');
  await keyboard.type('The quay is old.\n## Costs\nThey rise.');
  const lines = text.locator('p, h1, h2');
  const shown = (): Promise<string[]> =>
    lines.evaluateAll((all) =>
      all.map((one) => `${one.tagName} ${one.textContent}`),
    );
  const before = ['P The quay is old.', 'H2 Costs', 'P They rise.'];
  await expect.poll(shown).toEqual(before);
  const selectFirst = async (): Promise<void> => {
    await keyboard.press('Control+Home');
    await keyboard.press('Shift+ArrowDown');
    await expect
      .poll(() => page.evaluate(() => getSelection()?.toString().trim()))
      .toBe('The quay is old.');
  };

  await selectFirst();
  await keyboard.press('Control+x');
  await expect.poll(shown).toEqual(['H2 Costs', 'P They rise.']);
  await keyboard.press('ArrowDown');
  await keyboard.press('Home');
  await keyboard.press('Control+v');
  await expect
    .poll(shown)
    .toEqual(['H2 Costs', 'P The quay is old.', 'P They rise.']);
  await keyboard.press('Control+z');
  await expect.poll(shown).toEqual(['H2 Costs', 'P They rise.']);
  await keyboard.press('Control+z');
  await expect.poll(shown).toEqual(before);

  await selectFirst();
  await keyboard.press('Delete');
  await expect.poll(shown).toEqual(['H2 Costs', 'P They rise.']);
  await keyboard.press('Control+z');
  await expect.poll(shown).toEqual(before);

  await selectFirst();
  await keyboard.type('New');
  await expect.poll(shown).toEqual(['P New', ...before.slice(1)]);
});
