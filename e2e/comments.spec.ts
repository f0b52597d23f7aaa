// Comments beside the text, by keyboard: said, answered, settled, and standing on their words whatever is done to the text.
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

test.setTimeout(120_000);

type Threads = {
  readonly threads: readonly {
    readonly block: string;
    readonly start: number;
    readonly end: number;
    readonly lost: boolean;
    readonly resolved: boolean;
    readonly words: string;
  }[];
};

async function briefingId(page: Page): Promise<string> {
  const { briefings } = await ask<{ briefings: { id: string }[] }>(
    page,
    'briefings.list',
    {},
  );
  return briefings[0]?.id ?? '';
}

/** What the threads stand on as main keeps them: the words of their blocks, null for what is gone. */
async function standOn(page: Page): Promise<(string | null)[]> {
  await saved(page);
  const briefing = await briefingId(page);
  const { threads } = await ask<Threads>(page, 'threads.list', { briefing });
  const { blocks } = await ask<{
    blocks: { id: string; content: { text?: string }[] }[];
  }>(page, 'briefings.blocks', { id: briefing });
  return threads.map(({ block, start, end, lost }) => {
    const text = blocks
      .find(({ id }) => id === block)
      ?.content.map(({ text: words = '' }) => words)
      .join('');
    return lost || text === undefined ? null : text.slice(start, end);
  });
}

/** The words that the page has lit, painted and not in the text. */
const lit = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    ['commented', 'comment-chosen'].flatMap((name) =>
      [...(CSS.highlights.get(name) ?? [])].map((range) =>
        (range as Range).toString(),
      ),
    ),
  );

async function named(page: Page): Promise<void> {
  await ask(page, 'settings.change', { name: 'Mairi Ashdown', initials: 'MA' });
}

async function press(page: Page, keys: string, times: number): Promise<void> {
  for (let done = 0; done < times; done += 1) await page.keyboard.press(keys);
}

const toStart = (page: Page): Promise<void> =>
  page.keyboard.press('Control+Home');

async function comment(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+Alt+m');
  await expect(page.getByRole('textbox', { name: 'Comment' })).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Control+Enter');
}

