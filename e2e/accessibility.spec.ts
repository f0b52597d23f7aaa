// Axe finds no violation on any screen or dialog, in light and dark, plain and with more contrast. What axe can't see
// (that the keyboard alone is enough) is in window-job.spec.ts.
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { expect, type Page } from '@playwright/test';
import type { Bridge } from '#core/envelope.ts';
import { test, type App } from './app.ts';
import { runAxe } from './axe.ts';
import { pdfOf } from '../electron/attachments/pdf-fixture.ts';
import {
  ask,
  chooseFromMenu,
  newBriefing,
  pressOn,
  saved,
  textOf,
} from './at-the-window.ts';
import { fixture } from './precis.ts';

// Axe reads every element of each screen, four times.
test.setTimeout(600_000);

const LOOKS = [
  { theme: 'light', contrast: 'system' },
  { theme: 'light', contrast: 'more' },
  { theme: 'dark', contrast: 'system' },
  { theme: 'dark', contrast: 'more' },
] as const;

const COLOURS = ['color-contrast', 'link-in-text-block'];

/** As the settings change it, with nothing of the screen touched. */
async function look(page: Page, chosen: (typeof LOOKS)[number]): Promise<void> {
  await page.evaluate(async (settings) => {
    const answer = await (window as unknown as { precis: Bridge }).precis.call(
      'settings.change',
      settings,
    );
    if (!answer.ok) throw new Error(answer.error.message);
  }, chosen);
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-theme', chosen.theme);
  const contrast = html.and(page.locator('[data-contrast="more"]'));
  await expect(contrast).toHaveCount(chosen.contrast === 'more' ? 1 : 0);
}

async function expectNoViolation(page: Page, screen: string): Promise<void> {
  for (const chosen of LOOKS) {
    await look(page, chosen);
    // A colour that is still on its way to another would be measured in between; those that never end are left. Nothing
    // is waited for: an animation that is cancelled meanwhile never says that it has finished.
    await page.evaluate(() => {
      for (const animation of document.getAnimations())
        if (animation.effect?.getComputedTiming().endTime !== Infinity)
          animation.finish();
    });
    // Between the looks nothing differs but colours.
    const { violations, passes } = await runAxe(
      page,
      chosen === LOOKS[0] ? {} : { rules: COLOURS },
    );
    expect(passes.map(({ id }) => id)).toContain('color-contrast');
    expect
      .soft(
        violations.map(({ id, nodes }) => ({
          id,
          nodes: nodes.map(({ html, any, all, none }) => ({
            html: html.slice(0, 200),
            why: [...any, ...all, ...none].map(({ message }) => message),
          })),
        })),
        `${screen}, ${chosen.theme}, contrast ${chosen.contrast}`,
      )
      .toEqual([]);
  }
}

async function importFile(app: App, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, path);
  await app.page.getByRole('button', { name: 'Import' }).first().click();
  // The report: an import that still runs has no Close.
  await expect(
    app.page
      .getByRole('dialog', { name: 'Import' })
      .getByRole('button', { name: 'Close' })
      .first(),
  ).toBeVisible();
}

const close = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
};

test.describe('at the first start', () => {
  test.use({ withLibrary: false });

  test('the start screen has no violation', async ({ app }) => {
    const { page } = app;
    await expect(page.getByRole('heading', { name: 'Precis' })).toBeVisible();
    // The licence of citeproc-js asks for it where a program starts.
    await expect(page.getByText(/Frank Bennett/)).toBeVisible();
    await expectNoViolation(page, 'start');
    // What comes after axe has looked is seen, too; and gone, it is gone.
    const found = async (rules?: string[]): Promise<string[]> =>
      (await runAxe(page, rules && { rules })).violations.map(({ id }) => id);
    const heading = page.getByRole('heading', { name: 'Precis' });
    await heading.evaluate((element) => {
      // On the dark of the last look.
      element.style.color = '#444';
      element.after(document.createElement('button'));
    });
    expect(await found(COLOURS)).toEqual(['color-contrast']);
    expect(await found()).toEqual(
      expect.arrayContaining(['button-name', 'color-contrast']),
    );
    await heading.evaluate((element) => {
      element.removeAttribute('style');
      element.nextElementSibling?.remove();
    });
    expect(await found()).toEqual([]);
  });
});

