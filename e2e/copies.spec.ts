// The copy for reviewers goes out by the keyboard: what they said stands beside its line and in the list, whole.
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, type Locator } from '@playwright/test';
import { test } from './app.ts';
import { runAxe } from './axe.ts';
import {
  ask,
  chooseFromMenu,
  newBriefing,
  pressOn,
  saved,
} from './at-the-window.ts';
import { pagesOf } from './read-pages.ts';

test.setTimeout(120_000);

test('a review copy is chosen, written and proved', async ({ app }) => {
  const { page } = app;
  await ask(page, 'settings.change', { name: 'Mairi Ashdown', initials: 'MA' });
  await newBriefing(page, 'Ferries');
  await page.keyboard.type('Costs rose by twelve per cent in May.');
  await saved(page);
  await page.keyboard.press('Control+Alt+m');
  await expect(page.getByRole('textbox', { name: 'Comment' })).toBeFocused();
  await page.keyboard.type('Says who? <b>The yard</b>');
  await page.keyboard.press('Control+Enter');
  // It has come to be, with the focus: nothing takes that from the window which opens next.
  const comments = page.getByRole('tabpanel', { name: /^Comments/ });
  await expect(comments.getByRole('button', { name: /About/ })).toBeFocused();
  await expect(comments).toContainText('Says who? <b>The yard</b>');

  await app.evaluate(({ dialog }, folder) => {
    // As the system does when the name that it offers is taken.
    dialog.showSaveDialog = (...given: unknown[]) => {
      const { defaultPath = '' } = given.at(-1) as { defaultPath?: string };
      const name = defaultPath.split(/[\\/]/).at(-1) ?? '';
      return Promise.resolve({
        canceled: false,
        filePath: `${folder}/${name}`,
      });
    };
  }, app.folder);
  await chooseFromMenu(app, 'export');
  const window = page.getByRole('dialog', { name: 'Export' });
  await expect(
    window.getByRole('radio', { name: 'PDF', exact: true }),
  ).toBeFocused();
  const copy = window.getByRole('combobox', { name: 'Copy' });
  await copy.focus();
  await page.keyboard.press('Enter');
  const review = page.getByRole('option', { name: /^For review/ });
  await expect(review).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(review).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(copy).toContainText('For review');
  for (const name of ['Draft, across each page', 'Line numbers']) {
    await window.getByRole('checkbox', { name }).focus();
    await page.keyboard.press('Space');
    await expect(window.getByRole('checkbox', { name })).toBeChecked();
  }
  await window.getByRole('button', { name: 'Export…' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Proved' })).toBeVisible({
    timeout: 60_000,
  });

  const file = join(app.folder, 'Ferries review copy.pdf');
  await expect(window).toContainText(basename(file));
  const [text, list] = await pagesOf(await readFile(file));
  for (const words of ['Costs rose', 'Review copy', 'Draft', 'The yard'])
    expect(text?.text).toContain(words);
  expect(list?.text).toContain('Comments and verdicts');
  expect(list?.text).toContain('Says who? <b>The yard</b>');
});

test('choices are kept under a name, taken with one key on another day, and removed', async ({
  app,
}) => {
  await newBriefing(app.page, 'Ferries');
  await app.page.keyboard.type('Costs rose.');
  await saved(app.page);
  await chooseFromMenu(app, 'export');
  const at = (page: typeof app.page) => {
    const window = page.getByRole('dialog', { name: 'Export' });
    return {
      window,
      preset: (name: string) =>
        window.getByRole('button', { name, exact: true }),
      lines: window.getByRole('checkbox', { name: 'Line numbers' }),
      copy: window.getByRole('combobox', { name: 'Copy' }),
    };
  };
  const { window, preset, lines, copy } = at(app.page);
  await expect(preset('For the meeting')).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await pressOn(preset('For reviewers'), 'Enter');
  await expect(copy).toContainText('For review');
  await expect(lines).toBeChecked();
  await pressOn(lines, 'Space');
  await expect(lines).not.toBeChecked();
  await expect(preset('For reviewers')).toHaveAttribute(
    'aria-pressed',
    'false',
  );

  // Its name is given in a dialog of its own, which exports nothing.
  const name = app.page.getByRole('textbox', { name: 'Name' });
  await pressOn(preset('Keep as preset…'), 'Enter');
  await expect(name).toBeFocused();
  await app.page.keyboard.type('To publish');
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByText(/take another name/)).toBeVisible();
  await name.fill('<b>Board</b>');
  await app.page.keyboard.press('Enter');
  await expect(name).toBeHidden();
  await expect(preset('<b>Board</b>')).toHaveAttribute('aria-pressed', 'true');
  await expect(window.getByRole('button', { name: 'Export…' })).toBeVisible();
  expect((await runAxe(app.page)).violations).toEqual([]);

  const again = (await app.restart()).page;
  await pressOn(again.getByRole('row', { name: /Ferries/ }), 'Enter');
  await expect(again.getByText('Costs rose.')).toBeVisible();
  await chooseFromMenu(app, 'export');
  const later = at(again);
  await expect(later.preset('For the meeting')).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await pressOn(later.preset('<b>Board</b>'), 'Enter');
  await expect(later.copy).toContainText('For review');
  await expect(later.lines).not.toBeChecked();

  await pressOn(later.preset('Remove the preset <b>Board</b>'), 'Enter');
  await expect(later.preset('<b>Board</b>')).toHaveCount(0);
  await expect(later.preset('Undo')).toBeFocused();
  await again.keyboard.press('Enter');
  await expect(later.preset('<b>Board</b>')).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(later.preset('Keep as preset…')).toBeFocused();

  await pressOn(later.preset('Rename the preset <b>Board</b>'), 'Enter');
  const other = again.getByRole('textbox', { name: 'Name' });
  await expect(other).toHaveValue('<b>Board</b>');
  await other.fill('Council');
  await again.keyboard.press('Enter');
  await expect(later.preset('Council')).toHaveAttribute('aria-pressed', 'true');
  await expect(later.preset('<b>Board</b>')).toHaveCount(0);
  await expect(later.preset('Rename the preset Council')).toBeFocused();
});

