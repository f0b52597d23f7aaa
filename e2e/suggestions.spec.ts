// Changes are suggested in the text with the keyboard alone, accepted and rejected one by one or all at once, and the print
// goes out without them until then.
import { expect, type Page } from '@playwright/test';
import { test } from './app.ts';
import {
  ask,
  chooseFromMenu,
  newBriefing,
  pressOn,
  saved,
  textOf,
} from './at-the-window.ts';

const person = (page: Page, name: string): Promise<void> =>
  ask(page, 'settings.change', { name, initials: name.slice(0, 2) });

const came = (page: Page) => textOf(page).locator('[data-inserted]');
const gone = (page: Page) => textOf(page).locator('[data-deleted]');

/** A key that moves the caret; the editor is told of the new place a moment later, which no person is faster than. */
async function move(page: Page, keys: string): Promise<void> {
  await page.keyboard.press(keys);
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1)
      await new Promise(requestAnimationFrame);
  });
}

async function only(page: Page): Promise<string> {
  const { briefings } = await ask<{ briefings: { id: string }[] }>(
    page,
    'briefings.list',
    {},
  );
  return briefings[0]?.id ?? '';
}

async function printed(page: Page): Promise<string> {
  await saved(page);
  const { text } = await ask<{ text: string }>(page, 'briefings.text', {
    id: await only(page),
  });
  return text;
}