test('home, its dialogs, the settings and about have no violation', async ({
  app,
}) => {
  const { page } = app;
  await expect(page.getByText(/No briefings yet/)).toBeVisible();
  await expectNoViolation(page, 'home, empty');

  await page.getByRole('button', { name: /^Library: / }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await expectNoViolation(page, 'menu of libraries');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'New briefing' }).first().click();
  await expect(
    page.getByRole('dialog', { name: 'New briefing' }),
  ).toBeVisible();
  await expectNoViolation(page, 'new briefing');
  await close(page);

  await chooseFromMenu(app, 'settings');
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await expectNoViolation(page, 'settings');
  await page.getByRole('tab', { name: 'Keyboard' }).click();
  await expectNoViolation(page, 'settings, keyboard');
  await close(page);

  await chooseFromMenu(app, 'about');
  await expect(
    page.getByRole('dialog', { name: 'About Precis' }),
  ).toBeVisible();
  await expectNoViolation(page, 'about');
  await page.getByRole('tab', { name: 'Licences' }).click();
  await expect(page.getByLabel('Licences of all parts')).toContainText(
    'citeproc-js implements the Citation Style Language',
  );
  await expectNoViolation(page, 'about, licences');
  await close(page);

  // One entry that is no source, so that the report has something skipped.
  const broken = join(app.folder, 'broken.bib');
  await writeFile(broken, '@book{good, title={Good}, year={2020}}\n@book{bad');
  await importFile(app, broken);
  await expectNoViolation(page, 'import with a skipped entry');
  await close(page);
  await importFile(app, fixture('press-summary.txt'));
  await expectNoViolation(page, 'import of a briefing');
  await close(page);
  await expect(page.getByRole('row', { name: /press-summary/ })).toBeVisible();
  await expectNoViolation(page, 'home');

  await page.getByRole('row', { name: /press-summary/ }).focus();
  await page.keyboard.press('Space');
  await expectNoViolation(page, 'home, one selected');
  await page.getByRole('button', { name: 'Tags…' }).click();
  await page.getByRole('textbox', { name: 'New tag' }).fill('water');
  await page.keyboard.press('Enter');
  await expectNoViolation(page, 'tags');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('row', { name: /water/ }).click({ button: 'right' });
  await pressOn(page.getByRole('menuitem', { name: 'Status' }), 'ArrowRight');
  await expectNoViolation(page, 'home, tagged, menu of a briefing');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await page.getByRole('row', { name: /press-summary/ }).focus();
  await page.keyboard.press('Delete');
  await page
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: /^Bin/ })
    .click();
  await expectNoViolation(page, 'bin');
  await page.getByRole('button', { name: 'Empty the bin…' }).click();
  await expectNoViolation(page, 'deleting for good');
  await close(page);
  await page.keyboard.press('Control+z');
  await expectNoViolation(page, 'bin, empty');
  await page.getByRole('button', { name: 'Back to the briefings' }).click();
  // The first may have been made by itself meanwhile.
  await page.getByRole('button', { name: /backup/i }).click();
  const backups = page.getByRole('dialog', { name: 'Backups' });
  await backups.getByRole('button', { name: 'Back up now' }).click();
  await expect(backups.getByText(/read back whole/)).toBeVisible();
  await expectNoViolation(page, 'backups');
  await backups
    .getByRole('button', { name: /^Bring back/ })
    .first()
    .click();
  await expectNoViolation(page, 'backups, one to bring back');
  await close(page);
  const search = page.getByRole('combobox', { name: 'Search' });
  await search.fill('press');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expectNoViolation(page, 'home, found');
  await search.fill('zzz');
  await expect(page.getByText(/Nothing has “zzz”/)).toBeVisible();
  await expectNoViolation(page, 'home, nothing found');

  await page
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: /^Sources/ })
    .click();
  await expect(page.getByRole('region', { name: 'Sources' })).toBeVisible();
  await expectNoViolation(page, 'sources');
  await page.getByRole('button', { name: 'New source' }).click();
  await expect(page.getByRole('dialog', { name: 'New source' })).toBeVisible();
  await expectNoViolation(page, 'form of a source');
});