test('what a file would lack is said before it is written, with the way there; sheet and last line are chosen and kept', async ({
  app,
}) => {
  const { page } = app;
  const { id } = await ask<{ id: string }>(page, 'briefings.create', {
    title: 'Tides',
    template: 'Blank',
  });
  const { attachment } = await ask<{ attachment: string }>(
    page,
    'images.keep',
    {
      bytes: Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
      ).toString('base64'),
      name: 'map.svg',
    },
  );
  await ask(page, 'briefings.save', {
    id,
    delta: {
      put: [
        { type: 'paragraph', content: [{ type: 'text', text: 'It waits.' }] },
        { type: 'image', attachment, alternative: '' },
      ].map((block, place) => ({
        block: { ...block, id: `b${place}`, rank: `a${place + 1}` },
        parent: null,
      })),
      move: [],
      remove: [],
    },
  });
  await page.getByText('Tides', { exact: true }).first().dblclick();
  const text = page.getByRole('textbox', { name: 'Tides' });
  await expect(text).toContainText('It waits.');
  await expect(page.getByText('1 finding')).toBeVisible();
  await chooseFromMenu(app, 'export');
  const window = page.getByRole('dialog', { name: 'Export' });
  const before = window.getByRole('list', { name: 'Before you export' });
  await expect(before).toContainText('This image has no alternative text');
  const out = join(app.folder, 'tides.pdf');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () =>
      Promise.resolve({ canceled: false, filePath });
  }, out);
  // It is still said where the standard refused the file because of it.
  await pressOn(window.getByRole('button', { name: 'Export…' }), 'Enter');
  await expect(
    window.getByRole('heading', { name: 'Not exported' }),
  ).toBeVisible({ timeout: 60_000 });
  await pressOn(before.getByRole('button', { name: /^Show it/ }), 'Enter');
  await expect(window).toHaveCount(0);
  await expect(text).toBeFocused();

  await chooseFromMenu(app, 'export');
  await pressOn(window.getByRole('radio', { name: 'Neither' }), 'Space');
  await pressOn(window.getByRole('combobox', { name: 'Paper' }), 'Enter');
  await pressOn(page.getByRole('option', { name: 'US Letter' }), 'Enter');
  const line = window.getByRole('checkbox', { name: /^What the proof found/ });
  await pressOn(line, 'Space');
  await expect(line).toBeChecked();
  await pressOn(window.getByRole('button', { name: 'Export…' }), 'Enter');
  await expect(page.getByRole('heading', { name: 'Proved' })).toBeVisible({
    timeout: 60_000,
  });
  const again = window.getByRole('button', { name: 'Export again…' });
  await expect(again).toBeVisible();
  await pressOn(window.getByRole('radio', { name: 'Word' }), 'Space');
  await expect(again).toHaveCount(0);
  await expect(window.getByRole('button', { name: 'Export…' })).toBeVisible();
  await pressOn(window.getByRole('radio', { name: 'PDF' }), 'Space');
  await expect(again).toBeVisible();
  const pages = await pagesOf(await readFile(out));
  expect(pages.map(({ text }) => text).join(' ')).toContain(
    'nothing was missing. Footnotes: 0. Headings: 0.',
  );
  const settings = await ask(page, 'app.state', {});
  expect(settings).toMatchObject({
    settings: { exporting: { paper: 'us-letter', colophon: true } },
  });
});

test('many presets with long names are all shown whole, each with its signs', async ({
  app,
}) => {
  const { page } = app;
  await newBriefing(page, 'Ferries');
  await page.keyboard.type('Costs rose.');
  await saved(page);
  await chooseFromMenu(app, 'export');
  const window = page.getByRole('dialog', { name: 'Export' });
  const keep = window.getByRole('button', { name: 'Keep as preset…' });
  const names = ['A', 'B', 'C', 'D', 'E'].map(
    (sign) => `${sign} for the minister’s office, with line numbers`,
  );
  for (const name of names) {
    await pressOn(keep, 'Enter');
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await page.keyboard.press('Enter');
    await expect(
      window.getByRole('button', { name, exact: true }),
    ).toBeVisible();
  }
  const list = window.getByRole('region', { name: 'Presets' }).locator('ul');
  expect(
    await list.evaluate((drawn) => drawn.scrollHeight - drawn.clientHeight),
  ).toBe(0);
  // The one that is taken is lit with the signs that stand behind its name, and no other with the same choices.
  const row = (sign: string): Locator =>
    list.getByRole('listitem').filter({ hasText: `${sign} for the minister` });
  const unlit = 'rgba(0, 0, 0, 0)';
  await expect(row('E')).not.toHaveCSS('background-color', unlit);
  await expect(row('A')).toHaveCSS('background-color', unlit);
});
