// A sign-off chain with the keyboard alone: steps, signatures, an edit that shows exactly what changed since, and undoing it;
// handed back with a comment, withdrawn, and all of it after a restart.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { test, type App } from './app.ts';
import { runAxe } from './axe.ts';
import { ask, newBriefing, pressOn, saved, textOf } from './at-the-window.ts';

const work = (page: Page, name: string): Promise<unknown> =>
  ask(page, 'settings.change', { name, initials: name.slice(0, 2), colour: 1 });

async function toSignOff(page: Page): Promise<Locator> {
  await page.getByRole('tab', { name: /^Review/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: /^Sign-off/ }).focus();
  await page.keyboard.press('Enter');
  return page.getByRole('region', { name: 'Sign-off' });
}

const step = (part: Locator, name: RegExp): Locator =>
  part.getByRole('button', { name });

async function add(page: Page, part: Locator, name: string): Promise<void> {
  await part.getByRole('button', { name: 'Add a step' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Who signs' }).fill(name);
  await page.keyboard.press('Enter');
  await expect(step(part, new RegExp(`^${name}`))).toBeFocused();
}

/** Types at the end of the text, and waits until it is saved. */
async function write(page: Page, words: string): Promise<void> {
  const text = textOf(page);
  await text.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(words);
  await saved(page);
}

const open = (app: App, title: string): Promise<void> =>
  pressOn(app.page.getByRole('row', { name: title }), 'Enter');

async function expectNoViolation(page: Page): Promise<void> {
  for (const theme of ['dark', 'light']) {
    await ask(page, 'settings.change', { theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await page.evaluate(() => {
      for (const animation of document.getAnimations())
        if (animation.effect?.getComputedTiming().endTime !== Infinity)
          animation.finish();
    });
    const { violations } = await runAxe(page);
    expect(
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    ).toEqual([]);
  }
}

test('signed, edited, seen what changed, undone; handed back, withdrawn, and kept', async ({
  app,
}) => {
  const { page } = app;
  await work(page, 'Ada Holm');
  await newBriefing(page, 'Ferries');
  await page.keyboard.type('The ferry costs 40 million a year.');
  await saved(page);
  const part = await toSignOff(page);
  await expect(part.getByText(/^Nobody has to clear this yet/)).toBeVisible();
  await add(page, part, 'Author');
  await add(page, part, 'Legal');
  await expect(step(part, /^Legal/)).toContainText('Waits for Author');

  // Legal waits: its key does nothing.
  await page.keyboard.press('s');
  await expect(part.getByRole('status')).toHaveText(['0 of 2 cleared']);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('s');
  await expect(step(part, /^Author/)).toContainText('Signed by Ada Holm');
  await work(page, 'Lea Marsh');
  await step(part, /^Legal/).focus();
  await page.keyboard.press('s');
  await expect(step(part, /^Legal/)).toContainText('Signed by Lea Marsh');
  await expect(part.getByText('Clear to send')).toBeVisible();
  const line = page.getByRole('contentinfo');
  await expect(line.getByText('Clear to send')).toBeVisible();
  await expectNoViolation(page);

  // One more sentence, and each step shows exactly that.
  await work(page, 'Ada Holm');
  await write(page, ' It ends in May.');
  await expect(part.getByText('0 of 2 cleared')).toBeVisible();
  await expect(line.getByText('0 of 2 cleared')).toBeVisible();
  const since = part.getByRole('button', { name: /^1 change since/ });
  await expect(since).toHaveCount(2);
  await step(part, /^Legal/).focus();
  await page.keyboard.press('c');
  const screen = page.getByTestId('compare');
  const changes = screen.getByRole('list', { name: 'Changes' });
  await expect(changes.getByRole('listitem')).toHaveText([
    /“It ends in May\.” came in/,
  ]);
  await expect(screen.locator('ins').first()).toHaveText(/It ends in May\./);
  await screen.getByRole('button', { name: 'Side by side' }).focus();
  // So low a window has not room for the whole text.
  await page.setViewportSize({ width: 1280, height: 220 });
  await page.keyboard.press('Enter');
  await expect(screen.locator('ins').first()).toHaveText(/It ends in May\./);
  await expect(screen.locator('ins').first()).toBeInViewport();
  await page.setViewportSize({ width: 1280, height: 720 });
  await expectNoViolation(page);
  await page.keyboard.press('Escape');
  await expect(screen).toHaveCount(0);

  // Undone, it is the text that everybody signed.
  await textOf(page).focus();
  while (((await textOf(page).textContent()) ?? '').includes('It ends'))
    await page.keyboard.press('Control+z');
  await saved(page);
  await expect(part.getByText('Clear to send')).toBeVisible();

  // Handed back, with words that whoever goes on reads.
  await work(page, 'Lea Marsh');
  await step(part, /^Legal/).focus();
  await page.keyboard.press('b');
  const words = page.getByRole('textbox', { name: 'What has to be done' });
  await expect(words).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toContainText(/Say what has to be/);
  await page.keyboard.type('The cost is in the wrong year.');
  await page.keyboard.press('Control+Enter');
  await expect(step(part, /^Legal/)).toContainText('Handed back by Lea Marsh');
  await expect(part.getByText('The cost is in the wrong year.')).toBeVisible();

  // Signed after all; and the author withdraws.
  await expect(step(part, /^Legal/)).toBeFocused();
  await page.keyboard.press('s');
  await expect(part.getByText('Clear to send')).toBeVisible();
  await step(part, /^Author/).focus();
  await page.keyboard.press('w');
  await expect(step(part, /^Author/)).toContainText('Withdrawn by Lea Marsh');
  await expect(part.getByText('1 of 2 cleared')).toBeVisible();

  // All of it is in the log, the last first, and found by its kind.
  await page.getByRole('tab', { name: 'Log' }).focus();
  await page.keyboard.press('Enter');
  const log = page.getByRole('region', { name: 'Log' });
  const logged = log.getByRole('list', { name: 'What was done' });
  await expect(logged.getByRole('listitem').first()).toContainText(
    'Withdrew the signature of Author',
  );
  await expect(logged.getByRole('listitem')).toHaveCount(7);
  await expect(logged).toContainText('The cost is in the wrong year.');
  await expectNoViolation(page);
  await log.getByRole('combobox', { name: 'Person' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'Ada Holm' }).click();
  await expect(logged.getByRole('listitem')).toHaveCount(3);
  const day = log.getByRole('textbox', { name: 'Day' });
  await day.fill('yesterday');
  await expect(log).toContainText('Nothing was done that is like that.');
  await day.fill('today');
  await expect(logged.getByRole('listitem')).toHaveCount(3);
  // The whole of it goes into a file, whatever is shown.
  const file = join(app.folder, 'log.csv');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () =>
      Promise.resolve({ canceled: false, filePath });
  }, file);
  await pressOn(log.getByRole('button', { name: 'Export' }), 'Enter');
  await pressOn(page.getByRole('menuitem', { name: /CSV/ }), 'Enter');
  await expect(log.getByText(`7 rows are in ${file}.`)).toBeVisible();
  const written = await readFile(file, 'utf8');
  expect(written.trimEnd().split('\r\n')).toHaveLength(8);
  expect(written).toContain('The cost is in the wrong year.');

  const again = await app.restart();
  await open(again, 'Ferries');
  const kept = await toSignOff(again.page);
  await expect(step(kept, /^Author/)).toContainText('Withdrawn by Lea Marsh');
  await expect(step(kept, /^Legal/)).toContainText('Signed by Lea Marsh');
  await expect(kept.getByText('1 of 2 cleared')).toBeVisible();

  // Before an export it is said, and keeps nothing.
  await textOf(again.page).focus();
  await again.page.keyboard.press('F12');
  await expect(again.page.getByRole('dialog')).toContainText(
    'Not cleared by Author yet.',
  );
});

test('the steps of the template, in another order, one taken out and put back', async ({
  app,
}) => {
  const { page } = app;
  await work(page, 'Ada Holm');
  await newBriefing(page, 'Quays', 'Meeting brief');
  await saved(page);
  const part = await toSignOff(page);
  await part.getByRole('button', { name: /^Take the template/ }).focus();
  await page.keyboard.press('Enter');
  const names = part.locator('[data-step]');
  await expect(names).toHaveText([
    /^Author/,
    /^Team leader/,
    /^Private office/,
  ]);
  await step(part, /^Private office/).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(names).toHaveText([
    /^Author/,
    /^Private office/,
    /^Team leader/,
  ]);
  await expect(step(part, /^Private office/)).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(names).toHaveText([/^Author/, /^Team leader/]);
  await part.getByRole('button', { name: 'Undo' }).focus();
  await page.keyboard.press('Enter');
  await expect(names).toHaveText([
    /^Author/,
    /^Private office/,
    /^Team leader/,
  ]);
  // Whoever wrote it is told when they would check it.
  await step(part, /^Author/).focus();
  await page.keyboard.press('s');
  await expect(step(part, /^Author/)).toContainText('Signed by Ada Holm');
  await step(part, /^Private office/).focus();
  await expect(part.getByText(/^You wrote in this text/)).toBeVisible();
});
