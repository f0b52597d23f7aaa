// A briefing goes out as a review package, is reviewed in a second library, and comes back: what was done there is merged, and
// where both changed the same a person chooses.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Output } from '#core/contract.ts';
import { rankBetween } from '#core/document/rank.ts';
import { briefingKey } from '../electron/database/briefing-key.ts';
import { openLibrary } from '../electron/database/open.ts';
import { insertReviewRow } from '../electron/database/review-rows.ts';
import { test, type App } from './app.ts';
import { runAxe } from './axe.ts';
import {
  ask,
  chooseFromMenu,
  pressOn,
  saved,
  textOf,
} from './at-the-window.ts';
import { runPrecis } from './precis.ts';
import { startApp } from './running-app.ts';

type Opened = {
  document: { blocks: { id: string; rank: string }[] };
  revisions: Record<string, number>;
};

/** A briefing of three paragraphs, the first of which cites a source. */
async function writeBriefing(page: Page): Promise<string> {
  const {
    source: { id: source },
  } = await ask<{ source: { id: string } }>(page, 'sources.create', {
    item: { type: 'book', title: 'Gauges of the coast' },
  });
  const { id } = await ask<{ id: string }>(page, 'briefings.create', {
    title: 'Harbour',
    template: 'Blank',
  });
  const { document, revisions } = await ask<Opened>(page, 'briefings.open', {
    id,
  });
  const [first] = document.blocks;
  let rank = first?.rank ?? 'a0';
  const words = ['The gauge failed.', 'Nobody was told.', 'It was mended.'];
  await ask(page, 'briefings.save', {
    id,
    delta: {
      put: words.map((text, place) => {
        const block = place === 0 ? (first?.id ?? 'b0') : `paragraph-${place}`;
        if (place > 0) rank = rankBetween(rank as never, null);
        return {
          block: {
            id: block,
            rank,
            type: 'paragraph',
            content: [
              { type: 'text', text },
              ...(place === 0
                ? [
                    {
                      type: 'footnote',
                      id: 'note',
                      content: [{ type: 'citation', id: 'citation', source }],
                    },
                  ]
                : []),
            ],
          },
          parent: revisions[block] ?? null,
        };
      }),
      move: [],
      remove: [],
    },
  });
  return id;
}

const willSave = (app: Pick<App, 'evaluate'>, file: string): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () =>
      Promise.resolve({ canceled: false, filePath });
  }, file);

const willOpen = (app: Pick<App, 'evaluate'>, file: string): Promise<void> =>
  app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);

async function open(page: Page, title: string): Promise<void> {
  await page.getByRole('row', { name: new RegExp(title) }).click();
  await expect(textOf(page)).toBeVisible();
}

/** A file from a file manager, of whatever type that takes it for, onto the sheet. */
async function drop(page: Page, file: string): Promise<void> {
  const given = await page.evaluateHandle(
    ([name, bytes]) => {
      const transfer = new DataTransfer();
      const raw = Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0));
      transfer.items.add(
        new File([raw], name, { type: 'application/x-sqlite3' }),
      );
      return transfer;
    },
    [basename(file), readFileSync(file).toString('base64')] as const,
  );
  for (const type of ['dragover', 'drop'])
    await textOf(page).dispatchEvent(type, { dataTransfer: given });
}

/** Another person's library, as the reviewer has it after this: a verdict, a comment, and a paragraph changed in the window. */
async function review(
  folder: string,
  file: string,
  id: string,
): Promise<string> {
  const library = join(folder, 'of-bo');
  const precis = (...args: string[]) =>
    runPrecis(folder, ['--library', library, '--json', ...args]);
  const taken = await precis('import', file);
  expect(taken.code, taken.stderr).toBe(0);
  expect(JSON.parse(taken.stdout)).toMatchObject({ briefings: [{ id }] });
  const given = await precis('verdict', id, 'citation', 'partly', '--by', 'Bo');
  expect(given.code, given.stderr).toBe(0);
  const held = openLibrary(library);
  const key = briefingKey(held, id as never);
  const by = { author: 'Bo', at: '2026-03-01T10:00:00.000Z' };
  insertReviewRow(held, key, 'threads', {
    ...{ id: 'thread', on: 'block', block: 'paragraph-1', footnote: null },
    ...{ citation: null, start: null, end: null, words: '', before: '' },
    ...{ after: '', lost: 0, kind: 'condition', resolved: 0 },
    ...{ made_block: 'paragraph-1', made_start: null, made_end: null },
    made_words: '',
    ...by,
    ...{ changed_by: 'Bo', changed: by.at },
  });
  insertReviewRow(held, key, 'comments', {
    ...{ id: 'comment', thread: 'thread', words: 'By whom?', edited: null },
    ...by,
  });
  held.close();
  const bo = await startApp({
    args: [
      `--user-data-dir=${join(folder, 'settings-of-bo')}`,
      `--library=${library}`,
    ],
    folder,
    env: { ...process.env, HOME: folder, USERPROFILE: folder },
    answers: [],
  });
  const { page } = bo;
  if (!page) throw new Error('The reviewer has no window.');
  await ask(page, 'settings.change', { name: 'Bo' });
  await open(page, 'Harbour');
  await textOf(page).getByText('Nobody was told.').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Bo asks why.');
  await textOf(page).getByText('It was mended.').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' In May.');
  await saved(page);
  const back = join(folder, 'Back from Bo.precis');
  await willSave(bo, back);
  await chooseFromMenu(bo as unknown as App, 'send-for-review');
  await pressOn(page.getByRole('button', { name: 'Choose where…' }), 'Enter');
  await expect(page.getByText('Back from Bo.precis is written')).toBeVisible();
  await bo.kill();
  return back;
}

