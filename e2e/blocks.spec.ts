// What a briefing is made of besides plain words, put in as a person does it: signs that are typed, the slash menu, links,
// looks, and an image from its file to the proved PDF.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './app.ts';
import { newBriefing, saved } from './at-the-window.ts';
import { pagesOf } from './read-pages.ts';

const listed = (page: Page): Locator =>
  page.getByRole('listbox', { name: 'Put in' });

test('signs, the slash menu, a link and looks, by the keyboard alone', async ({
  app,
}) => {
  const { page } = app;
  const text = await newBriefing(page, 'Coast');
  const { keyboard } = page;
  await keyboard.type('Rain **falls** here');
  await expect(text.locator('strong')).toHaveText('falls');
  await keyboard.press('Enter');
  await keyboard.type('[] Call');
  const item = text.locator('li', { hasText: 'Call' });
  await expect(item).toHaveAttribute('aria-description', 'Not ticked');
  await keyboard.press('Control+Shift+Enter');
  await expect(item).toHaveAttribute('aria-description', 'Ticked');
  // On the box, which stands before the words.
  await item.click({ position: { x: 8, y: 14 } });
  await expect(item).toHaveAttribute('aria-description', 'Not ticked');
  await keyboard.press('Enter');
  await keyboard.press('Enter');

  // Esc leaves the sign, and a word that is on no list closes the menu.
  await keyboard.type('/');
  await expect(listed(page)).toBeVisible();
  await keyboard.press('Escape');
  await expect(listed(page)).toHaveCount(0);
  await keyboard.type('km and /');
  await expect(listed(page)).toBeVisible();
  await keyboard.type('zz');
  await expect(listed(page)).toHaveCount(0);
  await expect(text).toContainText('/km and /zz');
  await keyboard.press('Enter');
  await keyboard.type('/page');
  await expect(page.getByRole('option', { selected: true })).toHaveText(
    /Page break/,
  );
  await keyboard.press('Enter');
  await expect(text.locator('[data-kind="page-break"]')).toBeVisible();

  await keyboard.type('See the plan');
  await keyboard.press('Control+Shift+ArrowLeft');
  const tools = page.getByRole('toolbar', { name: 'Selected words' });
  await expect(tools).toBeVisible();
  await keyboard.press('Control+Alt+b');
  await expect(text.locator('[data-redacted]')).toHaveText('plan');
  await keyboard.press('Alt+Shift+F10');
  await expect(tools.getByRole('button', { name: 'Bold' })).toBeFocused();
  await keyboard.press('Escape');
  await expect(text).toBeFocused();
  await expect(tools).toHaveCount(0);

  await keyboard.press('Control+Shift+k');
  const form = page.getByRole('dialog', { name: 'Link' });
  await expect(form.getByLabel('Address')).toBeFocused();
  await keyboard.type('javascript:alert(1)');
  await keyboard.press('Enter');
  await expect(form.getByRole('alert')).toContainText('https://');
  await form.getByLabel('Address').fill('example.org/plan');
  await keyboard.press('Enter');
  await expect(text.getByRole('link', { name: 'plan' })).toHaveAttribute(
    'href',
    'https://example.org/plan',
  );
  const opened = await app.evaluate(({ shell }) => {
    const addresses: string[] = [];
    shell.openExternal = (address) => {
      addresses.push(address);
      return Promise.resolve();
    };
    (globalThis as { opened?: string[] }).opened = addresses;
    return addresses.length;
  });
  expect(opened).toBe(0);
  await text
    .getByRole('link', { name: 'plan' })
    .click({ modifiers: ['Control'] });
  await expect
    .poll(() =>
      app.evaluate(() => (globalThis as { opened?: string[] }).opened),
    )
    .toEqual(['https://example.org/plan']);
  await saved(page);
});

