// Spelling as a person meets it: an unknown word is underlined, and put right by the keyboard alone. The dictionaries are
// the program's own, so nothing is asked of a network.
import { expect, type Page } from '@playwright/test';
import { test } from './app.ts';
import {
  chooseFromMenu,
  newBriefing,
  pressOn,
  saved,
} from './at-the-window.ts';

/** The words that are underlined now, in no order. */
const underlined = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    Array.from(CSS.highlights.get('spelling') ?? [], (place) => {
      const range = new Range();
      range.setStart(place.startContainer, place.startOffset);
      range.setEnd(place.endContainer, place.endOffset);
      return range.toString();
    }),
  );

test('a word that the dictionary does not know is underlined, and put right by keys', async ({
  app,
}) => {
  const { page } = app;
  await newBriefing(page, 'Coast');
  await page.keyboard.type('The Goverment paid for NATO and 3 km2; see wrod');
  // The word with the caret at its end may not be written out yet.
  await expect.poll(() => underlined(page)).toEqual(['Goverment']);
  await page.keyboard.type('.');
  await expect
    .poll(() => underlined(page))
    .toEqual(expect.arrayContaining(['Goverment', 'wrod']));

  await page.keyboard.press('Home');
  for (let step = 0; step < 6; step += 1)
    await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+F10');
  const menu = page.getByRole('menu', { name: /Goverment/ });
  await expect(
    menu.getByRole('menuitem', { name: 'Government' }),
  ).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(menu).toHaveCount(0);
  const text = page.getByRole('textbox', { name: 'Coast' });
  await expect(text).toContainText('The Government paid');
  await expect.poll(() => underlined(page)).toEqual(['wrod']);
  await saved(page);

  // One step, as if it had been typed.
  await page.keyboard.press('Control+z');
  await expect(text).toContainText('The Goverment paid');
  await expect
    .poll(async () => (await underlined(page)).sort())
    .toEqual(['Goverment', 'wrod']);
  expect(await app.refused()).toEqual([]);
});

test('an ignored word stays so until the program ends, and no word is underlined where a person wants none', async ({
  app,
}) => {
  const { page } = app;
  await newBriefing(page, 'Coast');
  await page.keyboard.type('Typst sets the wrod. ');
  await expect
    .poll(async () => (await underlined(page)).sort())
    .toEqual(['Typst', 'wrod']);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menu', { name: /Typst/ })).toBeVisible();
  await page.getByRole('menuitem', { name: 'Ignore in this session' }).click();
  await expect.poll(() => underlined(page)).toEqual(['wrod']);
  await page.keyboard.press('End');
  await page.keyboard.type('Hallin. ');
  await expect
    .poll(async () => (await underlined(page)).sort())
    .toEqual(['Hallin', 'wrod']);
  for (let step = 0; step < 4; step += 1)
    await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menu', { name: /Hallin/ })).toBeVisible();
  await page.getByRole('menuitem', { name: 'Add to my words' }).click();
  await expect.poll(() => underlined(page)).toEqual(['wrod']);

  // Taken out again, also where Esc is pressed in the field.
  await chooseFromMenu(app, 'settings');
  const own = page.getByRole('textbox', { name: 'My words' });
  await expect(own).toHaveValue('Hallin');
  await own.fill('');
  await page.keyboard.press('Escape');
  await expect
    .poll(async () => (await underlined(page)).sort())
    .toEqual(['Hallin', 'wrod']);

  await chooseFromMenu(app, 'settings');
  await page
    .getByRole('checkbox', { name: /the dictionary doesn’t know/ })
    .click();
  await page.keyboard.press('Escape');
  await expect.poll(() => underlined(page)).toEqual([]);

  const again = await app.restart();
  await pressOn(again.page.getByRole('row', { name: /Coast/ }), 'Enter');
  await expect(
    again.page.getByRole('textbox', { name: 'Coast' }),
  ).toContainText('Typst');
  expect(await underlined(again.page)).toEqual([]);
});
