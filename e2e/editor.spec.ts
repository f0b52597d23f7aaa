// The text as a person writes in it: what the keys ask for, what is said aloud, words that an input method composes, and
// what blocks have besides their words.
import { expect, type Locator, type Page } from '@playwright/test';
import { test, type App } from './app.ts';
import { newBriefing, pressOn, saved, textOf } from './at-the-window.ts';
import { fixture, runPrecis } from './precis.ts';

const TITLE = 'Coast';

async function importSources(app: App): Promise<void> {
  await app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: false, filePaths: [file] });
  }, fixture('two-sources.bib'));
  await app.page.getByRole('button', { name: 'Import' }).click();
  await app.page.getByRole('button', { name: 'Close' }).last().click();
}

const marks = (page: Page): Locator => page.locator('[role="doc-noteref"]');
const picker = (page: Page): Locator =>
  page.getByRole('dialog', { name: 'New footnote' });

/** The text of the briefing as the library has it, read by another program. */
async function stored({ folder, library }: App): Promise<string> {
  const precis = async (...args: readonly string[]): Promise<string> => {
    const run = await runPrecis(folder, ['--library', library, ...args]);
    if (run.code !== 0) throw new Error(run.stderr);
    return run.stdout;
  };
  const { briefings } = JSON.parse(await precis('--json', 'list')) as {
    briefings: { id: string }[];
  };
  return precis('show', briefings[0]?.id ?? '');
}

/** A note of these words at the caret. */
async function insertNote(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+Alt+f');
  await page.keyboard.type(words);
  await page.keyboard.press('Control+Enter');
  await expect(picker(page)).toHaveCount(0);
}

test('[@ asks for a source and is gone with the note, and stands where none was wanted', async ({
  app,
}) => {
  const { page } = app;
  await importSources(app);
  const text = await newBriefing(app.page, TITLE);
  await page.keyboard.type('Rain');
  // Without a pause: what follows is the search's from the first letter.
  await page.keyboard.type(' [@gau');
  const search = page.getByRole('combobox', { name: 'Source' });
  await expect(search).toBeFocused();
  await expect(search).toHaveValue('gau');
  await expect(text).toContainText('Rain [@');
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
  await page.keyboard.type(', so.');
  await expect(text).toContainText('Rain [@, so.');

  await page.keyboard.type(' Wind [@');
  await expect(search).toHaveValue('');
  await page.keyboard.type('gau');
  await page.keyboard.press('Enter');
  await page.keyboard.type('17');
  await page.keyboard.press('Enter');
  await expect(marks(page)).toHaveCount(1);
  await page.keyboard.type('blows.');
  await expect(text).toContainText('Rain [@, so. Wind blows.');
});

test('Esc leaves the caret where it is', async ({ app }) => {
  const { page } = app;
  const text = await newBriefing(app.page, TITLE);
  await page.keyboard.type('One');
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
  await page.keyboard.type(' two');
  await expect(text).toContainText('One two');
});

test('the card under a mark offers the key where it works, and a selected mark is said aloud', async ({
  app,
}) => {
  const { page } = app;
  await newBriefing(app.page, TITLE);
  await page.keyboard.type('One');
  await insertNote(page, 'First note');
  await page.keyboard.type(' two');
  await insertNote(page, 'Second note');
  const card = page.getByRole('tooltip').filter({ hasText: /note/ });
  await marks(page).first().hover();
  await expect(card).toContainText('First note');
  await expect(card).not.toContainText('Edit');
  await page.mouse.move(0, 0);
  await expect(card).toHaveCount(0);

  await page.keyboard.press('ArrowLeft');
  await expect(card).toContainText('Second note');
  await expect(card).toContainText('Edit');
  await expect(
    page.locator('[aria-live]', { hasText: 'Footnote 2 of 2' }),
  ).toBeAttached();

  // Where its mark is scrolled out of sight it is not left behind over the tools.
  await page.setViewportSize({ width: 1280, height: 140 });
  await marks(page).last().scrollIntoViewIfNeeded();
  await expect(card).toBeVisible();
  const stage = page.locator('main', { has: marks(page) });
  await stage.evaluate((element) => {
    element.scrollBy(0, -10_000);
  });
  await expect(marks(page).last()).not.toBeInViewport();
  await expect(card).toBeHidden();
  await marks(page).last().scrollIntoViewIfNeeded();
  await expect(card).toBeVisible();
  await page.setViewportSize({ width: 1280, height: 720 });

  // It makes way for a comment on its note.
  await page.keyboard.press('Control+Alt+m');
  await expect(
    page.getByRole('textbox', { name: 'Comment', exact: true }),
  ).toBeFocused();
  await expect(card).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(card).toContainText('Second note');
});