test('the tools of what is selected over several blocks stand over none of it, whichever way it was selected', async ({
  app,
}) => {
  const { page } = app;
  const text = await newBriefing(page, 'Coast');
  const { keyboard } = page;
  for (const words of ['One', 'Two', 'Three', 'Four', 'Five', 'Six']) {
    await keyboard.type(words);
    await keyboard.press('Enter');
  }
  await keyboard.type('Seven');
  const tools = page.getByRole('toolbar', { name: 'Selected words' });
  const edges = async (box: Locator): Promise<[top: number, end: number]> => {
    const { y, height } = (await box.boundingBox()) ?? { y: 0, height: 0 };
    expect(height).toBeGreaterThan(0);
    return [y, y + height];
  };
  const line = (words: string): Locator =>
    text.locator('p', { hasText: words });
  for (const [caret, extend] of [
    ['Five', 'Shift+ArrowUp'],
    ['Three', 'Shift+ArrowDown'],
  ] as const) {
    await line(caret).click();
    await keyboard.press('End');
    for (let step = 0; step < 2; step += 1) await keyboard.press(extend);
    await expect(tools).toBeVisible();
    const [top, end] = await edges(tools);
    const [first] = await edges(line('Three'));
    const [, last] = await edges(line('Five'));
    expect(end <= first || top >= last).toBe(true);
    // Beside it, not anywhere.
    expect(Math.min(Math.abs(first - end), Math.abs(top - last))).toBeLessThan(
      40,
    );
  }
});

test('an image is refused where it can’t be kept, and is described, captioned, copied and printed where it can', async ({
  app,
}) => {
  const { page, folder } = app;
  const text = await newBriefing(page, 'Coast');
  const { keyboard } = page;
  const paste = (name: string, bytes: number[] | number): Promise<void> =>
    text.evaluate(
      (element, [fileName, content]) => {
        const clipboardData = new DataTransfer();
        const data = new Uint8Array(content as number);
        clipboardData.items.add(
          new File([data], fileName, { type: 'image/png' }),
        );
        element.dispatchEvent(
          new ClipboardEvent('paste', {
            clipboardData,
            bubbles: true,
            cancelable: true,
          }),
        );
      },
      [name, bytes] as const,
    );
  const refusal = page.getByRole('alert');
  await keyboard.type('One');
  await paste('vast.png', 100 * 1024 * 1024);
  await expect(refusal).toContainText('vast.png is too large (100 MB)');
  await paste('broken.png', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]);
  await expect(refusal).toContainText('broken.png is damaged');
  await expect(text.locator('img')).toHaveCount(0);

  const canvas = createCanvas(300, 120);
  canvas.getContext('2d').fillRect(20, 20, 100, 80);
  const file = join(folder, 'map.png');
  await writeFile(file, canvas.toBuffer('image/png'));
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
  await keyboard.press('Enter');
  await keyboard.type('/image');
  await keyboard.press('Enter');
  const description = page.getByRole('dialog', {
    name: 'Description of the image',
  });
  await expect(description.getByRole('textbox')).toBeFocused();
  await keyboard.type('A map of the coast');
  await keyboard.press('Enter');
  await expect(refusal).toHaveCount(0);
  const image = text.getByRole('img', { name: 'A map of the coast' });
  await expect(image).toBeVisible();
  expect(
    await image.evaluate((element: HTMLImageElement) => element.naturalWidth),
  ).toBe(300);
  await text.locator('figcaption').click();
  await keyboard.type('The coast');
  await keyboard.press('Control+Alt+f');
  await keyboard.type('Surveyed in 2026.');
  await keyboard.press('Control+Enter');
  await expect(text.locator('figcaption [role="doc-noteref"]')).toHaveCount(1);
  await saved(page);

  // Into another briefing, with its caption and its note.
  await page
    .context()
    .grantPermissions(['clipboard-read', 'clipboard-write'])
    .catch(() => undefined);
  await image.click();
  await keyboard.press('Control+c');
  await page.getByRole('button', { name: 'All briefings' }).click();
  const other = await newBriefing(page, 'Harbour');
  await keyboard.press('Control+v');
  await expect(
    other.getByRole('img', { name: 'A map of the coast' }),
  ).toBeVisible();
  await expect(other.locator('figcaption')).toContainText('The coast');
  await expect(other.locator('[role="doc-noteref"]')).toHaveCount(1);
  await saved(page);

  const out = join(folder, 'harbour.pdf');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () =>
      Promise.resolve({ canceled: false, filePath });
  }, out);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByRole('heading', { name: 'Proved' })).toBeVisible({
    timeout: 60_000,
  });
  const words = (await pagesOf(await readFile(out)))
    .map((each) => each.text)
    .join(' ');
  expect(words).toContain('Figure 1');
  expect(words).toContain('Surveyed in 2026.');
});
