// A text that is long enough to stand in several sections of the sheet: for the keys, the mouse, the clipboard and an
// input method it is one text, and each block is drawn in its place whatever is done to the text.
import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './app.ts';
import type { Rank } from '#core/document/document.ts';
import { rankBetween } from '#core/document/rank.ts';
import { ask, newBriefing, pressOn, saved } from './at-the-window.ts';

const PARAGRAPHS = 50;
/** Around these a section ends, of whatever size they are. */
const EDGES = [19, 20, 21, 39, 40];
const wordsOf = (index: number): string => `word${index}`;

/** What the blocks say, each drawn, in the order in which they stand on the sheet from its top to its end. */
const drawn = (text: Locator): Promise<string[]> =>
  text.evaluate((root) =>
    [...root.children]
      .map((block) => {
        const { top, height } = block.getBoundingClientRect();
        if (height === 0) throw new Error(`${block.textContent} is not drawn.`);
        return { top, words: block.textContent };
      })
      .toSorted((a, b) => a.top - b.top)
      .map(({ words }) => words),
  );

/** Which block the caret, or the end of the selection that moves, is in. */
const caretBlock = (text: Locator): Promise<number> =>
  text.evaluate((root) => {
    let at = getSelection()?.focusNode ?? null;
    while (at && at.parentNode !== root) at = at.parentNode;
    return [...root.childNodes].findIndex((block) => block === at);
  });

/** The editor hears with the next frame where the selection went. */
const heard = (text: Locator): Promise<unknown> =>
  text.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => setTimeout(resolve, 0, true));
      }),
  );

async function caretAtStartOf(text: Locator, index: number): Promise<void> {
  await text.evaluate((root, place) => {
    const block = root.children[place];
    const words =
      block &&
      document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode();
    block?.scrollIntoView({ block: 'center' });
    getSelection()?.collapse(words ?? block ?? root, 0);
  }, index);
  await heard(text);
  expect(await caretBlock(text)).toBe(index);
}

const longBriefing = async (page: Page): Promise<Locator> => {
  const text = await newBriefing(page, 'Long');
  for (let index = 0; index < PARAGRAPHS; index += 1) {
    if (index > 0) await page.keyboard.press('Enter');
    await page.keyboard.insertText(wordsOf(index));
  }
  await expect(text.locator('> *')).toHaveCount(PARAGRAPHS);
  return text;
};

const ALL = Array.from({ length: PARAGRAPHS }, (_, index) => wordsOf(index));

test('the caret, the selection and what is pasted go over the edges of sections', async ({
  app,
}) => {
  const { page } = app;
  const text = await longBriefing(page);
  expect(await drawn(text)).toEqual(ALL);

  for (let index = PARAGRAPHS - 2; index >= 0; index -= 1) {
    await page.keyboard.press('ArrowUp');
    expect(await caretBlock(text)).toBe(index);
  }
  await page.keyboard.press('Home');
  for (let index = 1; index < PARAGRAPHS; index += 1) {
    await page.keyboard.press('Shift+ArrowDown');
    expect(await caretBlock(text)).toBe(index);
  }
  await page.keyboard.press('Shift+End');
  expect(
    await page.evaluate(() => getSelection()?.toString().split(/\n+/)),
  ).toEqual(ALL);

  // By the mouse, from one section into the next; what is selected would be dragged.
  await page.keyboard.press('ArrowRight');
  const from = text.locator('> *').nth(17);
  const to = text.locator('> *').nth(24);
  await from.scrollIntoViewIfNeeded();
  await to.scrollIntoViewIfNeeded();
  const [first, last] = [await from.boundingBox(), await to.boundingBox()];
  if (!first || !last) throw new Error('The blocks are not drawn.');
  await page.mouse.move(first.x + 2, first.y + first.height / 2);
  await page.mouse.down();
  await page.mouse.move(last.x + 2, last.y + last.height / 2, { steps: 8 });
  await page.mouse.up();
  const selected = await page.evaluate(() => getSelection()?.toString() ?? '');
  expect(selected.split(/\n+/).slice(0, 7)).toEqual(ALL.slice(17, 24));

  // Cut over two edges and put back.
  await caretAtStartOf(text, 16);
  for (let index = 17; index <= 43; index += 1) {
    await page.keyboard.press('Shift+ArrowDown');
    expect(await caretBlock(text)).toBe(index);
  }
  await heard(text);
  await page.keyboard.press('Control+x');
  expect(await drawn(text)).toEqual(ALL.toSpliced(16, 27));
  await page.keyboard.press('Control+v');
  await expect.poll(() => drawn(text)).toEqual(ALL);

  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect(text).toHaveText('');
  await page.keyboard.press('Control+z');
  expect(await drawn(text)).toEqual(ALL);
  await saved(page);
});

