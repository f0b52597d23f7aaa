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

test('a paragraph that three clicks have selected goes whole, and is typed over in its place', async ({
  app,
}) => {
  const { page } = app;
  const { keyboard } = page;
  const text = await newBriefing(page, 'Ferries');
  await keyboard.type('The quay is old.\n## Costs\nThey rise.\nAll agree.');
  const lines = text.locator('p, h1, h2');
  const shown = (): Promise<string[]> =>
    lines.evaluateAll((all) =>
      all.map((one) => `${one.tagName} ${one.textContent}`),
    );
  const before = [
    'P The quay is old.',
    'H2 Costs',
    'P They rise.',
    'P All agree.',
  ];
  await expect.poll(shown).toEqual(before);
  const clickThrice = async (words: string): Promise<void> => {
    await text.getByText(words, { exact: true }).click({ clickCount: 3 });
    await expect
      .poll(() => page.evaluate(() => getSelection()?.toString().trim()))
      .toBe(words);
  };

  for (const key of ['Delete', 'Backspace', 'Control+x']) {
    await clickThrice('The quay is old.');
    await keyboard.press(key);
    await expect.poll(shown).toEqual(before.slice(1));
    await keyboard.press('Control+z');
    await expect.poll(shown).toEqual(before);
  }
  await clickThrice('Costs');
  await keyboard.press('Control+x');
  await expect.poll(shown).toEqual(before.toSpliced(1, 1));
  await keyboard.press('Control+Home');
  await keyboard.press('Control+v');
  await expect
    .poll(shown)
    .toEqual(['H2 Costs', 'P The quay is old.', ...before.slice(2)]);
  await clickThrice('They rise.');
  await keyboard.type('They fall.');
  await expect
    .poll(shown)
    .toEqual([
      'H2 Costs',
      'P The quay is old.',
      'P They fall.',
      'P All agree.',
    ]);
});

test('a paragraph that is dragged elsewhere leaves the heading behind it a heading, and one undo takes it back', async ({
  app,
}) => {
  const { page } = app;
  const { keyboard, mouse } = page;
  const text = await newBriefing(page, 'Ferries');
  await keyboard.type('The quay is old.\n## Costs\nThey rise.\nAll agree.');
  const shown = (): Promise<string[]> =>
    text
      .locator('p, h2')
      .evaluateAll((all) =>
        all.map((one) => `${one.tagName} ${one.textContent}`),
      );
  const before = [
    'P The quay is old.',
    'H2 Costs',
    'P They rise.',
    'P All agree.',
  ];
  await expect.poll(shown).toEqual(before);
  await keyboard.press('Control+Home');
  await keyboard.press('Shift+ArrowDown');
  const tools = page.getByRole('toolbar', { name: 'Selected words' });
  await expect(tools).toBeVisible();

  const placeOf = async (words: string): Promise<{ x: number; y: number }> => {
    const box = await text.getByText(words).boundingBox();
    if (!box) throw new Error(`“${words}” is not shown`);
    return { x: box.x, y: box.y + box.height / 2 };
  };
  const from = await placeOf('The quay is old.');
  const to = await placeOf('All agree.');
  await mouse.move(from.x + 20, from.y);
  await mouse.down();
  await mouse.move(from.x + 25, from.y + 5, { steps: 3 });
  // They would stand where it is dropped.
  await expect(tools).toBeHidden();
  await mouse.move(to.x + 1, to.y, { steps: 5 });
  await mouse.move(to.x, to.y);
  await mouse.up();
  await expect
    .poll(shown)
    .toEqual([
      'H2 Costs',
      'P They rise.',
      'P The quay is old.',
      'P All agree.',
    ]);
  await keyboard.press('Control+z');
  await expect.poll(shown).toEqual(before);
});