test('the editor, its panes, the picker and the export have no violation', async ({
  app,
}) => {
  const { page } = app;
  await importFile(app, fixture('two-sources.bib'));
  await close(page);
  await importFile(app, fixture('press-summary.txt'));
  await page.getByRole('button', { name: 'Open the briefing' }).click();
  const text = page.getByRole('textbox', { name: /press-summary/ });
  await expect(text).toBeVisible();
  await expectNoViolation(page, 'editor with markers');

  await page.getByRole('button', { name: /^\[1\]/ }).click();
  await expectNoViolation(page, 'linking a number');

  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+Alt+f');
  await page.keyboard.type('gau');
  await expectNoViolation(page, 'picker, sources found');
  await page.keyboard.press('Enter');
  await page.keyboard.type('17');
  await expectNoViolation(page, 'picker, the place in the source');
  await page.keyboard.press('Enter');
  await expect(page.locator('[role="doc-noteref"]')).toHaveCount(1);

  for (const pane of ['Notes', 'Sources', 'Checks', 'Versions']) {
    await page.getByRole('tab', { name: pane }).click();
    await expectNoViolation(page, `pane of ${pane}`);
  }
  await page.locator('[role="doc-noteref"]').hover();
  await expectNoViolation(page, 'card of a note');

  await ask(page, 'settings.change', { name: 'Ana Ortiz', initials: 'AO' });
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+Shift+e');
  await expect(page.getByRole('contentinfo')).toContainText('Suggesting');
  await page.keyboard.type('more');
  await expect(text.locator('[data-inserted]')).toHaveText('more');
  await page.keyboard.press('ArrowLeft');
  const card = page.getByRole('group', { name: 'Suggested change' });
  await expect(card).toBeVisible();
  await expectNoViolation(page, 'card of a suggestion');
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await page.keyboard.press('Control+Shift+e');

  await page.getByRole('button', { name: 'Export' }).click();
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible();
  await expectNoViolation(page, 'export');
  await app.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = () =>
        Promise.resolve({ canceled: false, filePath });
    },
    join(app.folder, 'press.pdf'),
  );
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByRole('heading', { name: 'Proved' })).toBeVisible({
    timeout: 60_000,
  });
  await expectNoViolation(page, 'export, proved');
});

