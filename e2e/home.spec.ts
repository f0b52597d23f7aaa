// Home as a person puts it in order, by keyboard: sort, rename, status, tags, the bin; every step undone again, and the
// view as it was left at the next start.
import { expect, type Locator, type Page } from '@playwright/test';
import type { Bridge } from '#core/envelope.ts';
import { test } from './app.ts';
import { pressOn } from './at-the-window.ts';

test.setTimeout(60_000);

const ask = (page: Page, name: string, input: unknown): Promise<unknown> =>
  page.evaluate(
    async ([method, given]) => {
      const { precis } = window as unknown as { precis: Bridge };
      const answer = await precis.call(method, given);
      return answer.ok ? answer.value : answer.error;
    },
    [name, input] as const,
  );

const create = async (page: Page, title: string): Promise<string> => {
  const made = await ask(page, 'briefings.create', {
    title,
    template: 'blank',
  });
  return (made as { id: string }).id;
};

const rows = (page: Page): Locator => page.locator('tbody tr[data-index]');
/** The titles, as they stand in the list. */
const expectTitles = async (
  page: Page,
  ...titles: readonly string[]
): Promise<void> => {
  await expect(
    rows(page).locator('td:first-child > div:first-of-type'),
  ).toHaveText([...titles]);
};

const goTo = (page: Page, place: string): Promise<void> =>
  page
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: new RegExp(`^${place}`) })
    .click();

test('a briefing is renamed from its menu, by the mouse and by keys', async ({
  app,
}) => {
  const { page } = app;
  await create(page, 'Quays');
  const row = rows(page).first();
  await row.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await expect(page.getByRole('menu')).toHaveCount(0);
  await page.keyboard.type('Ferries');
  await page.keyboard.press('Enter');
  await expectTitles(page, 'Ferries');
  await expect(row).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await page.keyboard.type('Ren');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Tides');
  await page.keyboard.press('Enter');
  await expectTitles(page, 'Tides');
  await expect(row).toBeFocused();
});

test('briefings are sorted, renamed, tagged, binned and brought back by keyboard', async ({
  app,
}) => {
  const { page } = app;
  // The list hears of each by the event alone.
  for (const title of ['Quays', 'Ferries', '港湾', 'Tides'])
    await create(page, title);
  await expectTitles(page, 'Tides', '港湾', 'Ferries', 'Quays');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Home');
  await pressOn(page.getByRole('button', { name: 'Title' }), 'Enter');
  await expectTitles(page, 'Ferries', 'Quays', 'Tides', '港湾');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('tr:focus')).toBeVisible();

  await rows(page).first().focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('Sailings');
  await page.keyboard.press('Enter');
  await expectTitles(page, 'Quays', 'Sailings', 'Tides', '港湾');
  // The focus goes with the row.
  await expect(rows(page).nth(1)).toBeFocused();

  await page.keyboard.press('Shift+F10');
  await page.keyboard.type('Sta');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('Cle');
  await page.keyboard.press('Enter');
  await expect(rows(page).nth(1)).toContainText('Cleared');
  await expect(rows(page).nth(1)).toBeFocused();

  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('2 selected')).toBeVisible();
  await page.keyboard.press('Shift+F10');
  await page.keyboard.type('Tags');
  await page.keyboard.press('Enter');
  const field = page.getByRole('textbox', { name: 'New tag' });
  await expect(field).toBeFocused();
  await page.keyboard.type('#winter  2026');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('checkbox')).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(rows(page).nth(1)).toContainText('winter 2026');
  await expect(rows(page).nth(2)).toContainText('winter 2026');
  await expect(rows(page).nth(2)).toBeFocused();

  await page.keyboard.press('Delete');
  await expectTitles(page, 'Quays', '港湾');
  await expect(page.locator('tr:focus')).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expectTitles(page, 'Quays', 'Sailings', 'Tides', '港湾');
  for (let step = 0; step < 3; step += 1)
    await page.keyboard.press('Control+z');
  await expectTitles(page, 'Ferries', 'Quays', 'Tides', '港湾');
  await expect(page.getByText('winter 2026')).toHaveCount(0);
  await expect(page.getByText('Cleared')).toHaveCount(0);
});

