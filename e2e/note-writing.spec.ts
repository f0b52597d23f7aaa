// A note is written in the pane beside the text: words with their looks around its citations, in one history with the
// text.
import { expect } from '@playwright/test';
import { test, type App } from './app.ts';
import { ask, newBriefing, pressOn, saved } from './at-the-window.ts';
import { fixture } from './precis.ts';

async function importSources(app: App): Promise<void> {
  await app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: false, filePaths: [file] });
  }, fixture('two-sources.bib'));
  await app.page.getByRole('button', { name: 'Import' }).click();
  await app.page.getByRole('button', { name: 'Close' }).last().click();
}

test('words go around the citations of a note, with their looks, and are undone with the text', async ({
  app,
}) => {
  const { page } = app;
  await importSources(app);
  const text = await newBriefing(page, 'Coast');
  await page.keyboard.type('Rain fell');
  await page.keyboard.press('Control+Alt+f');
  await page.keyboard.type('gau');
  await page.keyboard.press('Enter');
  await page.keyboard.type('17');
  await page.keyboard.press('Enter');
  await expect(text.locator('[role="doc-noteref"]')).toHaveCount(1);

  await page.keyboard.press('F2');
  const field = page.getByRole('textbox', { name: 'Words of the note' });
  await expect(field).toBeFocused();
  await page.keyboard.type('; but ');
  await page.keyboard.press('Control+i');
  await page.keyboard.type('cf.');
  await page.keyboard.press('Control+i');
  await page.keyboard.type(' ');
  // As in the text: what was typed to ask stays where nothing is chosen, and goes where something is.
  await page.keyboard.type('[@');
  const search = page.getByRole('combobox', { name: 'Source' });
  await expect(search).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field).toBeFocused();
  await expect(field).toContainText('cf. [@');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('@');
  await expect(search).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(field).toBeFocused();
  await page.keyboard.type(' too');
  await expect(field.locator('.cite')).toHaveCount(2);
  await expect(field).not.toContainText('[@');
  const note = page.getByRole('list', { name: 'Notes' }).getByRole('listitem');
  await expect(note).toContainText('17; but cf. ');
  await expect(note.locator('em', { hasText: 'cf.' }).first()).toBeVisible();
  await saved(page);

  // One history: what was written last goes first, here and in the text.
  await page.keyboard.press('Control+z');
  await expect(field).not.toContainText(' too');
  await expect(field).toBeFocused();
  await page.keyboard.press('Control+y');
  await expect(field).toContainText(' too');
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
  await expect(field).toHaveCount(0);
  await page.keyboard.press('End');
  await page.keyboard.type('.');
  // Words of the text stand behind the mark: it is still the note that was put in last.
  await page.keyboard.press('F2');
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(note).not.toContainText(' too');
  await page.keyboard.press('Control+y');
  await expect(note).toContainText(' too');
  await saved(page);
  const restarted = await app.restart();
  await pressOn(restarted.page.getByRole('row', { name: /Coast/ }), 'Enter');
  await expect(
    restarted.page.getByRole('list', { name: 'Notes' }),
  ).toContainText(/17; but cf\. .* too/);
});

test('words of a note are commented where they are written, and found from the caret by key', async ({
  app,
}) => {
  const { page } = app;
  await ask(page, 'settings.change', { name: 'Mairi Ashdown' });
  await importSources(app);
  const text = await newBriefing(page, 'Coast');
  await page.keyboard.type('Rain fell');
  await page.keyboard.press('Control+Alt+f');
  await page.keyboard.type('gau');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(text.locator('[role="doc-noteref"]')).toHaveCount(1);
  const field = page.getByRole('textbox', { name: 'Words of the note' });
  await page.keyboard.press('F2');
  await expect(field).toBeFocused();
  await page.keyboard.type('; but see the plan');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('Control+Alt+m');
  const form = page.getByRole('region', { name: 'New comment' });
  await expect(form.getByRole('textbox', { name: 'Comment' })).toBeFocused();
  await expect(form.getByRole('combobox', { name: 'About' })).toContainText(
    '“plan”',
  );
  await page.keyboard.type('Which plan?');
  await page.keyboard.press('Control+Enter');
  const card = page.getByRole('button', { name: /About: plan/ });
  await expect(card).toBeFocused();

  // Its words move with what is written before them.
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
  await page.keyboard.press('F2');
  await expect(field).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.type('But ');
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
  await page.keyboard.press('Control+Alt+Shift+M');
  await expect(card).toBeFocused();
  await saved(page);
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Nobody asked.');
  await page.keyboard.press('Control+Alt+Shift+M');
  await expect(
    page.getByText('No comment is where the caret is.'),
  ).toBeVisible();
  await expect(text).toBeFocused();
  await page.keyboard.press('Control+Alt+Shift+A');
  await expect(card).toBeFocused();
});

test('End goes behind the citation that ends a note, and what is undone away gives the keys back to the text', async ({
  app,
}) => {
  const { page } = app;
  await importSources(app);
  const text = await newBriefing(page, 'Coast');
  await page.keyboard.type('Rain fell');
  await page.keyboard.press('Control+Alt+f');
  await page.keyboard.type('gau');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  const mark = text.locator('[role="doc-noteref"]');
  await expect(mark).toHaveCount(1);
  const field = page.getByRole('textbox', { name: 'Words of the note' });
  await page.keyboard.press('F2');
  await expect(field).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.type('See ');
  await page.keyboard.press('End');
  await page.keyboard.type(', too');
  await expect(field).toHaveText(/^See .+, too$/);
  // An arrow selects the citation, and a letter goes on behind it.
  await page.keyboard.press('Home');
  for (let letter = 0; letter < 5; letter += 1)
    await page.keyboard.press('ArrowRight');
  await expect(field.locator('.cite[data-chosen]')).toHaveCount(1);
  await page.keyboard.type(' also');
  await expect(field).toHaveText(/^See .+ also, too$/);

  // As many steps as there were pauses.
  await expect(async () => {
    if ((await mark.count()) > 0) await page.keyboard.press('Control+z');
    expect(await mark.count()).toBe(0);
  }).toPass();
  await expect(mark).toHaveCount(0);
  await expect(field).toHaveCount(0);
  await expect(text).toBeFocused();
  await page.keyboard.press('Control+y');
  await expect(mark).toHaveCount(1);
  await expect(text).toBeFocused();
  await expect(field).toHaveCount(0);
});