test('tables, what is pasted, versions and another window have no violation', async ({
  app,
}) => {
  const { page } = app;
  const { keyboard } = page;
  const text = await newBriefing(
    page,
    'Fares',
    'Ministerial advice (Australia)',
  );
  await text.locator('li').first().click();
  await keyboard.type('That you agree');
  await expectNoViolation(page, 'editor with a form');
  await page.getByRole('button', { name: 'Save as template…' }).click();
  await expect(
    page.getByRole('dialog', { name: 'Save as template' }),
  ).toBeVisible();
  await expectNoViolation(page, 'save as template');
  await close(page);

  await keyboard.press('Control+Alt+s');
  await page.getByRole('textbox', { name: 'Name' }).fill('First');
  await expectNoViolation(page, 'naming a version');
  await keyboard.press('Enter');
  const first = page.getByRole('button', { name: /^First/ });
  await expect(first).toBeVisible();
  await expectNoViolation(page, 'versions');
  await text.locator('li').first().click();
  await keyboard.press('End');
  await keyboard.type(' to the fares');
  await saved(page);
  await first.click();
  const compare = page.getByTestId('compare');
  await expect(compare.getByText('1 change', { exact: true })).toBeVisible();
  await expectNoViolation(page, 'comparison');
  await compare.getByRole('button', { name: 'Side by side' }).click();
  await expectNoViolation(page, 'comparison, side by side');
  await keyboard.press('Escape');

  await text.locator('p').last().click();
  await keyboard.type('/table');
  await keyboard.press('Enter');
  await expect(text.getByRole('table')).toBeVisible();
  // A header without words is for a person to fill.
  for (const header of ['Port', 'Dues', 'Year']) {
    await keyboard.type(header);
    await keyboard.press('Tab');
  }
  await keyboard.press('Shift+F10');
  await expect(page.getByRole('menu', { name: 'Table' })).toBeVisible();
  await expectNoViolation(page, 'menu of a table');
  await keyboard.press('Escape');
  await expect(page.getByRole('menu', { name: 'Table' })).toHaveCount(0);
  await expect(text).toBeFocused();

  await text.locator('p').last().click();
  await expect(
    page.getByRole('button', { name: 'Kind of block: Paragraph' }),
  ).toBeVisible();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'Output rose [1].');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', {
        clipboardData,
        bubbles: true,
        cancelable: true,
      }),
    );
  });
  await expect(page.getByText('in what you pasted.')).toBeVisible();
  await expectNoViolation(page, 'a paste with markers');

  await keyboard.press('Control+Shift+F');
  await page.keyboard.type('agree');
  await expect(
    page.getByRole('dialog').getByRole('option').first(),
  ).toBeVisible();
  await expectNoViolation(page, 'search over a briefing');
  await keyboard.press('Escape');
  await close(page);

  await saved(page);
  const other = await app.nextWindow(() => chooseFromMenu(app, 'new-window'));
  await expect(other.getByRole('button', { name: 'Write here' })).toBeVisible();
  await expectNoViolation(other, 'a briefing that another window writes');
});

test('packs and the paper view have no violation', async ({ app }) => {
  const { page } = app;
  const { keyboard } = page;
  for (const title of ['Ferries', 'Tides'])
    await ask(page, 'briefings.create', { title, template: 'Blank' });
  await chooseFromMenu(app, 'packs');
  await expect(page.getByText(/There is no pack yet/)).toBeVisible();
  await expectNoViolation(page, 'packs, none');
  await pressOn(page.getByRole('button', { name: 'New pack' }), 'Enter');
  await expect(page.getByText(/The agenda is empty/)).toBeVisible();
  await expectNoViolation(page, 'a pack, empty');

  const add = async (button: string, title: string): Promise<void> => {
    await pressOn(page.getByRole('button', { name: button }).first(), 'Enter');
    await page.getByLabel('Find a briefing').fill(title);
    await expect(page.getByRole('dialog').getByText(title)).toBeVisible();
  };
  await add('Add briefings', 'Ferries');
  await expectNoViolation(page, 'briefings for a pack');
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // One that comes in and one that does not.
  const good = join(app.folder, 'return.pdf');
  const bad = join(app.folder, 'bad.pdf');
  await writeFile(good, pdfOf(['Annual return']));
  await writeFile(bad, 'no PDF');
  await app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = () =>
        Promise.resolve({ canceled: false, filePaths });
    },
    [good, bad],
  );
  await pressOn(page.getByRole('button', { name: 'Add PDFs' }), 'Enter');
  await expect(page.getByText(/^Not added: bad\.pdf/)).toBeVisible();
  await expect(page.getByLabel('Marking of return')).toBeVisible();
  await expectNoViolation(page, 'a pack, with a PDF that was refused');

  await app.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = () =>
        Promise.resolve({ canceled: false, filePath });
    },
    join(app.folder, 'pack.pdf'),
  );
  await pressOn(page.getByRole('button', { name: 'Export pack…' }), 'Enter');
  const dialog = page.getByRole('dialog', { name: 'Export pack' });
  await expect(dialog).toBeVisible();
  await expectNoViolation(page, 'export of a pack');
  await pressOn(dialog.getByRole('button', { name: 'Export…' }), 'Enter');
  await expect(dialog.getByRole('heading', { name: 'Proved' })).toBeVisible({
    timeout: 60_000,
  });
  await expectNoViolation(page, 'export of a pack, proved');
  await pressOn(dialog.getByRole('button', { name: 'Done' }), 'Enter');
  await pressOn(page.getByRole('button', { name: 'Issue the pack' }), 'Enter');
  await expect(
    page.getByText('Printed pages keep their numbers'),
  ).toBeVisible();
  await page.getByLabel('Presenter of item 1').focus();
  await add('Add a late paper', 'Tides');
  await keyboard.press('Enter');
  await expect(page.getByLabel('Title of item 1A')).toBeFocused();
  await expectNoViolation(page, 'a pack, issued, with a late paper');
  await page.setViewportSize({ width: 800, height: 600 });
  const title = page.getByLabel('Title of item 1', { exact: true });
  await expect
    .poll(async () => (await title.boundingBox())?.width)
    .toBeGreaterThan(200);
  await expectNoViolation(page, 'a pack in a narrow window');
  await page.setViewportSize({ width: 1280, height: 720 });
  await pressOn(page.getByRole('button', { name: 'All packs' }), 'Enter');
  await expect(page.getByRole('button', { name: /issued/ })).toBeFocused();
  await expectNoViolation(page, 'packs');

  await chooseFromMenu(app, 'home');
  const ferries = page.getByRole('row', { name: /Ferries/ });
  await expect(ferries).toBeVisible();
  await pressOn(ferries, 'Enter');
  await expect(textOf(page)).toBeVisible();
  await textOf(page).focus();
  await expect(textOf(page)).toBeFocused();
  await keyboard.type('The first quay.');
  await keyboard.press('Control+Alt+p');
  const paper = page.getByRole('region', { name: 'Paper', exact: true });
  await expect(paper.getByRole('status')).toHaveText('Page 1 of 1');
  await expectNoViolation(page, 'paper view');
});