test('what is in the bin stays, is not opened, and is deleted only when asked', async ({
  app,
}) => {
  const { page } = app;
  const ids = [];
  for (const title of ['Quays', 'Ferries', 'Tides'])
    ids.push(await create(page, title));
  await ask(page, 'briefings.tag', {
    changes: [{ id: ids[1], add: ['sea'], remove: [] }],
  });
  await expectTitles(page, 'Tides', 'Ferries', 'Quays');
  for (const [place, key] of [
    [1, 'ControlOrMeta'],
    [0, 'Shift'],
    [2, 'ControlOrMeta'],
  ] as const)
    await rows(page)
      .nth(place)
      .click({ modifiers: [key] });
  await expect(page.getByText('3 selected')).toBeVisible();
  await page.getByRole('button', { name: 'Move to bin' }).click();
  await expect(page.getByText(/No briefings yet/)).toBeVisible();
  expect(await ask(page, 'briefings.open', { id: ids[0] })).toMatchObject({
    code: 'not-found',
    message: expect.stringContaining('in the bin'),
  });

  await goTo(page, 'Bin');
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole('row', { name: /Quays/ }).click();
  await page.getByRole('menuitem', { name: 'Restore', exact: true }).click();
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole('row', { name: /Tides/ }).focus();
  await page.keyboard.press('Delete');
  // Enter is the answer that keeps it.
  await expect(
    page.getByRole('button', { name: 'Keep in the bin' }),
  ).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(rows(page)).toHaveCount(2);
  await expect(page.getByRole('row', { name: /Tides/ })).toBeFocused();
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await expect(rows(page)).toHaveCount(1);

  await page.getByRole('row', { name: /Ferries/ }).click();
  await page.getByRole('menuitem', { name: 'Restore', exact: true }).click();
  await expect(page.getByText(/The bin is empty/)).toBeVisible();
  await page.getByRole('button', { name: 'Back to the briefings' }).click();
  // A tag, and the list, are gone to from what was found as well.
  await page.getByRole('row', { name: /Ferries/ }).focus();
  await page.keyboard.type('quay');
  await expect(page.getByRole('combobox', { name: 'Search' })).toHaveValue(
    'quay',
  );
  await expect(page.getByRole('option', { name: /Quays/ })).toBeVisible();
  await goTo(page, 'Briefings');
  await expect(rows(page)).toHaveCount(2);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('quay');
  await expect(page.getByRole('option', { name: /Quays/ })).toBeVisible();
  await page.getByRole('button', { name: /^sea/ }).click();
  await expectTitles(page, 'Ferries');
  await page.getByRole('button', { name: 'Status' }).click();

  // As it was left: of one tag, sorted by status.
  const again = await app.restart();
  await expectTitles(again.page, 'Ferries');
  await expect(
    again.page.getByRole('columnheader', { name: 'Status' }),
  ).toHaveAttribute('aria-sort', 'ascending');
  await rows(again.page).first().focus();
  await again.page.keyboard.press('Enter');
  const status = again.page.getByRole('button', { name: 'Status: Draft' });
  await pressOn(status, 'Enter');
  await pressOn(
    again.page.getByRole('menuitemradio', { name: 'Final' }),
    'Enter',
  );
  await expect(
    again.page.getByRole('button', { name: 'Status: Final' }),
  ).toBeFocused();
  await again.page.getByRole('button', { name: 'All briefings' }).click();
  await expect(rows(again.page)).toContainText('Final');
});

test('a tag keeps the focus when it is renamed, and one that is gone filters nothing', async ({
  app,
}) => {
  const { page } = app;
  const ids = [];
  for (const title of ['Quays', 'Ferries', 'Tides'])
    ids.push(await create(page, title));
  await ask(page, 'briefings.tag', {
    changes: [
      { id: ids[0], add: ['sea', 'winter'], remove: [] },
      { id: ids[1], add: ['winter'], remove: [] },
    ],
  });
  const tag = (name: string): Locator =>
    page
      .getByRole('navigation', { name: 'Library' })
      .getByRole('button', { name: new RegExp(`^${name}`) });
  await tag('winter').click();
  await expectTitles(page, 'Ferries', 'Quays');
  await page.getByRole('button', { name: /^Briefings/ }).click();
  await expectTitles(page, 'Tides', 'Ferries', 'Quays');
  await tag('winter').click();
  await expectTitles(page, 'Ferries', 'Quays');
  await pressOn(tag('winter'), 'F2');
  await page.keyboard.type('autumn');
  await page.keyboard.press('Enter');
  await expect(tag('autumn')).toBeFocused();
  await expectTitles(page, 'Ferries', 'Quays');

  // Without the focus there, this key would move a briefing to the bin.
  await page.keyboard.press('Delete');
  await expect(tag('autumn')).toHaveCount(0);
  await expect(tag('sea')).toBeFocused();
  await expectTitles(page, 'Tides', 'Ferries', 'Quays');
  await page.keyboard.press('Control+z');
  await expectTitles(page, 'Ferries', 'Quays');
  await page.keyboard.press('Control+z');
  await expect(tag('winter')).toBeVisible();
  await expectTitles(page, 'Tides', 'Ferries', 'Quays');

  // What was added to a briefing stays when its dialog is closed by Esc, and is undone like the rest.
  await rows(page).first().focus();
  await page.keyboard.press('Shift+F10');
  const menu = page.getByRole('menu');
  await expect(menu).toBeVisible();
  expect((await menu.boundingBox())?.width).toBeLessThanOrEqual(400);
  await page.keyboard.type('Tags');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'New tag' })).toBeFocused();
  await page.keyboard.type('spring');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('checkbox', { name: 'spring' })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(rows(page).first()).toContainText('spring');
  await expect(rows(page).first()).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(tag('spring')).toHaveCount(0);
});
