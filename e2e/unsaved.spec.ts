// Words that the library does not take: the rest is saved, the place is named, and nothing is given up before a person
// says so.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Block } from '#core/document/document.ts';
import { test, type App } from './app.ts';
import {
  chooseFromMenu,
  newBriefing,
  saved,
  saveState,
  textOf,
} from './at-the-window.ts';

type Answer<Value> = { readonly ok: true; readonly value: Value };
type Bridge = {
  call(
    name: 'briefings.list',
    input: object,
  ): Promise<
    Answer<{ readonly briefings: readonly { readonly id: string }[] }>
  >;
  call(
    name: 'briefings.open',
    input: object,
  ): Promise<
    Answer<{
      readonly document: { readonly blocks: readonly Block[] };
      readonly revisions: Readonly<Record<string, number>>;
    }>
  >;
  call(name: 'briefings.save', input: object): Promise<Answer<unknown>>;
};
declare const precis: Bridge;

async function begin({ page }: App, ...lines: string[]): Promise<void> {
  await newBriefing(page, 'Tides');
  for (const [index, line] of lines.entries()) {
    if (index > 0) await page.keyboard.press('Enter');
    await page.keyboard.type(line);
  }
  await saved(page);
}

/** Writes on the first paragraph behind the editor's back, as another program would. */
const writeElsewhere = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const { value: list } = await precis.call('briefings.list', {});
    const id = list.briefings[0]?.id;
    const { value: open } = await precis.call('briefings.open', { id });
    const [first] = open.document.blocks;
    if (first?.type !== 'paragraph') throw new Error('No paragraph');
    const block = {
      ...first,
      content: [{ type: 'text', text: 'Theirs.' }],
    };
    const parent = open.revisions[first.id];
    const delta = { put: [{ block, parent }], move: [], remove: [] };
    const saved = await precis.call('briefings.save', { id, delta });
    if (!('value' in saved)) throw new Error('It was not saved');
  });

const stored = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const { value: list } = await precis.call('briefings.list', {});
    const id = list.briefings[0]?.id;
    const { value: open } = await precis.call('briefings.open', { id });
    return JSON.stringify(open.document.blocks);
  });

test('after a conflict the rest is saved, and the words are given up only when a person says so', async ({
  app,
}) => {
  const { page } = app;
  await begin(app, 'The quay', 'The mole');
  await writeElsewhere(page);
  await page.keyboard.type(' stands.');
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Mine: ');
  const notice = page.getByText(/was changed elsewhere/);
  await expect(notice).toContainText('“Mine: The quay”');
  await expect(saveState(page)).toHaveText('Not all saved');
  await expect.poll(() => stored(page)).toContain('The mole stands.');

  // Every way out asks first, and Esc goes on with the words.
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'All briefings' }).click();
  await expect(dialog.getByRole('textbox')).toHaveValue('Mine: The quay');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await chooseFromMenu(app, 'new-briefing');
  await expect(dialog).toContainText('Leave without what is not saved?');
  await page.getByRole('button', { name: 'Go on writing' }).click();
  await expect(textOf(page)).toContainText('Mine: The quay');

  await page.getByRole('button', { name: 'Read it again' }).click();
  await page.getByRole('button', { name: 'Discard and read it again' }).click();
  await expect(textOf(page)).toContainText('Theirs.');
  await expect(textOf(page)).toContainText('The mole stands.');
  await saved(page);
  // What was chosen before is not done now.
  await expect(dialog).toHaveCount(0);
  await textOf(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' And on.');
  await saved(page);
  expect(await stored(page)).toContain('And on.');
});

test('a footnote from another library is kept back alone, and shown', async ({
  app,
}) => {
  const { page } = app;
  await begin(app, 'The quay', 'The mole');
  await textOf(page).evaluate((element) => {
    const clipboardData = new DataTransfer();
    const footnote = {
      type: 'footnote',
      id: 'n-elsewhere',
      content: [{ type: 'citation', id: 'c-elsewhere', source: 's-elsewhere' }],
    };
    clipboardData.setData(
      'application/x-lexical-editor',
      JSON.stringify({
        namespace: 'precis',
        nodes: [{ type: 'footnote', version: 1, footnote }],
      }),
    );
    element.dispatchEvent(
      new ClipboardEvent('paste', {
        clipboardData,
        bubbles: true,
        cancelable: true,
      }),
    );
  });
  const notice = page.getByText(/can’t be saved/);
  await expect(notice).toContainText(
    'The paragraph that begins “The mole” can’t be saved.',
  );
  await expect(page.getByRole('button', { name: 'Read it again' })).toHaveCount(
    0,
  );
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Behind ');
  await expect.poll(() => stored(page)).toContain('Behind The quay');
  await expect(notice).toBeVisible();

  await page.getByRole('button', { name: 'Show it' }).click();
  await expect(textOf(page)).toBeFocused();
  await page.keyboard.type('Here: ');
  await expect(notice).toContainText('“Here: The mole”');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('No note.');
  await expect(textOf(page).locator('.fn')).toHaveCount(0);
  await expect(notice).toHaveCount(0);
  await saved(page);
});

test('what is pasted into the title stands on one line, and is saved', async ({
  app,
}) => {
  const { page } = app;
  await begin(app, 'The quay');
  const title = page.getByRole('textbox', { name: 'Title' });
  await title.fill('Tides\tat\u2028the\nquay');
  await expect(title).toHaveValue('Tides at the quay');
  await saved(page);
  await page.getByRole('button', { name: 'All briefings' }).click();
  await expect(
    page.getByRole('row', { name: 'Tides at the quay' }),
  ).toBeVisible();
});

test('a page that shows a fault answers when the window closes, and the log has the fault', async ({
  app,
}) => {
  const { page } = app;
  await begin(app, 'The quay');
  await page.evaluate(() => {
    setTimeout(() => {
      throw new SyntaxError('Words of a person');
    });
  });
  // Whatever is drawn next fails.
  await page.evaluate(() => {
    Object.defineProperty(Intl.NumberFormat.prototype, 'format', {
      get: () => {
        throw new TypeError('Words of a person');
      },
    });
  });
  await page.keyboard.type(' floods');
  await expect(page.getByText('Something went wrong in Precis')).toBeVisible();
  expect(await stored(page)).toContain('The quay');
  expect(await app.quit()).toBe(0);
  expect(await app.dialogs()).toEqual([]);
  const log = await readFile(join(app.userData, 'logs', 'precis.log'), 'utf8');
  expect(log).toMatch(/a fault of the page\n {2}TypeError\n/);
  expect(log).toMatch(/a fault of the page\n {2}SyntaxError\n/);
  expect(log).not.toContain('Words of a person');
});
