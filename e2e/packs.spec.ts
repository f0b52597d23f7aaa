// The person who runs the meeting makes a pack by keyboard: its papers in order, exported and proved, issued; then a paper
// comes late and takes a letter, and nothing that is printed changes its number.
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { pdfOf } from '../electron/attachments/pdf-fixture.ts';
import { test, type App } from './app.ts';
import { runAxe } from './axe.ts';
import { ask, chooseFromMenu, pressOn } from './at-the-window.ts';

const willSave = (app: Pick<App, 'evaluate'>, file: string): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () =>
      Promise.resolve({ canceled: false, filePath });
  }, file);

const rows = (page: Page) =>
  page.getByRole('table', { name: 'Agenda' }).locator('tbody tr');

async function addBriefing(
  page: Page,
  button: string,
  title: string,
): Promise<void> {
  await pressOn(page.getByRole('button', { name: button }).first(), 'Enter');
  await page.getByLabel('Find a briefing').fill(title);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
}

test('the day of a meeting is in the language of its papers, and what is open in them leads to its place', async ({
  app,
}) => {
  const { page } = app;
  const { id } = await ask<{ id: string }>(page, 'briefings.create', {
    title: 'Marées',
    template: 'Blank',
  });
  await ask(page, 'briefings.change', { id, change: { language: 'fr' } });
  await ask(page, 'briefings.save', {
    id,
    delta: {
      put: [
        {
          parent: null,
          block: {
            type: 'heading',
            id: 'h1',
            rank: 'a1',
            level: 3,
            content: [{ type: 'text', text: 'Trop bas' }],
          },
        },
      ],
      move: [],
      remove: [],
    },
  });
  await chooseFromMenu(app, 'packs');
  await pressOn(page.getByRole('button', { name: 'New pack' }), 'Enter');
  await page.getByLabel('Title of the pack').fill('Conseil');
  await pressOn(page.getByLabel('Title of the pack'), 'Enter');
  await addBriefing(page, 'Add briefings', 'Marées');
  const day = page.getByLabel('Day of the meeting');
  await day.fill('4 decembre');
  await pressOn(day, 'Enter');
  await expect(page.getByRole('alert')).toContainText('2026');
  await day.fill('2026-12-04');
  await pressOn(day, 'Enter');
  await expect(day).toHaveValue('4 décembre 2026');
  await day.fill('5 décembre 2026');
  await pressOn(day, 'Enter');
  await expect(day).toHaveValue('5 décembre 2026');
  const before = page.getByRole('region', { name: 'Before you export' });
  await expect(before).toContainText('1 Marées');
  expect((await runAxe(page)).violations).toEqual([]);
  await pressOn(
    before.getByRole('button', { name: /The first heading is of level 3/ }),
    'Enter',
  );
  await expect(page.getByRole('textbox', { name: 'Marées' })).toBeFocused();
  // What it is about is selected.
  await page.keyboard.type('Plus haut');
  await expect(page.getByRole('heading', { name: 'Plus haut' })).toBeVisible();
});

