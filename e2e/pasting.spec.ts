// What comes from other programs by the clipboard, and what is moved within and between briefings: notes stay notes,
// nothing is fetched, and each is one step for undo.
import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './app.ts';
import { newBriefing, saved } from './at-the-window.ts';

const fixture = (name: string): Promise<string> =>
  readFile(
    new URL(`../core/convert/fixtures/${name}.html`, import.meta.url),
    'utf8',
  );

/** As a browser tells a page of a paste. */
const paste = (
  text: Locator,
  flavours: Readonly<Record<string, string>>,
): Promise<void> =>
  text.evaluate((element, given) => {
    const clipboardData = new DataTransfer();
    for (const [type, data] of Object.entries(given))
      clipboardData.setData(type, data);
    element.dispatchEvent(
      new ClipboardEvent('paste', {
        clipboardData,
        bubbles: true,
        cancelable: true,
      }),
    );
  }, flavours);

const marks = (text: Locator): Locator => text.locator('[role="doc-noteref"]');
const numbers = (text: Locator): Promise<(string | null)[]> =>
  marks(text).evaluateAll((links) =>
    links.map((link) => (link as HTMLElement).dataset['n'] ?? null),
  );

test('pages of Word and of Wikipedia come in with their notes, and markers are offered', async ({
  app,
}) => {
  const { page } = app;
  const text = await newBriefing(page, 'Harbour');
  const { keyboard } = page;
  await paste(text, { 'text/html': await fixture('word') });
  await expect(text.locator('h1')).toHaveText('The harbour works');
  await expect(text.locator('ul ul li')).toHaveText(
    'of which reserve: 0.3 million',
  );
  expect(await numbers(text)).toEqual(['1', '2']);
  const notes = page.getByRole('tabpanel', { name: 'Notes' });
  await expect(notes).toContainText('Minutes of the harbour board, item 4.');
  await expect(text).not.toContainText('A comment for editors');

  await keyboard.press('Control+End');
  await keyboard.press('Enter');
  await paste(text, { 'text/html': await fixture('wikipedia') });
  await expect.poll(() => marks(text).count()).toBeGreaterThan(4);
  await expect(notes).toContainText('Locks and their keepers');
  const before = (await numbers(text)).length;
  expect(await numbers(text)).toEqual(
    Array.from({ length: before }, (_, at) => String(at + 1)),
  );
  expect(await text.locator('img[src]').count()).toBe(0);
  // The reference whose body is not there is a marker that waits.
  await expect(page.getByText('1 marker in what you pasted.')).toBeVisible();
  await keyboard.press('Control+z');
  await expect(text.locator('h2', { hasText: 'History' })).toHaveCount(0);
  expect(await numbers(text)).toEqual(['1', '2']);
  await expect(page.getByText('in what you pasted.')).toHaveCount(0);

  await paste(text, {
    'text/plain': 'Output rose [1].\nIt fell again [2, 3], and rose [1].',
  });
  await expect(page.getByText('3 markers in what you pasted.')).toBeVisible();
  await page.getByRole('button', { name: 'Turn them into markers' }).click();
  await expect(text.locator('.marker')).toHaveText(['[1]', '[2, 3]', '[1]']);
  await expect(page.getByRole('tab', { name: 'Markers' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await saved(page);
  await text.focus();
  await keyboard.press('Control+z');
  await expect(text.locator('.marker')).toHaveCount(0);
  await expect(text).toContainText('It fell again [2, 3], and rose [1].');
});

async function cutAll(page: Page): Promise<void> {
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+x');
}

test('a note moves with its words by the mouse, and by cut and paste into another briefing', async ({
  app,
}) => {
  const { page } = app;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const text = await newBriefing(page, 'First');
  await paste(text, {
    'text/html':
      '<p>Alpha<sup><a href="#fn1">1</a></sup> beta gamma.</p><p>Delta<sup><a href="#fn2">2</a></sup> end.</p><ol><li id="fn1">One</li><li id="fn2">Two</li></ol>',
  });
  expect(await numbers(text)).toEqual(['1', '2']);
  const first = text.locator('p').first();
  // The first word with its note, dragged behind the last word.
  const box = await first.boundingBox();
  const target = await text.locator('p').nth(1).boundingBox();
  if (!box || !target) throw new Error('No paragraph is drawn');
  await page.mouse.click(box.x + 2, box.y + box.height / 2);
  await page.keyboard.press('Home');
  for (let at = 0; at < 6; at += 1)
    await page.keyboard.press('Shift+ArrowRight');
  await page.mouse.move(box.x + 12, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 40, target.y + target.height / 2, { steps: 4 });
  await page.mouse.move(
    target.x + target.width - 4,
    target.y + target.height / 2,
    {
      steps: 6,
    },
  );
  await page.mouse.up();
  await expect(first).toHaveText(/^\s*beta gamma\.$/);
  await expect(text.locator('p').nth(1)).toHaveText(/^Delta\d* end\.Alpha\d*$/);
  expect(await numbers(text)).toEqual(['1', '2']);
  const notes = page.getByRole('tabpanel', { name: 'Notes' });
  await expect(notes).toContainText(/Two[\s\S]*One/);

  await text.click();
  await cutAll(page);
  await expect(marks(text)).toHaveCount(0);
  await saved(page);
  await page.getByRole('button', { name: 'All briefings' }).click();
  const other = await newBriefing(page, 'Second');
  await page.keyboard.press('Control+v');
  await expect(marks(other)).toHaveCount(2);
  expect(await numbers(other)).toEqual(['1', '2']);
  await expect(notes).toContainText(/Two[\s\S]*One/);
  await saved(page);
});
