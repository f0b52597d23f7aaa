// The pages beside the text follow the caret, show what is typed, and lead back to the text.
import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './app.ts';
import { runAxe } from './axe.ts';
import {
  ask,
  caretBehind,
  chooseFromMenu,
  newBriefing,
  pressOn,
  textOf,
} from './at-the-window.ts';

test.setTimeout(60_000);

/** How much ink is on a page: it changes with its words. */
const inkOf = (paper: Locator, page: number): Promise<number> =>
  paper
    .getByRole('group', { name: `Page ${page}`, exact: true })
    .evaluate((sheet) => {
      const canvas = sheet.querySelector('canvas');
      const drawn = canvas?.getContext('2d');
      if (!canvas || !drawn) return 0;
      const { data } = drawn.getImageData(0, 0, canvas.width, canvas.height);
      let ink = 0;
      for (let at = 0; at < data.length; at += 4)
        ink += 255 - (data[at] ?? 255);
      return ink;
    });

const statusOf = (page: Page): Locator =>
  page.getByRole('contentinfo').getByText(/^Page \d+ of \d+$/);

test('the paper view follows the caret, shows an edit, and leads to the text', async ({
  app,
}) => {
  const { page } = app;
  const text = await newBriefing(page, 'Ferries');
  await page.keyboard.type('The first quay.');
  const long = 'The ferry ran late. '.repeat(400);
  await page.keyboard.press('Enter');
  await page.keyboard.insertText(long);
  await page.keyboard.press('Enter');
  await page.keyboard.type('The last quay.');

  await page.keyboard.press('Control+Alt+p');
  const paper = page.getByRole('region', { name: 'Paper', exact: true });
  await expect(statusOf(page)).toHaveText('Page 3 of 3');
  await expect(paper.getByRole('status')).toHaveText('Page 3 of 3');
  const last = paper.getByRole('group', { name: 'Page 3' });
  await expect(last).toBeInViewport();
  await expect.poll(() => inkOf(paper, 3)).toBeGreaterThan(0);

  // The text has the focus still, and what is typed is on paper without being asked for.
  const before = await inkOf(paper, 3);
  await page.keyboard.type(' It is shut.');
  await expect.poll(() => inkOf(paper, 3)).toBeGreaterThan(before);
  const axe = await runAxe(page);
  expect(axe.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual(
    [],
  );

  await page.keyboard.press('Control+Home');
  await expect(statusOf(page)).toHaveText('Page 1 of 3');
  const first = paper.getByRole('group', { name: 'Page 1' });
  await expect(first).toBeInViewport();
  // It was not in view when the pages were set.
  await expect.poll(() => inkOf(paper, 1)).toBeGreaterThan(0);

  // A page is added and goes again with what is written.
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText(long);
  await expect(statusOf(page)).toHaveText(/^Page \d of [56]$/);
  await page.keyboard.press('Control+z');
  await expect(statusOf(page)).toHaveText('Page 3 of 3');
  await expect.poll(() => inkOf(paper, 3)).toBeGreaterThan(0);
  await expect.poll(() => inkOf(paper, 1)).toBe(0);

  // A page that was not in view is gone to when what set the pages has ended: they are set anew.
  await app.killTypesetters();
  await page.keyboard.press('Control+Home');
  await expect.poll(() => inkOf(paper, 1)).toBeGreaterThan(0);
  await page.keyboard.press('Control+End');
  await expect(statusOf(page)).toHaveText('Page 3 of 3');

  // From paper to the text, by the keyboard and by a click.
  await page.keyboard.press('Control+Home');
  await expect(statusOf(page)).toHaveText('Page 1 of 3');
  const pages = paper.getByRole('region', { name: /^Pages/ });
  await pages.focus();
  await page.keyboard.press('n');
  await page.keyboard.press('n');
  await expect(last).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(text).toBeFocused();
  await expect(statusOf(page)).toHaveText('Page 3 of 3');
  await pages.focus();
  await page.keyboard.press('p');
  await page.keyboard.press('p');
  await first.click({ position: { x: 130, y: 96 } });
  await expect(text).toBeFocused();
  await expect(statusOf(page)).toHaveText('Page 1 of 3');

  await pages.focus();
  await page.keyboard.press('Escape');
  await expect(paper).toBeHidden();
  await expect(statusOf(page)).toBeHidden();
  await expect(text).toBeFocused();
  await chooseFromMenu(app, 'paper-view');
  await expect(paper).toBeVisible();
});

test('the caret is on the page of its words, at the foot of one and in a table that lies on its side', async ({
  app,
}) => {
  const { page } = app;
  const { id } = await ask<{ id: string }>(page, 'briefings.create', {
    title: 'Tides',
    template: 'Blank',
  });
  const text = (words: string) => [{ type: 'text', text: words }];
  const columns = Array.from({ length: 12 }, (_, at) => `Column ${at} of it`);
  await ask(page, 'briefings.save', {
    id,
    delta: {
      put: [
        { type: 'paragraph', id: 'p1', rank: 'a1', content: text('Before.') },
        {
          ...{ type: 'table', id: 't1', rank: 'a2' },
          ...{ headerRows: 1, headerColumns: 0 },
          rows: [columns, columns].map((row) =>
            row.map((words) => ({ content: text(words) })),
          ),
        },
        { type: 'paragraph', id: 'p2', rank: 'a3', content: text('Behind.') },
      ].map((block) => ({ parent: null, block })),
      move: [],
      remove: [],
    },
  });
  await pressOn(page.getByRole('row', { name: /Tides/ }), 'Enter');
  await caretBehind(page, textOf(page).getByText('Before.'));
  await page.keyboard.press('Control+Alt+p');
  const paper = page.getByRole('region', { name: 'Paper', exact: true });
  await expect(statusOf(page)).toHaveText('Page 1 of 3');

  await textOf(page).getByText('Column 0 of it').first().click();
  await expect(statusOf(page)).toHaveText('Page 2 of 3');
  const turned = paper.getByRole('group', { name: 'Page 2' });
  await expect
    .poll(() =>
      turned.evaluate((sheet) => {
        const { width, height } = sheet.getBoundingClientRect();
        return width > height;
      }),
    )
    .toBe(true);
  // The line beside the table ends on its page.
  const below = await turned.evaluate((sheet) => {
    const line = sheet.lastElementChild?.getBoundingClientRect();
    return (line?.bottom ?? 0) - sheet.getBoundingClientRect().bottom;
  });
  expect(below).toBeLessThan(0);
});