test('what no font can print is said before a pack is exported, of its agenda as of its papers, and leads to its field', async ({
  app,
}) => {
  const { page } = app;
  const { id } = await ask<{ id: string }>(page, 'briefings.create', {
    title: 'Tides',
    template: 'Blank',
  });
  await ask(page, 'briefings.save', {
    id,
    delta: {
      put: [
        {
          parent: null,
          block: {
            type: 'table',
            id: 't1',
            rank: 'a1',
            headerRows: 1,
            headerColumns: 0,
            caption: [{ type: 'text', text: 'Levels 𒀃' }],
            rows: [[{ content: [{ type: 'text', text: 'Level' }] }]],
          },
        },
      ],
      move: [],
      remove: [],
    },
  });
  await chooseFromMenu(app, 'packs');
  await pressOn(page.getByRole('button', { name: 'New pack' }), 'Enter');
  await addBriefing(page, 'Add briefings', 'Tides');
  const before = page.getByRole('region', { name: 'Before you export' });
  await expect(before).toContainText('𒀃 (U+12003)');
  for (const [label, words] of [
    ['Title of the pack', 'Board 𒀀'],
    ['Title of item 1', 'Low 𒀁 tides'],
    ['Presenter of item 1', 'Ada 𒀂'],
  ] as const) {
    await page.getByLabel(label).fill(words);
    await pressOn(page.getByLabel(label), 'Enter');
  }
  await expect(before.getByRole('button')).toHaveText([
    /𒀀.*Write the title in other/,
    /𒀁.*Write the title in other/,
    /𒀂.*Write the presenter in other/,
    /𒀃/,
  ]);
  await pressOn(before.getByRole('button', { name: /𒀂/ }), 'Enter');
  await expect(page.getByLabel('Presenter of item 1')).toBeFocused();
  await page.keyboard.type('Ada');
  await page.keyboard.press('Enter');
  await expect(before.getByRole('button')).toHaveCount(3);
  await pressOn(before.getByRole('button', { name: /𒀀/ }), 'Enter');
  await expect(page.getByLabel('Title of the pack')).toBeFocused();
});

test('a pack goes without the PDFs that cannot be taken in where the person says so, in words for one or for several', async ({
  app,
}) => {
  const { page } = app;
  await ask(page, 'briefings.create', { title: 'Tides', template: 'Blank' });
  await chooseFromMenu(app, 'packs');
  await pressOn(page.getByRole('button', { name: 'New pack' }), 'Enter');
  await addBriefing(page, 'Add briefings', 'Tides');
  const written = join(app.folder, 'board.pdf');
  await willSave(app, written);
  const dialog = page.getByRole('dialog', { name: 'Export pack' });
  const exportPack = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Export pack…' }).click();
    await dialog.getByRole('button', { name: 'Export…' }).click();
  };
  const proved = dialog.getByRole('heading', { name: 'Proved' });
  await exportPack();
  await expect(proved).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();

  const pdfs = ['Audit.pdf', 'Costs.pdf'].map((name) => join(app.folder, name));
  for (const pdf of pdfs) copyFileSync(written, pdf);
  const form = join(app.folder, 'Form.pdf');
  writeFileSync(
    form,
    pdfOf(['Application'], {
      annotations: ['/Subtype /Widget /FT /Tx /T (name) /V (Ada)'],
    }),
  );
  const choose = (filePaths: string[]): Promise<void> =>
    app.evaluate(({ dialog: system }, chosen) => {
      system.showOpenDialog = () =>
        Promise.resolve({ canceled: false, filePaths: chosen });
    }, filePaths);
  await choose([form]);
  await page.getByRole('button', { name: 'Add PDFs' }).click();
  await expect(page.getByText(/^Form\.pdf: what is filled in/)).toBeVisible();
  expect((await runAxe(page)).violations).toEqual([]);
  await page.getByRole('button', { name: 'Remove item 2' }).click();
  await expect(rows(page)).toHaveCount(1);
  await choose(pdfs);
  await page.getByRole('button', { name: 'Add PDFs' }).click();
  await expect(page.getByText(/^Form\.pdf/)).toBeHidden();
  await page.getByLabel('Marking of Costs').fill('SECRET');
  await pressOn(page.getByLabel('Marking of Costs'), 'Enter');
  const facts = page.getByLabel('What comes out');
  await expect(facts).toContainText('The highest inside: item 3');
  await page.getByLabel('Marking of Audit').fill('SECRET');
  await pressOn(page.getByLabel('Marking of Audit'), 'Enter');
  await expect(facts).toContainText('The highest inside: items 2, 3');
  const kept = join(app.library, 'attachments');
  for (const entry of readdirSync(kept, {
    recursive: true,
    withFileTypes: true,
  }))
    if (entry.isFile())
      writeFileSync(join(entry.parentPath, entry.name), 'damaged');

  await exportPack();
  await expect(
    dialog.getByRole('button', { name: 'Export without them' }),
  ).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: 'Remove item 3' }).click();
  await expect(rows(page)).toHaveCount(2);
  await exportPack();
  await dialog.getByRole('button', { name: 'Export without it' }).click();
  await expect(proved).toBeVisible();
  // Which paper it was is said by its name, and not by the digest of its file.
  await expect(dialog).toContainText('Left out: Audit.pdf');
});