/** What came back against what stands now, both ways and by side: nothing of it is merged. */
async function compareFirst(page: Page): Promise<void> {
  await pressOn(
    page.getByRole('button', { name: 'Compare a package…' }),
    'Enter',
  );
  const screen = page.getByTestId('compare');
  await expect(screen).toContainText('is the package of Bo');
  await expect(screen).toContainText('Back from Bo.precis');
  const changes = screen.getByRole('list', { name: 'Changes' });
  await expect(changes).toContainText('“Ada knows” became “Bo asks why”');
  await expect(changes).toContainText('“In May.” came in');
  await expect(screen.locator('ins').first()).toHaveText('Bo asks why');
  await expect(screen.locator('del').first()).toHaveText('Ada knows');
  await page.keyboard.press('F8');
  await expect(screen.getByRole('status').first()).toContainText('2 of 2');
  await pressOn(screen.getByRole('button', { name: 'Side by side' }), 'Enter');
  expect((await runAxe(page)).violations).toEqual([]);
  // The other way round, with the same file on the other side.
  await pressOn(screen.getByRole('combobox', { name: 'Version A' }), 'Enter');
  await pressOn(
    page.getByRole('option', { name: 'A review package…' }),
    'Enter',
  );
  await expect(screen.getByText('These two texts are the same.')).toBeVisible();
  await pressOn(screen.getByRole('combobox', { name: 'Version B' }), 'Enter');
  await pressOn(page.getByRole('option', { name: 'Now' }), 'Enter');
  await expect(screen.locator('del').first()).toHaveText('Bo asks why');
  await page.keyboard.press('Escape');
  await expect(screen).toHaveCount(0);
  // By the keyboard it goes on where the comparison was asked for.
  await expect(
    page.getByRole('button', { name: 'Compare a package…' }),
  ).toBeFocused();
  await expect(textOf(page)).not.toContainText('In May.');
}

test('a package goes out, is reviewed in a second library and merged back; a conflict is settled; again changes nothing', async ({
  app,
}) => {
  const { page, folder } = app;
  const id = await writeBriefing(page);
  await open(page, 'Harbour');
  await page.getByRole('tab', { name: 'Review' }).click();
  await page.getByRole('tab', { name: /^Packages/ }).click();
  await expect(page.getByText('No packages yet.')).toBeVisible();
  const sent = join(folder, 'Harbour.precis');
  await willSave(app, sent);
  await chooseFromMenu(app, 'send-for-review');
  await expect(page.getByRole('dialog')).toContainText('Send for review');
  await pressOn(page.getByRole('button', { name: 'Choose where…' }), 'Enter');
  await expect(page.getByText('Harbour.precis is written')).toBeVisible();
  await expect(page.getByText('Sent by')).toBeVisible();

  const back = await review(folder, sent, id);

  await textOf(page).getByText('Nobody was told.').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Ada knows.');
  await saved(page);
  await willOpen(app, back);
  await compareFirst(page);
  const told = await runPrecis(folder, [
    ...['--library', join(folder, 'of-bo'), '--json'],
    ...['diff', id, sent, 'now'],
  ]);
  expect(told.code, told.stderr).toBe(0);
  expect(
    (JSON.parse(told.stdout) as Output<'versions.compare'>).changes,
  ).toMatchObject([
    { block: 'paragraph-1', kind: 'inserted', after: 'Bo asks why.' },
    { block: 'paragraph-2', kind: 'inserted', after: 'In May.' },
  ]);

  await chooseFromMenu(app, 'take-package');
  await expect(
    page.getByText(
      'Merged from Bo: 1 change of the text, 1 comment and 1 verdict. There is 1 place where people disagree: both are kept until you choose.',
    ),
  ).toBeVisible();
  const text = textOf(page);
  await expect(text).toContainText('It was mended. In May.');
  const notices = page.getByRole('region', { name: 'Notices' });
  const sheet = await page.getByRole('main').boundingBox();
  const above = await notices.boundingBox();
  // It covers nothing of the sheet.
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(
    Math.ceil(sheet?.y ?? 0),
  );
  await expect(text).toContainText('Nobody was told. Ada knows.');
  await expect(text).not.toContainText('Bo asks why.');

  await pressOn(
    page.getByRole('button', { name: 'Settle it' }).first(),
    'Enter',
  );
  const screen = page.getByTestId('conflicts');
  await expect(screen).toContainText('1 of 1');
  await expect(
    screen.getByRole('region', { name: 'In the text' }),
  ).toContainText('Nobody was told. Ada knows.');
  await expect(screen.getByRole('region', { name: 'Bo' })).toContainText(
    'Nobody was told. Bo asks why.',
  );
  expect((await runAxe(page)).violations).toEqual([]);
  await page.keyboard.press('3');
  await expect(screen).toContainText('Both stand now, one after the other.');
  await page.keyboard.press('Control+z');
  await expect(screen).toContainText('Taken back: it waits again.');
  await expect(screen).toContainText('1 of 1');
  await page.keyboard.press('2');
  await expect(screen).toContainText('The words of Bo stand now.');
  await expect(screen).toContainText('Nobody disagrees on anything.');
  await page.keyboard.press('Escape');
  await expect(screen).toBeHidden();
  await expect(text).toContainText('Nobody was told. Bo asks why.');
  await expect(text).not.toContainText('Ada knows.');

  const before = await text.innerText();
  await drop(page, back);
  await expect(
    page.getByText('This package from Bo came before: nothing was changed.'),
  ).toBeVisible();
  await expect.poll(() => text.innerText()).toBe(before);
  expect((await runAxe(page)).violations).toEqual([]);
  const { ok } = await ask<Output<'library.verify'>>(
    page,
    'library.verify',
    {},
  );
  expect(ok).toBe(true);
});