test('words are suggested, and the text goes out without them until somebody accepts', async ({
  app,
}) => {
  const { page } = app;
  await person(page, 'Ana Ortiz');
  const text = await newBriefing(page, 'Quay');
  await page.keyboard.type('The quay is closed to ships.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('The last line');
  await saved(page);
  await page.keyboard.press('Control+Shift+e');
  await expect(
    page.getByRole('button', { name: 'Suggest changes', pressed: true }),
  ).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('Suggesting');

  // A word in the place of another.
  await move(page, 'Control+Home');
  for (let word = 0; word < 3; word += 1)
    await move(page, 'Control+ArrowRight');
  await move(page, 'ArrowRight');
  await move(page, 'Control+Shift+ArrowRight');
  await page.keyboard.type('open');
  await expect(text.getByText('closed', { exact: true })).toHaveAttribute(
    'role',
    'deletion',
  );
  await expect(came(page)).toHaveText('open');
  await expect(came(page)).toHaveAttribute(
    'aria-description',
    /inserted by Ana Ortiz/,
  );
  // In the colour in which the person is shown elsewhere, as soon as they choose another.
  for (const colour of [6, 1]) {
    await ask(page, 'people.keep', { initials: 'AO', colour });
    await expect(came(page)).toHaveAttribute('data-hue', String(colour));
  }
  // Backspace strikes out letter by letter; one's own letters go.
  await move(page, 'End');
  for (let key = 0; key < 7; key += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('!?');
  await page.keyboard.press('Backspace');
  await expect(gone(page).last()).toHaveText(' ships.');
  await expect(came(page).last()).toHaveText('!');
  // A paragraph is divided.
  await move(page, 'Control+End');
  await move(page, 'Control+ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(text.locator('p')).toHaveCount(3);
  expect(await printed(page)).toContain('The quay is closed to ships.');
  expect(await printed(page)).toContain('The last line');

  // One accepted, one rejected, in the pane, with keys.
  await chooseFromMenu(app, 'suggested-changes');
  const pane = page.getByRole('region', { name: 'Review' });
  const items = pane.locator('[data-suggestion]');
  await expect(items).toHaveCount(3);
  await expect(items.first()).toContainText('Ana Ortiz');
  await items.first().focus();
  await page.keyboard.press('a');
  await expect(items).toHaveCount(2);
  await expect(items.first()).toBeFocused();
  await page.keyboard.press('r');
  await expect(items).toHaveCount(1);
  await expect(text).toContainText('The quay is open to ships.');
  expect(await printed(page)).toContain('The quay is open to ships.');

  // What is suggested is there after a restart, in the colour of its author.
  const restarted = await app.restart();
  await pressOn(restarted.page.getByRole('row', { name: /Quay/ }), 'Enter');
  await expect(came(restarted.page)).toHaveCount(1);
  await expect(textOf(restarted.page).locator('p')).toHaveCount(3);
  // And whoever suggested goes on suggesting.
  await expect(restarted.page.getByRole('contentinfo')).toContainText(
    'Suggesting',
  );
});

test('what is suggested is answered on the sheet, where the caret is', async ({
  app,
}) => {
  const { page } = app;
  await person(page, 'Ana Ortiz');
  const text = await newBriefing(page, 'Quay');
  await page.keyboard.type('One two');
  await saved(page);
  await page.keyboard.press('Control+Shift+e');
  await page.keyboard.type(' three');
  await page.keyboard.press('Control+Alt+2');
  await expect(text.locator('h2')).toHaveAttribute('data-was', 'paragraph');
  const card = page.getByRole('group', { name: 'Suggested change' });
  // Not over the words of whoever writes.
  await expect(card).toBeHidden();
  await move(page, 'ArrowLeft');
  await expect(card).toContainText('Ana Ortiz');
  await expect(card).toContainText('Insert three');
  await expect(card).toContainText('Make this heading 2 instead of paragraph');
  // The look of words: it goes and comes, and is taken back by the same key.
  await move(page, 'Home');
  await move(page, 'Control+Shift+ArrowRight');
  await page.keyboard.press('Control+b');
  await expect(gone(page)).toHaveText(/^One ?$/);
  await page.keyboard.press('Control+b');
  await expect(gone(page)).toHaveCount(0);
  await page.keyboard.press('Control+b');
  await expect(gone(page)).toHaveCount(1);
  await move(page, 'ArrowLeft');
  await expect(card).toContainText('Make this bold instead of plain');
  await page.keyboard.press('Control+z');
  await expect(gone(page)).toHaveCount(0);
  await move(page, 'End');
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  // Nor over words that are looked at from beside the text.
  await move(page, 'ArrowLeft');
  await expect(card).toBeVisible();
  await page.getByRole('tab', { name: 'Notes' }).focus();
  await expect(card).toBeHidden();
  await text.focus();
  await move(page, 'ArrowRight');
  await page.keyboard.press('Alt+Shift+F10');
  await expect(
    card.getByRole('button', { name: 'Accept' }).first(),
  ).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(text).toBeFocused();
  await expect(text.locator('[data-was]')).toHaveCount(0);
  await move(page, 'ArrowLeft');
  await page.keyboard.press('Alt+Shift+F10');
  await page.keyboard.press('r');
  await expect(text.locator('h2')).toHaveText('One two');
  await expect(text).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(came(page)).toHaveText(' three');
  // Under the pointer, too.
  await move(page, 'Control+Home');
  await came(page).hover();
  await expect(card).toContainText('Insert three');
  await saved(page);
  const { rows } = await ask<{ rows: { done: string }[] }>(
    page,
    'activity.list',
    { briefing: await only(page), group: 'changes' },
  );
  expect(rows.map(({ done }) => done)).toEqual([
    expect.stringMatching(/rejected/i),
    expect.stringMatching(/accepted/i),
  ]);
});

test('kinds, items, signs, the slash menu, replacing and pasting are suggested: rejected, the text is as it was', async ({
  app,
}) => {
  const { page } = app;
  await person(page, 'Ana Ortiz');
  const text = await newBriefing(page, 'Quay');
  await page.keyboard.type('The quay is closed.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- One');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Two');
  const before = await printed(page);
  await page.keyboard.press('Control+Shift+e');
  // An item, which the list keeps once that is accepted.
  await page.keyboard.press('Enter');
  await page.keyboard.type('Three');
  await expect(text.locator('ul[data-deleted] li')).toHaveText(['One', 'Two']);
  await expect(text.locator('ul[data-inserted] li')).toHaveText([
    'One',
    'Two',
    'Three',
  ]);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('## A sign');
  await expect(text.locator('h2[data-inserted]')).toContainText('A sign');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/table');
  await page.keyboard.press('Enter');
  await expect(text.locator('table')).toHaveCount(1);
  await move(page, 'Control+Home');
  await page.keyboard.press('Control+Shift+7');
  await expect(text.locator('ol[data-inserted] li')).toHaveText([
    'The quay is closed.',
  ]);
  await text.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData(
      'text/html',
      '<p>First</p><h1>Then</h1><ul><li>Item</li></ul>',
    );
    element.dispatchEvent(
      new ClipboardEvent('paste', {
        clipboardData,
        bubbles: true,
        cancelable: true,
      }),
    );
  });
  await expect(text).toContainText('Then');
  await page.keyboard.press('Control+h');
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill('Two');
  await page.getByRole('textbox', { name: 'Replace with' }).fill('Twice');
  await page.getByRole('button', { name: 'Replace all' }).click();
  await expect(page.getByRole('search')).toContainText('replaced');
  await expect(text).toContainText('Twice');
  expect(await printed(page)).toBe(before);

  await chooseFromMenu(app, 'suggested-changes');
  await pressOn(
    page.getByRole('button', { name: 'Accept or reject…' }),
    'Enter',
  );
  await pressOn(page.getByRole('menuitem', { name: 'Reject all' }), 'Enter');
  await expect(text.locator('[data-hue]')).toHaveCount(0);
  await expect(text.locator('p')).toHaveText(['The quay is closed.']);
  await expect(text.locator('li')).toHaveText(['One', 'Two']);
  await page.keyboard.press('Control+z');
  await pressOn(
    page.getByRole('button', { name: 'Accept or reject…' }),
    'Enter',
  );
  await pressOn(page.getByRole('menuitem', { name: 'Accept all' }), 'Enter');
  await expect(text.locator('[data-hue]')).toHaveCount(0);
  await expect(text.locator('ol li').first()).toHaveText('First');
  await expect(text).toContainText('Twice');
});

test('accepting and rejecting all are undone as any edit, and stand in the log', async ({
  app,
}) => {
  const { page } = app;
  await person(page, 'Ana Ortiz');
  const text = await newBriefing(page, 'Quay');
  await page.keyboard.type('One two');
  await saved(page);
  await page.keyboard.press('Control+Shift+e');
  await page.keyboard.type(' three');
  await move(page, 'Control+Home');
  await page.keyboard.press('Control+Delete');
  await expect(came(page)).toHaveText(' three');
  await expect(gone(page)).toHaveText(/One/);
  await chooseFromMenu(app, 'suggested-changes');
  await pressOn(
    page.getByRole('button', { name: 'Accept or reject…' }),
    'Enter',
  );
  await pressOn(page.getByRole('menuitem', { name: 'Reject all' }), 'Enter');
  await expect(text.locator('[data-hue]')).toHaveCount(0);
  await expect(text).toHaveText('One two');
  await expect(text).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(came(page)).toHaveText(' three');
  await pressOn(
    page.getByRole('button', { name: 'Accept or reject…' }),
    'Enter',
  );
  await pressOn(page.getByRole('menuitem', { name: 'Accept all' }), 'Enter');
  await expect(text).toHaveText(/^\s?two three$/);
  await saved(page);
});

test('keys that come faster than the list is drawn decide one suggestion each', async ({
  app,
}) => {
  const { page } = app;
  await person(page, 'Ana Ortiz');
  const text = await newBriefing(page, 'Quay');
  const lines = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];
  for (const [place, line] of lines.entries()) {
    if (place > 0) await page.keyboard.press('Enter');
    await page.keyboard.type(line);
  }
  await saved(page);
  await page.keyboard.press('Control+Shift+e');
  await move(page, 'Control+Home');
  for (const line of lines) {
    await move(page, 'End');
    await page.keyboard.type(`, ${line}`);
    await move(page, 'ArrowDown');
  }
  await expect(came(page)).toHaveCount(7);
  await chooseFromMenu(app, 'suggested-changes');
  const items = page.locator('[data-suggestion]');
  await expect(items).toHaveCount(7);
  const left = await items.last().getAttribute('data-suggestion');
  await items.first().focus();
  for (const key of ['a', 'r', 'a', 'a', 'r', 'a'])
    await page.keyboard.press(key);
  await expect(items).toHaveCount(1);
  await expect(items).toHaveAttribute('data-suggestion', left ?? '');
  await expect(items).toBeFocused();
  await page.keyboard.press('r');
  await expect(text).toBeFocused();
  await expect(text.locator('p')).toHaveText([
    ...['one, one', 'two', 'three, three', 'four, four', 'five', 'six, six'],
    'seven',
  ]);
  await saved(page);
  const { all } = await ask<{ all: number }>(page, 'activity.list', {
    briefing: await only(page),
    group: 'changes',
  });
  expect(all).toBe(7);
});