test('the keys to the start and to the end go there from wherever the caret is', async ({
  app,
}) => {
  const { page } = app;
  const text = await newBriefing(page, 'Longer');
  // So long that neither end is drawn while the other is in view.
  const all = Array.from({ length: 200 }, (_, index) => wordsOf(index));
  await text.evaluate((element, words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', words);
    element.dispatchEvent(
      new ClipboardEvent('paste', {
        clipboardData,
        bubbles: true,
        cancelable: true,
      }),
    );
  }, all.join('\n'));
  await expect(text.locator('> *')).toHaveCount(all.length);
  const typed = (index: number): Locator => text.locator('> *').nth(index);
  for (let time = 0; time < 2; time += 1) {
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('a');
    await expect(typed(0)).toHaveText(`${'a'.repeat(time + 1)}word0`);
    await expect(typed(0)).toBeInViewport();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('z');
    await expect(typed(199)).toHaveText(`word199${'z'.repeat(time + 1)}`);
    await expect(typed(199)).toBeInViewport();
  }
  await page.keyboard.press('Control+Shift+Home');
  await heard(text);
  await page.keyboard.press('Delete');
  await expect(text).toHaveText('');
  await page.keyboard.press('Control+z');
  await expect(text.locator('> *')).toHaveCount(all.length);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Shift+End');
  await heard(text);
  await page.keyboard.type('New');
  await expect(text).toHaveText('New');
  await saved(page);
});

test('at the edges of sections blocks are joined, divided, moved into view, composed in and turned into another kind', async ({
  app,
}) => {
  const { page } = app;
  const text = await longBriefing(page);
  const input = await page.context().newCDPSession(page);
  for (const edge of EDGES) {
    await caretAtStartOf(text, edge);
    await page.keyboard.press('Backspace');
    expect(await drawn(text)).toEqual(
      ALL.toSpliced(edge - 1, 2, `${wordsOf(edge - 1)}${wordsOf(edge)}`),
    );
    await page.keyboard.press('Enter');
    expect(await drawn(text)).toEqual(ALL);
    expect(await caretBlock(text)).toBe(edge);

    for (const composed of ['に', 'にほ', '日本'])
      await input.send('Input.imeSetComposition', {
        text: composed,
        selectionStart: composed.length,
        selectionEnd: composed.length,
      });
    await input.send('Input.insertText', { text: '日本' });
    expect(await drawn(text)).toEqual(ALL.with(edge, `日本${wordsOf(edge)}`));
    await page.keyboard.press('Control+z');
    expect(await drawn(text)).toEqual(ALL);

    await page.keyboard.press('Control+Alt+1');
    await expect(text.locator('> h1')).toHaveText([wordsOf(edge)]);
    expect(await drawn(text)).toEqual(ALL);
    await page.keyboard.press('Control+Alt+0');
    await expect(text.locator('> h1')).toHaveCount(0);
    expect(await drawn(text)).toEqual(ALL);
  }

  // A block that comes at the lower edge of the window is brought into view.
  await page.keyboard.press('Control+End');
  const belowWindow = (): Promise<number> =>
    text.evaluate(
      (root) =>
        (root.lastElementChild?.getBoundingClientRect().bottom ?? Infinity) -
        innerHeight,
    );
  await expect.poll(belowWindow).toBeLessThanOrEqual(0);
  for (let line = 0; line < 12; line += 1) {
    await page.keyboard.press('Enter');
    await expect.poll(belowWindow).toBeLessThanOrEqual(0);
  }
  await page.keyboard.press('Control+Home');
  await expect
    .poll(() =>
      text.evaluate(
        (root) => root.firstElementChild?.getBoundingClientRect().top,
      ),
    )
    .toBeGreaterThan(0);
  await saved(page);
});