test('a file that is no package, is cut off or was changed is refused in one sentence, and nothing is merged', async ({
  app,
}) => {
  const { page, folder } = app;
  await writeBriefing(page);
  await open(page, 'Harbour');
  const good = join(folder, 'good.precis');
  await willSave(app, good);
  await chooseFromMenu(app, 'send-for-review');
  await pressOn(page.getByRole('button', { name: 'Choose where…' }), 'Enter');
  await expect(page.getByText('good.precis is written')).toBeVisible();
  const bytes = readFileSync(good);
  // Wherever a database has the words, in pages that it does not use any more as well.
  const changed = Buffer.from(
    bytes.toString('latin1').replaceAll('Nobody was', 'Anyone was'),
    'latin1',
  );
  for (const [name, content, words] of [
    ['text.precis', Buffer.from('no package'), 'is not a review package'],
    ['cut.precis', bytes.subarray(0, 8192), 'is cut off'],
    ['changed.precis', changed, 'was changed after it was made'],
  ] as const) {
    const file = join(folder, name);
    writeFileSync(file, content);
    await willOpen(app, file);
    await chooseFromMenu(app, 'take-package');
    await expect(page.getByRole('alert')).toContainText(
      `${name} ${words === 'is not a review package' ? words : 'is cut off, or was changed'}`,
    );
    await page
      .getByRole('alert')
      .getByRole('button', { name: 'Close' })
      .click();
  }
  // To be compared it is refused by the same sentences.
  await page.getByRole('tab', { name: 'Review' }).click();
  await page.getByRole('tab', { name: /^Packages/ }).click();
  await pressOn(
    page.getByRole('button', { name: 'Compare a package…' }),
    'Enter',
  );
  await expect(page.getByRole('alert')).toContainText(
    'changed.precis is cut off, or was changed after it was made',
  );
  await expect(page.getByTestId('compare')).toHaveCount(0);
});

test('a package of a briefing that the library lacks is only read, in the same desk, and nothing of it stays', async ({
  app,
}) => {
  const { page, folder } = app;
  const precis = (...args: string[]) =>
    runPrecis(folder, ['--library', join(folder, 'of-bo'), '--json', ...args]);
  const note = join(folder, 'Ferries.txt');
  writeFileSync(note, 'The ferry is late.');
  const taken = await precis('import', note);
  const { briefings } = JSON.parse(taken.stdout) as Output<'files.import'>;
  const file = join(folder, 'From Bo.precis');
  const made = await precis(
    'export',
    briefings[0]?.id ?? '',
    '--to',
    'precis',
    '--out',
    file,
  );
  expect(made.code, made.stderr).toBe(0);

  await willOpen(app, file);
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () =>
      Promise.resolve({ response: 1, checkboxChecked: false });
  });
  await chooseFromMenu(app, 'import');
  await expect(
    page.getByText('This is a review package, opened to be read'),
  ).toBeVisible();
  expect((await runAxe(page)).violations).toEqual([]);
  await page.getByRole('row', { name: /Ferries/ }).click();
  await expect(page.getByText('The ferry is late.').first()).toBeVisible();
  // Nothing of it can be written.
  await expect(textOf(page)).toHaveCount(0);
  await chooseFromMenu(app, 'home');
  await pressOn(page.getByRole('button', { name: /^Back to/ }), 'Enter');
  await expect(
    page.getByText('This is a review package, opened to be read'),
  ).toBeHidden();
  await expect(page.getByRole('row', { name: /Ferries/ })).toHaveCount(0);
});
