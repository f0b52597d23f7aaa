// What a person writes is kept: over a restart, over a disk that is full for a while, and against a library that may only
// be read.
import { expect } from '@playwright/test';
import { test, type App } from './app.ts';
import {
  newBriefing,
  pressOn,
  saveState,
  saved,
  textOf,
} from './at-the-window.ts';

const open = (app: App, title: string) =>
  pressOn(app.page.getByRole('row', { name: title }), 'Enter');

test('title, marking and the fields above the text are saved as they are typed', async ({
  app,
}) => {
  const { page } = app;
  await newBriefing(page, 'Tides', 'Ministerial submission (UK)');
  await page.getByRole('textbox', { name: 'Title' }).fill('Tides at the quay');
  await page.getByRole('combobox', { name: 'Marking' }).fill('OFFICIAL');
  await page.getByLabel('To', { exact: true }).fill('The Minister; R. Olsen');
  await page.getByLabel('Date', { exact: true }).fill('2031-04-02');
  await saved(page);

  const again = await app.restart();
  await open(again, 'Tides at the quay');
  const value = (name: string) => again.page.getByLabel(name, { exact: true });
  await expect(value('Title')).toHaveValue('Tides at the quay');
  await expect(value('Marking')).toHaveValue('OFFICIAL');
  const people = again.page.getByRole('button', { name: /Delete to remove/ });
  await expect(people).toHaveText(['The Minister', 'R. Olsen']);
  await expect(value('Date')).toHaveValue('2 April 2031');
});

test('what is typed at the last moment is saved before the program ends', async ({
  app,
}) => {
  const { page } = app;
  await newBriefing(page, 'Tides');
  await textOf(page).click();
  await page.keyboard.type('The quay floods twice a year');
  await page.getByRole('textbox', { name: 'Title' }).fill('Floods');
  const again = await app.restart();
  await open(again, 'Floods');
  await expect(textOf(again.page)).toHaveText('The quay floods twice a year');
});

test.describe('on a disk that fills up while someone types', () => {
  test.use({ fullDisk: true });

  test('the page keeps the words, says so, and saves when there is room', async ({
    app,
  }) => {
    const { page } = app;
    await newBriefing(page, 'Tides');
    await textOf(page).click();
    await page.keyboard.type('Before. ');
    await saved(page);

    app.disk.fill();
    await page.keyboard.type('While it is full. ');
    await page.getByRole('combobox', { name: 'Marking' }).fill('OFFICIAL');
    await expect(page.getByText(/not saved yet/)).toBeVisible();
    await expect(page.getByText(/not saved yet/)).toContainText(/disk/);
    await expect(saveState(page)).not.toHaveText('Saved');
    // And a person goes on.
    await textOf(page).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('And on.');
    await expect(textOf(page)).toHaveText('Before. While it is full. And on.');

    app.disk.free();
    await expect(saveState(page)).toHaveText('Saved', { timeout: 30_000 });
    await expect(page.getByText(/not saved yet/)).toHaveCount(0);
    await app.kill();
    const again = await app.restart();
    await open(again, 'Tides');
    await expect(textOf(again.page)).toHaveText(
      'Before. While it is full. And on.',
    );
    await expect(
      again.page.getByRole('combobox', { name: 'Marking' }),
    ).toHaveValue('OFFICIAL');
  });

  test('whoever quits meanwhile is told, and may stay with the words', async ({
    app,
  }) => {
    const { page } = app;
    await newBriefing(page, 'Tides');
    await textOf(page).click();
    app.disk.fill();
    await page.keyboard.type('While it is full.');
    await expect(page.getByText(/not saved yet/)).toBeVisible();
    await app.evaluate(({ app: electron }) => {
      setImmediate(() => {
        electron.quit();
      });
    });
    await expect.poll(async () => (await app.dialogs()).length).toBe(1);
    const [asked] = await app.dialogs();
    expect(`${asked?.message ?? ''} ${asked?.detail ?? ''}`).toMatch(
      /not saved|lost/,
    );
    await expect(textOf(page)).toHaveText('While it is full.');
    app.disk.free();
    await expect(saveState(page)).toHaveText('Saved', { timeout: 30_000 });
  });
});

test('a library that is opened read-only is read, and offers nothing that would change it', async ({
  app,
}) => {
  await newBriefing(app.page, 'Tides');
  await textOf(app.page).click();
  await app.page.keyboard.type('The quay floods.');
  await saved(app.page);
  const { page } = await app.startBeside([{ button: 'Open read-only' }]);
  if (!page) throw new Error('The second program has no window.');
  const row = page.getByRole('row', { name: 'Tides' });
  await expect(row).toBeVisible();
  for (const name of ['Import', 'New briefing'])
    await expect(page.getByRole('button', { name })).toHaveCount(0);
  await pressOn(row, 'Enter');
  const sheet = page.getByRole('textbox', { name: 'Tides' });
  await expect(sheet).toHaveText('The quay floods.');
  await expect(sheet).toHaveAttribute('contenteditable', 'false');
  await expect(saveState(page)).toHaveText('Read-only');
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveAttribute(
    'readonly',
  );
  await page.keyboard.press('Control+Alt+f');
  await pressOn(sheet, 'x');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(sheet).toHaveText('The quay floods.');
  await expect(
    page.getByRole('button', { name: 'Export', exact: true }),
  ).toBeEnabled();
});