test('the first screen is drawn before the whole text can be written, with the same words and marks', async ({
  app,
}) => {
  const { page } = app;
  const { id } = await ask<{ id: string }>(page, 'briefings.create', {
    title: 'Very long',
    template: 'blank',
  });
  const { document: begun } = await ask<{
    document: { blocks: { id: string; rank: string }[] };
  }>(page, 'briefings.open', { id });
  let rank = (begun.blocks[0]?.rank ?? null) as Rank | null;
  const blocks = Array.from({ length: 320 }, (_, index) => {
    rank = rankBetween(rank, null);
    return {
      type: 'paragraph',
      id: `p${String(index)}`,
      rank,
      content: [
        { type: 'text', text: wordsOf(index) },
        {
          type: 'footnote',
          id: `n${String(index)}`,
          content: [{ type: 'text', text: 'So it is.' }],
        },
      ],
    };
  });
  await ask(page, 'briefings.save', {
    id,
    delta: {
      put: blocks.map((block) => ({ block, parent: null })),
      move: [],
      remove: [],
    },
  });
  const first = page.evaluate(
    () =>
      new Promise<{
        inert: boolean;
        words: string[];
        marks: string[];
        lettered: boolean;
      }>((resolve) => {
        new MutationObserver((_changes, observer) => {
          const shown = document.querySelector('[data-first-screen]');
          if (!shown?.querySelector('[data-n]')) return;
          observer.disconnect();
          resolve({
            inert: shown.hasAttribute('inert'),
            lettered: document.fonts.check('16px "Source Serif 4 Variable"'),
            words: [...shown.children].map((each) => each.textContent),
            marks: [...shown.querySelectorAll('[data-n]')].map(
              (mark) => mark.getAttribute('data-n') ?? '',
            ),
          });
        }).observe(document.body, {
          subtree: true,
          childList: true,
          attributes: true,
        });
      }),
  );
  await pressOn(page.getByRole('row', { name: /Very long/ }), 'Enter');
  const text = page.getByRole('textbox', { name: 'Very long' });
  await expect(text.locator('> *')).toHaveCount(321);
  await expect(page.locator('[data-first-screen]')).toHaveCount(0);
  const { inert, words, marks, lettered } = await first;
  // In its own letters from the start: no line is broken anew.
  expect(lettered).toBe(true);
  expect(inert).toBe(true);
  expect(words.slice(1)).toEqual(ALL.slice(0, words.length - 1));
  expect(words.length).toBeGreaterThan(20);
  expect(marks).toEqual(marks.map((_, index) => String(index + 1)));
  // Counted behind it, on the outline and the status line.
  await expect(page.getByText(/^\d[\d,]* words$/)).toHaveCount(2);

  await text.locator('> *').nth(1).click();
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  await saved(page);
  await expect(text.locator('> *').nth(1)).toContainText('word0');
  const after = await ask<{ blocks: unknown[] }>(page, 'briefings.blocks', {
    id,
  });
  expect(after.blocks).toHaveLength(321);

  // All other notes get another number: those in view with it, and none is forgotten.
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+Alt+f');
  await page.keyboard.type('Put in before them');
  await page.keyboard.press('Control+Enter');
  const all = text.locator('[role="doc-noteref"]');
  await expect(all).toHaveCount(321);
  await expect
    .poll(() =>
      all.evaluateAll(
        (each) =>
          each.filter(
            (mark, place) =>
              mark.getAttribute('data-n') !== String(place + 1) ||
              mark.getAttribute('aria-label') !==
                `Footnote ${String(place + 1)} of 321`,
          ).length,
      ),
    )
    .toBe(0);
});