test('words that are composed beside a mark are saved when they are whole, and are one step for undo', async ({
  app,
}) => {
  const { page } = app;
  const text = await newBriefing(app.page, TITLE);
  await page.keyboard.type('Rain');
  await insertNote(page, 'A note');
  await saved(page);
  const before = await text.innerText();

  const input = await page.context().newCDPSession(page);
  for (const composed of ['に', 'にほ', 'にほん', '日本'])
    await input.send('Input.imeSetComposition', {
      text: composed,
      selectionStart: composed.length,
      selectionEnd: composed.length,
    });
  await expect(text).toContainText('日本');
  // Longer than a save waits for the last key.
  await page.waitForTimeout(1_500);
  expect(await stored(app)).toContain('Rain');
  expect(await stored(app)).not.toMatch(/[に日]/);
  await input.send('Input.insertText', { text: '日本語' });
  await expect(text).toContainText('日本語');
  await expect(marks(page)).toHaveCount(1);
  await saved(page);
  expect(await stored(app)).toContain('日本語');

  await page.keyboard.press('Control+z');
  await expect.poll(() => text.innerText()).toBe(before);
  await page.keyboard.press('Control+Shift+z');
  await expect(text).toContainText('Rain日本語');
  await saved(page);
  const again = await app.restart();
  await pressOn(again.page.getByRole('row', { name: TITLE }), 'Enter');
  await expect(again.page.getByRole('textbox', { name: TITLE })).toContainText(
    'Rain日本語',
  );
});

test('languages and markings of blocks are on the page, and words of another language are not underlined', async ({
  app,
}) => {
  const { page } = app;
  const text = await newBriefing(app.page, TITLE);
  const words = (content: string, state?: object) => ({
    type: 'text',
    version: 1,
    text: content,
    format: 0,
    style: '',
    mode: 'normal',
    detail: 0,
    ...(state && { $: state }),
  });
  const paragraph = (children: object[], state?: object) => ({
    type: 'paragraph',
    version: 1,
    children,
    format: '',
    indent: 0,
    direction: null,
    textFormat: 0,
    textStyle: '',
    ...(state && { $: state }),
  });
  await text.evaluate(
    (element, copied) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('application/x-lexical-editor', copied);
      element.dispatchEvent(
        new ClipboardEvent('paste', {
          clipboardData,
          bubbles: true,
          cancelable: true,
        }),
      );
    },
    JSON.stringify({
      namespace: 'precis',
      nodes: [
        paragraph([words('First wrod.')]),
        paragraph([words('Les pluies dhiver.')], {
          blockTraits: { language: 'fr', marking: 'SECRET' },
        }),
        paragraph([words('He said '), words('dhiver', { language: 'fr' })]),
        paragraph([words('Last.')]),
      ],
    }),
  );
  const block = (content: string) => text.locator('p', { hasText: content });
  await expect(block('Les pluies')).toHaveAttribute('lang', 'fr');
  await expect(block('Les pluies')).toHaveAttribute('data-marking', 'SECRET');
  await expect(block('First')).not.toHaveAttribute('data-marking', /./);
  await expect(block('He said').locator('[lang="fr"]')).toHaveText('dhiver');
  await expect
    .poll(() =>
      page.evaluate(() => [
        ...new Set(
          Array.from(CSS.highlights.get('spelling') ?? [], (place) =>
            place.startContainer.textContent?.slice(
              place.startOffset,
              place.endOffset,
            ),
          ),
        ),
      ]),
    )
    .toEqual(['wrod']);
  await saved(page);
});