test('papers come in the order of choosing, and are moved by dragging and by keys that follow each other fast', async ({
  app,
}) => {
  const { page } = app;
  for (const title of ['Advice', 'Ferries', 'Tides'])
    await ask(page, 'briefings.create', { title, template: 'Blank' });
  await chooseFromMenu(app, 'packs');
  await pressOn(page.getByRole('button', { name: 'New pack' }), 'Enter');
  await pressOn(
    page.getByRole('button', { name: 'Add briefings' }).first(),
    'Enter',
  );
  for (const title of ['Ferries', 'Tides', 'Advice'])
    await page.getByRole('checkbox', { name: title }).check();
  await page.getByRole('button', { name: 'Add 3' }).click();
  const expectOrder = (...titles: readonly string[]): Promise<void> =>
    expect
      .poll(() =>
        page
          .getByLabel(/^Title of item/)
          .evaluateAll((fields) =>
            fields.map((field) =>
              [
                field.getAttribute('value'),
                field.getAttribute('placeholder'),
              ].find((words) => words),
            ),
          ),
      )
      .toEqual(titles);
  await expectOrder('Ferries', 'Tides', 'Advice');
  await expect(page.getByLabel('Title of item 3')).toBeFocused();
  await page
    .getByRole('button', { name: 'Add an item without a paper' })
    .click();
  await page.getByLabel('Title of item 4').fill('Any other business');
  await page.keyboard.press('Enter');
  const other = 'Any other business';
  await expectOrder('Ferries', 'Tides', 'Advice', other);

  const grip = (item: number) =>
    page.getByRole('button', { name: new RegExp(`^Move item ${item}:`) });
  await grip(1).dragTo(rows(page).nth(2));
  await expectOrder('Tides', 'Advice', 'Ferries', other);
  await expect(grip(3)).toBeFocused();
  await grip(4).dragTo(rows(page).nth(0));
  await expectOrder(other, 'Tides', 'Advice', 'Ferries');

  await grip(1).evaluate((handle) => {
    for (let press = 0; press < 3; press += 1)
      handle.dispatchEvent(
        new KeyboardEvent('keydown', {
          key: 'ArrowDown',
          altKey: true,
          bubbles: true,
          cancelable: true,
        }),
      );
  });
  await expectOrder('Tides', 'Advice', 'Ferries', other);
  await expect(grip(4)).toBeFocused();
});