test('a person is asked who they are once, comments, answers, changes their own words, and settles it', async ({
  app,
}) => {
  const { page } = app;
  await newBriefing(page, 'Ferries');
  await page.keyboard.type('Costs rose by twelve per cent in May.');
  await page.keyboard.press('Home');
  await press(page, 'Control+ArrowRight', 3);
  await press(page, 'Control+Shift+ArrowRight', 3);
  await comment(page, 'Says who?');
  const asked = page.getByRole('dialog', { name: 'Who are you?' });
  await expect(asked.getByLabel('Name')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(asked).toContainText('Write your name.');
  await page.keyboard.type('Mairi Ashdown');
  await page.keyboard.press('Enter');
  await expect(asked).toBeHidden();

  const part = page.getByRole('tabpanel', { name: /^Comments/ });
  const card = part.getByRole('button', { name: /About: twelve per cent/ });
  await expect(card).toBeFocused();
  await expect(part).toContainText('Mairi Ashdown');
  expect(await standOn(page)).toEqual(['twelve per cent']);

  await page.keyboard.press('Tab');
  await expect(
    part.getByRole('button', { name: /^Change your comment/ }),
  ).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(
    part.getByRole('textbox', { name: 'Your comment' }),
  ).toBeFocused();
  await page.keyboard.type(' And where?');
  await page.keyboard.press('Control+Enter');
  await expect(part).toContainText('Says who? And where?');
  await expect(card).toBeFocused();
  await expect(part).toContainText('changed');

  await part.getByRole('textbox', { name: 'Reply' }).focus();
  await page.keyboard.type('<b>The yard</b>');
  await page.keyboard.press('Control+Enter');
  // It is text and nothing else.
  await expect(part.getByText('<b>The yard</b>')).toBeVisible();
  await expect(asked).toBeHidden();

  await part.getByRole('button', { name: 'Resolve' }).focus();
  await page.keyboard.press('Enter');
  await expect(part.getByText('1 resolved')).toBeVisible();
  await expect(card).toBeFocused();
  await expect.poll(() => lit(page)).toEqual(['twelve per cent']);
  await part.getByRole('button', { name: 'Undo' }).focus();
  await page.keyboard.press('Enter');
  await expect(card).toBeVisible();
  await expect(part.getByText('1 resolved')).toHaveCount(0);
});

test('a comment stands on its words through typing, undo, cut and paste, moves, and the program’s end', async ({
  app,
}) => {
  const { page } = app;
  await named(page);
  const text = await newBriefing(page, 'Ferries');
  await page.keyboard.type('Costs rose by twelve per cent in May.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Nobody has asked.');
  await toStart(page);
  await press(page, 'ArrowRight', 'Costs rose by '.length);
  await press(page, 'Shift+ArrowRight', 'twelve per cent'.length);
  await comment(page, 'Says who?');
  const card = page.getByRole('button', { name: /About: twelve per cent/ });
  await expect(card).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(text).toBeFocused();
  const both = async (words: string | null): Promise<void> => {
    await expect.poll(() => lit(page)).toEqual(words === null ? [] : [words]);
    expect(await standOn(page)).toEqual([words]);
  };
  await both('twelve per cent');

  await test.step('what is typed before, straight before and within', async () => {
    await toStart(page);
    await page.keyboard.type('In fact ');
    await both('twelve per cent');
    await press(page, 'Control+ArrowRight', 3);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('the ');
    await both('twelve per cent');
    await page.keyboard.press('Control+ArrowRight');
    await page.keyboard.type(' full');
    await both('twelve full per cent');
  });

  await test.step('undo of all of it, and redo', async () => {
    await press(page, 'Control+z', 3);
    await expect(text.locator('p').first()).toHaveText(
      'Costs rose by twelve per cent in May.',
    );
    await both('twelve per cent');
    await press(page, 'Control+Shift+z', 3);
    await both('twelve full per cent');
    await press(page, 'Control+z', 3);
    await expect(text.locator('p').first()).toHaveText(
      'Costs rose by twelve per cent in May.',
    );
    await both('twelve per cent');
  });

  await test.step('cut, and pasted into another block', async () => {
    await toStart(page);
    await press(page, 'ArrowRight', 'Costs rose by '.length);
    await press(page, 'Shift+ArrowRight', 'twelve per cent'.length);
    await page.keyboard.press('Control+x');
    await both(null);
    await expect(page.getByText('Their words are gone')).toBeVisible();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Control+v');
    await both('twelve per cent');
    await expect(page.getByText('Their words are gone')).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await both(null);
    await page.keyboard.press('Control+z');
    await both('twelve per cent');
  });

  await test.step('edited, cut and pasted before it was saved', async () => {
    await toStart(page);
    await press(page, 'ArrowRight', 'Costs rose by twelve'.length);
    await page.keyboard.type(' full');
    await press(page, 'ArrowLeft', 'twelve full'.length);
    await press(page, 'Shift+ArrowRight', 'twelve full per cent'.length);
    await page.keyboard.press('Control+x');
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Control+v');
    await both('twelve full per cent');
    await press(page, 'Control+z', 3);
    await both('twelve per cent');
  });

  await test.step('its block is divided, joined again and moved', async () => {
    await toStart(page);
    await press(page, 'Control+ArrowRight', 3);
    await page.keyboard.press('Enter');
    await both('twelve per cent');
    await page.keyboard.press('Backspace');
    await both('twelve per cent');
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
    await page.keyboard.press('Control+x');
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+v');
    await both('twelve per cent');
  });

  await test.step('the program ends and begins again', async () => {
    expect(await app.quit()).toBe(0);
    await app.restart();
    const again = app.page;
    await pressOn(again.getByRole('row', { name: /Ferries/ }), 'Enter');
    await expect(textOf(again)).toContainText('twelve per cent');
    await expect.poll(() => lit(again)).toEqual(['twelve per cent']);
    await again.keyboard.press('Control+Alt+a');
    await expect(
      again.getByRole('button', { name: /About: twelve per cent/ }),
    ).toBeFocused();
  });
});

test('comments are filtered, gone through by key, and seen in a window that follows', async ({
  app,
}) => {
  const { page } = app;
  await named(page);
  await newBriefing(page, 'Ferries');
  for (const words of ['Costs rose.', 'Nobody asked.', 'The yard is late.']) {
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
  }
  await toStart(page);
  await comment(page, 'On the first paragraph');
  const part = page.getByRole('tabpanel', { name: /^Comments/ });
  const cards = part.getByRole('button', { name: /^(?:.*)About:/ });
  await expect(cards).toHaveCount(1, { timeout: 15_000 });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await comment(page, 'On the yard');
  await expect(cards).toHaveCount(2);
  await page.keyboard.press('Enter');

  await page.keyboard.press('Control+Alt+a');
  await expect(cards.first()).toBeFocused();
  await page.keyboard.press('Control+Alt+a');
  await expect(cards.nth(1)).toBeFocused();
  await page.keyboard.press('Control+Alt+Shift+A');
  await expect(cards.first()).toBeFocused();
  await expect(cards.first()).toHaveAccessibleName(
    /On the first paragraph\. 0 replies\.$/,
  );
  // Its ring is seen, also after keys that are held with Ctrl and a press of the mouse before.
  await part.click({ position: { x: 2, y: 2 } });
  await page.keyboard.press('Control+Alt+a');
  await expect(cards.nth(1)).toBeFocused();
  expect(
    await cards
      .nth(1)
      .evaluate((element) => getComputedStyle(element).boxShadow),
  ).toContain('inset');
  await page.keyboard.press('Control+Alt+a');
  await expect(cards.first()).toBeFocused();
  // And all of its card is: in so low a window the one before lies below what is seen.
  await page.setViewportSize({ width: 1280, height: 460 });
  await page.keyboard.press('Control+Alt+Shift+A');
  await expect(cards.nth(1)).toBeFocused();
  await expect(part.getByRole('button', { name: 'Resolve' })).toBeInViewport({
    ratio: 1,
  });
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.keyboard.press('Control+Alt+a');
  await expect(cards.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(cards.nth(1)).toBeFocused();

  const other = await app.nextWindow(() => chooseFromMenu(app, 'new-window'));
  await other.getByRole('tab', { name: 'Review' }).click();
  const followed = other.getByRole('tabpanel', { name: /^Comments/ });
  await expect(followed).toContainText('On the yard');
  await expect(followed.getByRole('textbox')).toHaveCount(0);
  await expect(followed.getByRole('button', { name: 'Resolve' })).toHaveCount(
    0,
  );

  await part.getByRole('button', { name: 'Resolve' }).click();
  await expect(followed.getByText('1 resolved')).toBeVisible();
  await part.getByRole('combobox', { name: 'State' }).click();
  await page.getByRole('option', { name: 'Resolved' }).click();
  await expect(cards).toHaveCount(1);
  await expect(part).toContainText('On the yard');
  await expect(part).not.toContainText('On the first paragraph');

  // A search goes to one that the filter hides, and from home to one that is resolved.
  await page.keyboard.press('Control+Shift+F');
  await page.getByRole('combobox', { name: /^Search/ }).fill('paragraph');
  await page.getByRole('option', { name: /On the first paragraph/ }).waitFor();
  await page.keyboard.press('Enter');
  await expect(cards.first()).toBeFocused();
  await expect(part).toContainText('On the first paragraph');
  await pressOn(page.getByRole('button', { name: 'All briefings' }), 'Enter');
  await page.getByRole('combobox', { name: /^Search/ }).fill('yard');
  await page
    .getByRole('option', { name: /On the yard.*Mairi Ashdown/ })
    .click();
  await expect(cards.nth(1)).toBeFocused();
  await expect(part).toContainText('On the yard');
});
