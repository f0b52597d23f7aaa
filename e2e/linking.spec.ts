// Citing and linking by the keyboard alone: three sources in one note, and a text with markers linked by a pasted list.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test, type App } from './app.ts';
import { ask, saved } from './at-the-window.ts';

const BIB = `
@book{okafor2019, author={Okafor, Ifeoma}, title={The tides of the northern coast}, publisher={Harbour Press}, year={2019}}
@book{lind2021, author={Lind, Per}, title={Gauges in winter}, publisher={Port Press}, year={2021}}
@book{holt2020, author={Holt, Simon}, title={Night calls and berths}, publisher={Mole Press}, year={2020}}
`;

const LIST = `References
As of May

[1] Okafor, I. (2019) The tides of the
northern coast. Harbour Press.
[2] Lind, P. (2021). Gauges in winter. Port Press.
[4] Vermeer, A. (2024). A thing of which nobody knew. Quay Press.
`;

async function bring(app: App, name: string, content: string): Promise<void> {
  const file = join(app.folder, name);
  await writeFile(file, content);
  await app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = () =>
        Promise.resolve({ canceled: false, filePaths: [...filePaths] });
    },
    [file],
  );
  await app.page.getByRole('button', { name: 'Import', exact: true }).click();
}

async function openText(app: App, text: string): Promise<Page> {
  const { page } = app;
  await bring(app, 'sources.bib', BIB);
  await page.getByRole('button', { name: 'Close' }).last().click();
  await bring(app, 'summary.txt', text);
  await page.getByRole('button', { name: /^Open/ }).click();
  return page;
}

const marks = (page: Page) => page.locator('[role="doc-noteref"]');

test('three sources with their places in one note, put in order and changed by the keyboard', async ({
  app,
}) => {
  const page = await openText(app, 'The gauge is gone.');
  const text = page.getByRole('textbox', { name: /summary/ });
  await text.focus();
  await page.keyboard.press('Control+End');
  const { keyboard } = page;
  await keyboard.type(' [@');
  const picker = page.getByRole('dialog', { name: 'New footnote' });
  await expect(picker).toBeVisible();
  await keyboard.type('okafor');
  await keyboard.press('Enter');
  await keyboard.type('12;');
  await keyboard.type('gauges wint');
  await keyboard.press('Enter');
  await keyboard.type('para 3;');
  await keyboard.type('hotl'); // as fingers do
  await keyboard.press('Enter');
  await keyboard.type('7');
  await expect(picker).toContainText('Will read');
  await expect(picker).toContainText(/Tides.*12.*Gauges.*3.*Night.*7/i);
  await keyboard.press('Enter');
  await expect(marks(page)).toHaveCount(1);
  await expect(text).not.toContainText('[@');

  // The note is changed as it was made; Alt, Shift and an arrow take the last source to the front.
  await text.focus();
  await keyboard.press('Control+End');
  await keyboard.press('ArrowLeft');
  await keyboard.press('Enter');
  const edited = page.getByRole('dialog', { name: 'Edit footnote' });
  await expect(edited).toBeVisible();
  await keyboard.press('Alt+Shift+ArrowLeft');
  await keyboard.press('Alt+Shift+ArrowLeft');
  await expect(edited).toContainText(/Night.*7.*Tides.*12.*Gauges.*3/i);
  await keyboard.press('Enter');
  await expect(edited).toHaveCount(0);
  await expect(text).toBeFocused();
  await saved(page);
});

test('all that was found comes where the list is scrolled, and the arrows reach it at once', async ({
  app,
}) => {
  const page = await openText(app, 'The gauge is gone.');
  for (let at = 0; at < 12; at += 1)
    await ask(page, 'sources.create', {
      item: { type: 'book', title: `Quay ledger, part ${at + 1}` },
    });
  const text = page.getByRole('textbox', { name: /summary/ });
  await text.focus();
  await page.keyboard.press('Control+Alt+f');
  const list = page.getByRole('listbox', { name: 'Sources' });
  await page.keyboard.type('quay');
  const found = list.getByRole('option', { name: /Quay ledger/ });
  // A screen reader is told of all of them, whether they are drawn or not: these, a new one, and a note of the words.
  await expect(found.last()).toHaveAttribute('aria-setsize', '14');
  await list.hover();
  await page.mouse.wheel(0, 120);
  await expect(found).toHaveCount(12);
  await page.keyboard.type(' ledger');
  await page.keyboard.press('ArrowUp');
  await expect(
    list.getByRole('option', { name: 'Note with this text' }),
  ).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(list.getByRole('option', { selected: true })).toContainText(
    'Quay ledger',
  );
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('dialog', { name: 'New footnote' }),
  ).toContainText('Quay ledger, part');
});

test('a pasted list links a text in three keys, an undo takes all of it back', async ({
  app,
}) => {
  const page = await openText(
    app,
    'It rose [1]. It fell [2], and [1, 2] again.\nNobody knew [4].',
  );
  const text = page.getByRole('textbox', { name: /summary/ });
  const search = page.getByRole('combobox', { name: 'Source of number 1' });
  await expect(search).toBeVisible();
  // Nothing from the bin is offered.
  const { source } = await ask<{ source: { id: string } }>(
    page,
    'sources.create',
    { item: { type: 'book', title: 'Berths of old' } },
  );
  const old = page.getByRole('option', { name: /Berths of old/ });
  await expect(old).toHaveCount(1);
  await ask(page, 'sources.bin', { ids: [source.id] });
  await expect(old).toHaveCount(0);
  const before = await text.innerText();
  await search.focus();
  await page.evaluate((list) => {
    const data = new DataTransfer();
    data.setData('text/plain', list);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', {
        clipboardData: data,
        bubbles: true,
        cancelable: true,
      }),
    );
  }, LIST);
  const panel = page.getByRole('region', { name: 'Reference list' });
  await expect(panel).toContainText('Okafor 2019');
  await expect(panel).toContainText('1 line is no entry: As of May');
  await expect(panel).toContainText('A thing of which nobody knew');
  await expect(
    panel.getByRole('button', { name: 'Link 3 numbers' }),
  ).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(marks(page)).toHaveCount(4);
  await expect(page.getByText('3 of 3 numbers linked')).toBeVisible();
  const told = page
    .getByRole('region', { name: 'Link markers' })
    .getByRole('status');
  await expect(told).toHaveText(
    '3 numbers are linked at 5 places, with 1 new source.',
  );
  // What was told of it goes with it, and comes back with it.
  await text.focus();
  await page.keyboard.press('Control+z');
  await expect(marks(page)).toHaveCount(0);
  await expect(told).toHaveText('');
  await page.keyboard.press('Control+Shift+z');
  await expect(told).toHaveText(/^3 numbers are linked/);
  await saved(page);

  // One number back to its markers, by its key.
  const second = page.getByRole('button', { name: /^\[2\]/ });
  await second.focus();
  await page.keyboard.press('Delete');
  await expect(marks(page)).toHaveCount(3);
  await expect(text).toContainText('[2], and');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(marks(page)).toHaveCount(4);
  await page.keyboard.press('Control+z');
  await expect(marks(page)).toHaveCount(0);
  expect(await text.innerText()).toBe(before);
  await saved(page);
});