test('a pack is made, put in order, exported, issued, and takes a late paper', async ({
  app,
}) => {
  const { page } = app;
  for (const title of ['Ferries', 'Tides', 'Advice'])
    await ask(page, 'briefings.create', { title, template: 'Blank' });
  await chooseFromMenu(app, 'packs');
  await pressOn(page.getByRole('button', { name: 'New pack' }), 'Enter');
  const title = page.getByLabel('Title of the pack');
  await expect(title).toBeFocused();
  await page.keyboard.type('Islands Board');
  await page.keyboard.press('Enter');
  // Opened again, it says its title, and the focus is on the way back.
  await pressOn(page.getByRole('button', { name: 'All packs' }), 'Enter');
  const listed = page.getByRole('button', { name: /^Islands Board/ });
  await expect(listed).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'All packs' })).toBeFocused();
  await expect(title).toHaveValue('Islands Board');
  await addBriefing(page, 'Add briefings', 'Ferries');
  await addBriefing(page, 'Add briefings', 'Tides');
  await expect(rows(page)).toHaveCount(2);
  await expect(page.getByLabel('Title of item 2')).toBeFocused();

  // In order, and the focus goes with the item.
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.getByLabel('Title of item 1')).toBeFocused();
  await expect(rows(page).first()).toContainText('Briefing');
  await expect(page.getByLabel('Title of item 1')).toHaveAttribute(
    'placeholder',
    'Tides',
  );
  await pressOn(page.getByRole('button', { name: 'Undo' }), 'Enter');
  await expect(page.getByLabel('Title of item 1')).toHaveAttribute(
    'placeholder',
    'Ferries',
  );
  expect((await runAxe(page)).violations).toEqual([]);

  // A dialog of the system that is not answered: cancelled, and no file.
  const out = join(app.folder, 'pack.pdf');
  await app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = () => new Promise(() => undefined);
  });
  await pressOn(page.getByRole('button', { name: 'Export pack…' }), 'Enter');
  const dialog = page.getByRole('dialog', { name: 'Export pack' });
  await pressOn(dialog.getByRole('button', { name: 'Export…' }), 'Enter');
  await pressOn(
    dialog.locator('footer').getByRole('button', { name: 'Cancel' }),
    'Enter',
  );
  await expect(dialog).toContainText('Cancelled: no file was written.');
  await expect(dialog.getByRole('button', { name: 'Export…' })).toBeFocused();
  expect(existsSync(out)).toBe(false);

  await willSave(app, out);
  await pressOn(dialog.getByRole('button', { name: 'Export…' }), 'Enter');
  await expect(dialog.getByRole('heading', { name: 'Proved' })).toBeVisible();
  expect(readFileSync(out).subarray(0, 5).toString()).toBe('%PDF-');
  await pressOn(dialog.getByRole('button', { name: 'Done' }), 'Enter');
  await expect(rows(page).nth(1)).toContainText('5');

  await pressOn(page.getByRole('button', { name: 'Issue the pack' }), 'Enter');
  await expect(page.getByLabel('What comes out')).toContainText(
    'Printed pages keep their numbers',
  );
  // Where the button was that is gone now.
  await expect(page.locator(':focus')).toContainText('Printed pages keep');
  // What is issued is what was exported: nothing has changed since.
  await expect(page.getByLabel('What comes out')).toContainText(
    'One run of numbers from the cover',
  );
  await page.getByLabel('Presenter of item 1').focus();
  await pressOn(
    page.getByRole('button', { name: 'Add a late paper' }),
    'Enter',
  );
  const says = page.getByText(/It takes a letter behind the item before it/);
  await expect(says).toBeVisible();
  expect(
    await says.evaluate((drawn) => drawn.scrollWidth - drawn.clientWidth),
  ).toBe(0);
  await pressOn(page.getByLabel('Find a briefing'), 'Escape');
  await addBriefing(page, 'Add a late paper', 'Advice');
  await expect(page.getByLabel('Title of item 1A')).toBeFocused();
  await expect(rows(page).nth(2)).toContainText('5');

  await pressOn(page.getByRole('button', { name: 'Export pack…' }), 'Enter');
  await pressOn(dialog.getByRole('button', { name: 'Export…' }), 'Enter');
  await expect(dialog).toContainText('3 papers');
  await pressOn(dialog.getByRole('button', { name: 'Done' }), 'Enter');
  await expect(rows(page).nth(1)).toContainText('4A');
  await expect(rows(page).nth(2)).toContainText('5');

  await pressOn(page.getByRole('button', { name: 'All packs' }), 'Enter');
  await expect(
    page.getByRole('button', { name: /^Islands Board/ }),
  ).toBeFocused();
  await chooseFromMenu(app, 'home');
  await expect(page.getByRole('row', { name: /Ferries/ })).toBeVisible();
});