test('what a redacted copy asks, and a text that can’t be set, have no violation', async ({
  app,
}) => {
  const { page, folder } = app;
  const { keyboard } = page;
  const text = await newBriefing(page, 'Coast');
  await keyboard.type('The ferry leaves for Krakatoa');
  await keyboard.press('Enter');
  const canvas = createCanvas(300, 120);
  canvas.getContext('2d').fillRect(20, 20, 100, 80);
  const file = join(folder, 'map.png');
  await writeFile(file, canvas.toBuffer('image/png'));
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
  await keyboard.type('/image');
  await keyboard.press('Enter');
  const card = page.getByRole('dialog', { name: 'Description of the image' });
  await expect(card.getByRole('textbox')).toBeFocused();
  await keyboard.type('A map');
  await card.getByRole('checkbox').check();
  await expect(card.getByLabel('Reason')).toBeVisible();
  await expectNoViolation(page, 'card of an image that is left out');
  await pressOn(card.getByRole('button', { name: 'Done' }), 'Enter');
  await expect(card).toHaveCount(0);

  await text.locator('p').first().click();
  await keyboard.press('End');
  await keyboard.press('Control+Shift+ArrowLeft');
  await expect(
    page.getByRole('toolbar', { name: 'Selected words' }),
  ).toBeVisible();
  await keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Leave out, with a reason');
  await keyboard.press('Enter');
  await expect(
    page.getByRole('dialog', { name: 'Leave out, with a reason' }),
  ).toBeVisible();
  await expectNoViolation(page, 'reason of what is left out');
  await close(page);
  await saved(page);

  // The picture is lost, so the pages can't be set.
  const files = await readdir(app.library, {
    recursive: true,
    withFileTypes: true,
  });
  for (const each of files)
    if (each.isFile() && /[0-9a-f]{60}/.test(each.name))
      await rm(join(each.parentPath, each.name));
  await text.focus();
  await keyboard.press('Control+Alt+p');
  await expect(
    page.getByRole('region', { name: 'Paper', exact: true }).getByRole('alert'),
  ).toContainText('is missing');
  await expectNoViolation(page, 'paper view of a text that can’t be set');
});