test('what an input method composes is suggested once, and notes are suggested too', async ({
  app,
}) => {
  const { page } = app;
  await person(page, 'Ana Ortiz');
  const text = await newBriefing(page, 'Quay');
  await page.keyboard.type('ab');
  await saved(page);
  await page.keyboard.press('Control+Shift+e');
  await move(page, 'ArrowLeft');
  const input = await page.context().newCDPSession(page);
  for (const words of ['k', 'か', 'かん'])
    await input.send('Input.imeSetComposition', {
      text: words,
      selectionStart: words.length,
      selectionEnd: words.length,
    });
  await input.send('Input.insertText', { text: '観' });
  await expect(came(page)).toHaveText('観');
  await expect(text).toHaveText('a観b');
  await page.keyboard.type('x');
  await expect(came(page)).toHaveText('観x');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(text).toHaveText('ab');

  // The words of a note that the text has.
  await page.keyboard.press('Control+Shift+e');
  await move(page, 'End');
  await page.keyboard.press('Control+Alt+f');
  await page.keyboard.type('Log of May');
  await page.keyboard.press('Control+Enter');
  await expect(text.locator('[role="doc-noteref"]')).toHaveCount(1);
  await saved(page);
  await page.keyboard.press('Control+Shift+e');
  await page.keyboard.press('F2');
  const note = page.getByRole('textbox', { name: 'Words of the note' });
  await expect(note).toBeFocused();
  await move(page, 'End');
  await page.keyboard.type(' and June');
  await expect(note.locator('[data-inserted]')).toHaveText(' and June');
  await page.keyboard.press('Escape');
  await chooseFromMenu(app, 'suggested-changes');
  const item = page
    .getByRole('region', { name: 'Review' })
    .locator('[data-suggestion]');
  await expect(item).toContainText('in a note');
  expect(await printed(page)).not.toContain('June');
  await item.focus();
  await page.keyboard.press('a');
  await expect(item).toHaveCount(0);
  await page.getByRole('tab', { name: /^Notes/ }).click();
  await expect(page.getByRole('list', { name: 'Notes' })).toContainText(
    'Log of May and June',
  );
});