test('Tab leaves the text in one step, either way, and a key after it writes where the focus is', async ({
  app,
}) => {
  await newBriefing(app.page, TITLE, 'Evidence memo');
  await saved(app.page);
  const { page } = await app.restart();
  await pressOn(page.getByRole('row', { name: TITLE }), 'Enter');
  const text = textOf(page);
  const asked = page.getByRole('textbox', { name: 'Requested by' });
  // A text that has no caret yet is begun under its heading.
  await asked.click();
  await page.keyboard.press('Tab');
  await expect(text).toBeFocused();
  await page.keyboard.type('Before.');
  await expect(text.locator('p').first()).toHaveText('Before.');
  await page.keyboard.press('Tab');
  const field = page.getByRole('textbox', { name: 'Contact' });
  await expect(field).toBeFocused();
  await page.keyboard.type('Ada');
  await expect(field).toHaveValue('Ada');
  await page.keyboard.press('Shift+Tab');
  await expect(text).toBeFocused();
  await page.keyboard.type(' After.');
  await expect(text.locator('p').first()).toHaveText('Before. After.');
  await page.keyboard.press('Shift+Tab');
  await expect(asked).toBeFocused();
  // So are the tools, also those that come into sight in a wider window.
  const stops = page
    .getByRole('toolbar', { name: 'Text', exact: true })
    .locator('button[tabindex="0"]');
  for (const width of [1440, 900, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await expect(
      page.getByRole('button', { name: 'Link', exact: true }),
    ).toHaveCount(width > 1000 ? 1 : 0);
    await expect(stops).toHaveCount(1);
  }
});

test('a key moves the paragraph past its neighbour, with its mark, and the caret stays in it', async ({
  app,
}) => {
  const { page } = app;
  const text = await newBriefing(page, TITLE);
  await page.keyboard.type('One rose.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Two fell.');
  await page.keyboard.press('Control+Alt+f');
  await expect(picker(page)).toBeVisible();
  await page.keyboard.type('Seen');
  await page.keyboard.press('Control+Enter');
  await expect(marks(page)).toHaveCount(1);
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await page.keyboard.type(' Then');
  await expect(text.locator('p')).toHaveText([
    /^Two fell\..* Then$/,
    'One rose.',
  ]);
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await expect(text.locator('p')).toHaveText([
    'One rose.',
    /^Two fell\..* Then$/,
  ]);
  await expect(marks(page)).toHaveCount(1);
  await saved(page);
  expect(await stored(app)).toMatch(/One rose\.[^]*Two fell\./);
});

test('lists in lists are numbered as they are printed', async ({ app }) => {
  const { page } = app;
  const text = await newBriefing(page, TITLE);
  await page.keyboard.type('1. One');
  for (const item of ['Two', 'Three', 'Four']) {
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type(item);
  }
  const signs = (): Promise<string[]> =>
    text
      .locator('ol')
      .evaluateAll((lists) =>
        lists.map((list) => getComputedStyle(list).listStyleType),
      );
  await expect
    .poll(signs)
    .toEqual(['decimal', 'lower-alpha', 'lower-roman', 'decimal']);
  await page.keyboard.press('Shift+Tab');
  await expect.poll(signs).toEqual(['decimal', 'lower-alpha', 'lower-roman']);
});

test('a dialog gives the keys back to where the caret was', async ({ app }) => {
  const { page } = app;
  const text = await newBriefing(page, TITLE);
  await page.keyboard.type('One.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Two.');
  const [first, last] = [text.locator('p').first(), text.locator('p').last()];
  await page.keyboard.press('Control+Alt+s');
  const name = page.getByRole('dialog').getByRole('textbox', { name: /name/i });
  await expect(name).toBeFocused();
  await page.keyboard.type('Draft');
  await page.keyboard.press('Enter');
  await expect(text).toBeFocused();
  await page.keyboard.type(' Three.');
  await expect(last).toHaveText('Two. Three.');

  await page.keyboard.press('Control+Alt+s');
  await expect(name).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
  await page.keyboard.type(' Four.');
  await expect(last).toHaveText('Two. Three. Four.');
  // The mouse still says for itself where.
  await page.getByRole('textbox', { name: 'Title' }).click();
  await first.click({ position: { x: 1, y: 5 } });
  await page.keyboard.type('Now ');
  await expect(first).toHaveText('Now One.');
});

test('End goes behind a mark that ends its line, and takes it along where the line is selected', async ({
  app,
}) => {
  const { page } = app;
  const text = await newBriefing(page, TITLE);
  await page.keyboard.type('Rain.');
  await insertNote(page, 'A note');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Wind.');
  await insertNote(page, 'Another');
  const order = (): Promise<string[]> =>
    text.locator('p').evaluateAll((blocks) =>
      blocks.map((block) =>
        [...block.childNodes]
          .filter(({ nodeName }) => nodeName !== 'BR')
          .map((node) => (node.nodeName === 'SUP' ? '*' : node.textContent))
          .join(''),
      ),
    );
  await expect.poll(order).toEqual(['Rain.*', 'Wind.*']);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('End');
  await page.keyboard.type(' Hail.');
  await expect.poll(order).toEqual(['Rain.* Hail.', 'Wind.*']);
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Snow.');
  await expect.poll(order).toEqual(['Rain.* Hail.', 'Wind.* Snow.']);

  await test.step('from a mark that is selected, too', async () => {
    await page.keyboard.press('Alt+PageUp');
    await page.keyboard.press('End');
    await page.keyboard.type('!');
    await expect.poll(order).toEqual(['Rain.* Hail.', 'Wind.* Snow.!']);
  });

  await page.keyboard.press('Enter');
  await page.keyboard.type('Sun.');
  await insertNote(page, 'A third');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Delete');
  await expect.poll(order).toEqual(['Rain.* Hail.', 'Wind.* Snow.!', '']);
  await expect(marks(page)).toHaveCount(2);
});

test('three clicks select a paragraph whole, behind its notes too', async ({
  app,
}) => {
  const { page } = app;
  const text = await newBriefing(page, 'Ferries');
  await page.keyboard.type('The quay is old');
  await page.keyboard.press('Control+Alt+f');
  await page.keyboard.type('as its master says');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type(', and it leaks.\nNext.');
  await expect(text.locator('p')).toHaveText([/and it leaks/, 'Next.']);
  await text.locator('p').first().click({ clickCount: 3 });
  await expect
    .poll(() => page.evaluate(() => getSelection()?.toString().trim()))
    .toMatch(/^The quay is old.*, and it leaks\.$/s);
  await page.keyboard.type('It is new.');
  await expect(text.locator('p')).toHaveText(['It is new.', 'Next.']);
});
