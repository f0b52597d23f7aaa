// A table as a person makes one: by keyboard, with words in its cells, a caption with a note, merged cells, and what comes
// with the clipboard. What is stored is what stands on the sheet.
import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './app.ts';
import { newBriefing, pressOn, saved } from './at-the-window.ts';

const TITLE = 'Harbours';

/** Each row with its cells; a header has a star, a merged cell how many columns and rows it fills. */
const cellsOf = (table: Locator): Promise<string[]> =>
  table.evaluate((element) =>
    [...(element as HTMLTableElement).rows].map((row) =>
      [...row.cells]
        .map(
          (cell) =>
            (cell.tagName === 'TH' ? '*' : '') +
            (cell.innerText.trim().replaceAll('\n', '/') || '-') +
            (cell.colSpan * cell.rowSpan > 1
              ? ` ${cell.colSpan}×${cell.rowSpan}`
              : ''),
        )
        .join(', '),
    ),
  );

const paste = (page: Page, text: string): Promise<unknown> =>
  page.evaluate((words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', words);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', {
        clipboardData,
        bubbles: true,
        cancelable: true,
      }),
    );
  }, text);

test('a table is made, filled, changed and stored by keyboard alone', async ({
  app,
}) => {
  const { page } = app;
  const text = await newBriefing(page, TITLE);
  await page.keyboard.type('Costs');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+F10');
  const tool = page.getByRole('button', { name: 'Table', exact: true });
  await tool.focus();
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('button', { name: '3 rows, 3 columns' }),
  ).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  const table = page.getByRole('table').first();
  await expect(text).toBeFocused();
  for (const words of ['Harbour', '2024', '2025', 'Hallin', '12', '13']) {
    await page.keyboard.type(words);
    await page.keyboard.press('Tab');
  }
  // Tab in the last cell made a row.
  await page.keyboard.type('North');
  await page.keyboard.press('Enter');
  await page.keyboard.type('mouth');
  expect(await cellsOf(table)).toEqual([
    '*Harbour, *2024, *2025',
    'Hallin, 12, 13',
    'North/mouth, -, -',
  ]);
  await expect(
    table.getByRole('columnheader', { name: '2024' }),
  ).toHaveAttribute('scope', 'col');

  // Cells are selected by Shift and the arrows, and merged from the menu of the menu key.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+F10');
  await pressOn(page.getByRole('menuitem', { name: 'Merge cells' }), 'Enter');
  await page.keyboard.type('closed');
  await page.keyboard.press('Alt+Shift+ArrowUp');
  expect(await cellsOf(table)).toEqual([
    '*Harbour, *2024, *2025',
    'North/mouth, closed 2×1',
    'Hallin, 12, 13',
  ]);
  await page.keyboard.press('Control+z');
  expect((await cellsOf(table))[1]).toBe('Hallin, 12, 13');

  // A menu that a key asked for has the keys as soon as it is there, and is on its first line: a row above.
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('Enter');
  expect((await cellsOf(table)).length).toBe(4);
  await page.keyboard.press('Control+z');
  expect((await cellsOf(table)).length).toBe(3);

  // A caption, with a note in it.
  await page.keyboard.press('Shift+F10');
  await pressOn(
    page.getByRole('menuitemcheckbox', { name: 'Caption' }),
    'Enter',
  );
  await page.keyboard.type('In thousands');
  await page.keyboard.press('Control+Alt+f');
  await page.keyboard.type('Prices of 2025.');
  await page.keyboard.press('Control+Enter');
  await expect(
    page.getByRole('table', { name: /^In thousands/ }),
  ).toBeVisible();
  await expect(
    table.locator('xpath=..').locator('[role="doc-noteref"]'),
  ).toHaveAttribute('data-n', '1');

  // Out below, and in again from there.
  await page.keyboard.press('Enter');
  for (let row = 0; row < 3; row += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.type('After');
  await expect(text.locator('p').last()).toHaveText('After');

  // What a spreadsheet gives is a table; too many columns are refused.
  await page.keyboard.press('Enter');
  await paste(page, 'a\tb\n1\t"2\n3"\n');
  const second = page.getByRole('table').nth(1);
  expect(await cellsOf(second)).toEqual(['a, b', '1, 2/3']);
  await paste(page, Array.from({ length: 200 }, () => 'x').join('\t'));
  await expect(page.getByRole('alert')).toContainText('200 columns');
  await expect(page.getByRole('table')).toHaveCount(2);

  await saved(page);
  const before = await cellsOf(table);
  await app.restart();
  await pressOn(app.page.getByRole('row', { name: TITLE }), 'Enter');
  expect(await cellsOf(app.page.getByRole('table').first())).toEqual(before);
  expect(await cellsOf(app.page.getByRole('table').nth(1))).toEqual([
    'a, b',
    '1, 2/3',
  ]);
  await expect(
    app.page.getByRole('table', { name: /^In thousands/ }),
  ).toBeVisible();
});

test('a column without words yet keeps its place beside one with many', async ({
  app,
}) => {
  const { page } = app;
  const text = await newBriefing(page, TITLE);
  await page.keyboard.type('/table');
  await expect(page.getByRole('option', { name: /^Table/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(text.getByRole('table')).toBeVisible();
  await page.keyboard.type(
    'The gauge was read each hour of the night. '.repeat(5),
  );
  const narrowest = (): Promise<number> =>
    text
      .getByRole('columnheader')
      .evaluateAll((cells) =>
        Math.min(...cells.map((cell) => (cell as HTMLElement).offsetWidth)),
      );
  await expect.poll(narrowest).toBeGreaterThanOrEqual(72);
});