test('a section that is moved in the outline goes back when that is rejected, and stays when it is accepted', async ({
  app,
}) => {
  const { page } = app;
  await person(page, 'Ana Ortiz');
  const text = await newBriefing(page, 'Quay');
  for (const heading of ['First', 'Second']) {
    await page.keyboard.type(`# ${heading}`);
    await page.keyboard.press('Enter');
    await page.keyboard.type(`Words of ${heading}`);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Backspace');
  await saved(page);
  await page.keyboard.press('Control+Shift+e');
  await page
    .getByRole('complementary', { name: 'Outline pane' })
    .getByRole('button', { name: /Second/ })
    .first()
    .focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(text.locator('h1').first()).toHaveText('Second');
  await expect(text.locator('[data-moved]').first()).toBeVisible();
  await chooseFromMenu(app, 'suggested-changes');
  const items = page
    .getByRole('region', { name: 'Review' })
    .locator('[data-suggestion]');
  await expect(items).toHaveCount(1);
  await expect(items.first()).toContainText('Move');
  await items.first().focus();
  await page.keyboard.press('r');
  await expect(text.locator('h1').first()).toHaveText('First');
  await expect(text.locator('[data-moved]')).toHaveCount(0);
  await text.focus();
  await page.keyboard.press('Control+z');
  await expect(items).toHaveCount(1);
  await items.first().focus();
  await page.keyboard.press('a');
  await expect(items).toHaveCount(0);
  await expect(text.locator('h1').first()).toHaveText('Second');
  await expect(text.locator('[data-moved]')).toHaveCount(0);
});
