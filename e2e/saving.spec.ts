// Words on their way to the library: composed by an input method, too many at once, and in a page whose process ends.
import { expect, type CDPSession, type Page } from '@playwright/test';
import type { Bridge } from '#core/envelope.ts';
import { test } from './app.ts';
import { newBriefing, pressOn, saved, textOf } from './at-the-window.ts';
import {
  killWhileWriting,
  pageOf,
  type Victim,
} from './soak/kill-while-writing.ts';

declare const precis: Bridge;

/** What the library holds of the one briefing: the words and the notes of its first block. */
const stored = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const ask = async <Value>(name: string, input: object): Promise<Value> => {
      const answer = await precis.call(name, input);
      if (!answer.ok) throw new Error(answer.error.message);
      // A long answer comes as its text.
      const { value, json } = answer;
      return (json === undefined ? value : JSON.parse(json)) as Value;
    };
    type Part = {
      readonly type: string;
      readonly text?: string;
      readonly content?: readonly Part[];
    };
    const written = ({ text = '', content }: Part): string =>
      content ? `{${content.map(written).join('')}}` : text;
    const { briefings } = await ask<{ briefings: { id: string }[] }>(
      'briefings.list',
      {},
    );
    const { blocks } = await ask<{ blocks: { content: Part[] }[] }>(
      'briefings.blocks',
      { id: briefings[0]?.id },
    );
    return (blocks[0]?.content ?? []).map(written).join('');
  });

/** Puts two notes into the paragraph, as one more program that writes: `ab{one}cd{two}`. */
const writeNotes = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const ask = async <Value>(name: string, input: object): Promise<Value> => {
      const answer = await precis.call(name, input);
      if (!answer.ok) throw new Error(answer.error.message);
      return answer.value as Value;
    };
    const { id } = await ask<{ id: string }>('briefings.create', {
      title: 'Tides',
      template: 'blank',
    });
    const { blocks, revisions } = await ask<{
      blocks: { id: string }[];
      revisions: Record<string, number>;
    }>('briefings.blocks', { id });
    const [first] = blocks;
    if (!first) throw new Error('No block');
    const text = (words: string) => ({ type: 'text', text: words });
    const note = (name: string) => ({
      type: 'footnote',
      id: name,
      content: [text(name)],
    });
    const content = [text('ab'), note('one'), text('cd'), note('two')];
    await ask('briefings.save', {
      id,
      delta: {
        put: [{ block: { ...first, content }, parent: revisions[first.id] }],
        move: [],
        remove: [],
      },
    });
  });

/** The page hears of where the caret is in a task of its own, and a person looks where it is before they write there. */
async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.evaluate(
      () =>
        new Promise((done) =>
          requestAnimationFrame(() => setTimeout(done, 50)),
        ),
    );
  }
}

/** As a Japanese input method writes: each key anew, and then the words that are chosen. */
async function compose(
  protocol: CDPSession,
  words: string,
  meanwhile: () => Promise<void>,
): Promise<void> {
  for (const text of ['k', 'か', 'かんj', 'かんじ'])
    await protocol.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await meanwhile();
  await protocol.send('Input.insertText', { text: words });
}

test('Japanese composed before, between, in and after footnotes is in the text, the page and the library once, and is saved when it is chosen', async ({
  app,
}) => {
  const { page } = app;
  await writeNotes(page);
  await page.reload();
  await pressOn(page.getByRole('row', { name: 'Tides' }), 'Enter');
  const text = textOf(page);
  await expect(text.locator('[role="doc-noteref"]')).toHaveCount(2);
  await text.click();
  const protocol = await page.context().newCDPSession(page);
  const shown = (): Promise<string> =>
    text.evaluate((element) => element.textContent.replaceAll('\u200b', ''));

  await press(page, 'Control+End', 'Control+Home', 'ArrowRight', 'ArrowRight');
  await compose(protocol, '漢字', async () => {
    // Longer than anything waits that is written without an input method.
    await page.waitForTimeout(1_200);
    expect(await stored(page)).toBe('ab{one}cd{two}');
    expect(await shown()).toBe('abかんじcd');
  });
  await saved(page);
  await expect.poll(() => stored(page)).toBe('ab漢字{one}cd{two}');
  expect(await shown()).toBe('ab漢字cd');

  // Over the mark: the first press selects it.
  await press(page, 'ArrowRight', 'ArrowRight');
  await compose(protocol, '日本', () => Promise.resolve());
  await expect.poll(() => stored(page)).toBe('ab漢字{one}日本cd{two}');
  expect(await shown()).toBe('ab漢字日本cd');

  await press(page, 'Control+End', 'F2');
  await expect(
    page.getByRole('textbox', { name: 'Words of the note' }),
  ).toBeFocused();
  await press(page, 'Control+End');
  await compose(protocol, '注記', async () => {
    await page.waitForTimeout(1_200);
    expect(await stored(page)).toBe('ab漢字{one}日本cd{two}');
  });
  await expect.poll(() => stored(page)).toBe('ab漢字{one}日本cd{two注記}');
  await press(page, 'Escape', 'Control+End');
  await compose(protocol, '東京', () => Promise.resolve());
  await expect.poll(() => stored(page)).toBe('ab漢字{one}日本cd{two注記}東京');
  expect(await shown()).toBe('ab漢字日本cd東京');
  await saved(page);
});

test('5 MB pasted at once are refused in a sentence; a paragraph of 500,000 characters is taken and saved', async ({
  app,
}) => {
  const { page } = app;
  const text = await newBriefing(page, 'Tides');
  const paste = (length: number): Promise<void> =>
    text.evaluate((element, size) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'tide '.repeat(size / 5));
      element.dispatchEvent(
        new ClipboardEvent('paste', {
          clipboardData,
          bubbles: true,
          cancelable: true,
        }),
      );
    }, length);
  await paste(5_000_000);
  const notice = page.getByText('Nothing was pasted: these are 5.0 million');
  await expect(notice).toBeVisible();
  await expect(text).toHaveText('');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toBeHidden();
  await paste(500_000);
  await saved(page);
  await expect.poll(async () => (await stored(page)).length).toBe(500_000);
});

test('a page whose process is killed while someone writes is shown again, with all that was said to be saved', async ({
  app,
}) => {
  const { losses, kills } = await killWhileWriting(pageOf(app), 3);
  expect(losses).toEqual([]);
  expect(kills).toBe(3);
});

test('main that is killed while someone writes comes back with all that was said to be saved', async ({
  app,
}) => {
  const main: Victim = {
    page: () => app.pageNow(),
    gone: () => app.ended(),
    kill: () => app.kill(),
    async comeBack() {
      await app.restart();
      return null;
    },
  };
  const { losses, kills } = await killWhileWriting(main, 2);
  expect(losses).toEqual([]);
  expect(kills).toBe(2);
});
