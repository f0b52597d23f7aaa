// The verdict queue: thirty citations are checked by the keyboard alone, one that was changed since comes back with its old and
// new words, and all of it is kept.
import { expect, type Locator, type Page } from '@playwright/test';
import { pdfOf } from '../electron/attachments/pdf-fixture.ts';
import { test } from './app.ts';
import { runAxe } from './axe.ts';
import { ask, chooseFromMenu, pressOn, saved } from './at-the-window.ts';

test.setTimeout(120_000);

const TITLE = 'Ferries';
const COUNT = 30;

type Listed = {
  citations: {
    id: string;
    standing: string;
    verdict: { verdict: string; page: string; author: string } | null;
  }[];
};

/** A briefing of thirty sentences, a note each, of two sources; the first has a file. Its id. */
async function cite(page: Page): Promise<string> {
  const sources: string[] = [];
  for (const title of ['Crossings', 'Tides']) {
    const { source } = await ask<{ source: { id: string } }>(
      page,
      'sources.create',
      { item: { type: 'report', title, issued: { 'date-parts': [[2024]] } } },
    );
    sources.push(source.id);
  }
  await ask(page, 'attachments.attach', {
    source: sources[0],
    bytes: Buffer.from(
      pdfOf(['Contents', 'Forty crossings were counted.']),
    ).toString('base64'),
    name: 'crossings.pdf',
  });
  await expect
    .poll(
      async () =>
        JSON.stringify(await ask(page, 'sources.open', { id: sources[0] })),
      // It is read by a process of its own, which takes its time to start.
      { timeout: 20_000 },
    )
    .toContain('"state":"read"');
  const { id } = await ask<{ id: string }>(page, 'briefings.create', {
    title: TITLE,
    template: 'blank',
  });
  await ask(page, 'briefings.save', {
    id,
    delta: {
      put: Array.from({ length: COUNT / 3 }, (_, block) => ({
        block: {
          type: 'paragraph',
          id: `b${block}`,
          // Behind the empty line that a new briefing begins with.
          rank: `a${'123456789A'.charAt(block)}`,
          content: [0, 1, 2].flatMap((part) => {
            const place = block * 3 + part;
            return [
              {
                type: 'text',
                text: `${part === 0 ? '' : ' '}The ferry made ${place + 10} crossings.`,
              },
              {
                type: 'footnote',
                id: `f${place}`,
                content: [
                  {
                    ...{ type: 'citation', id: `c${place}` },
                    source: sources[place % 2],
                    locator: { label: 'page', value: '2' },
                  },
                ],
              },
            ];
          }),
        },
        parent: null,
      })),
      move: [],
      remove: [],
    },
  });
  return id;
}

async function open(page: Page): Promise<Locator> {
  await page.getByText(TITLE, { exact: true }).first().dblclick();
  const text = page.locator('[role="textbox"][contenteditable]');
  await expect(text).toContainText('ferry made 10 crossings.');
  await saved(page);
  return text;
}

/** Below the empty line that a new briefing begins with. */
async function toFirstSentence(page: Page): Promise<void> {
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
}

const queueOf = (page: Page): Locator =>
  page.getByRole('dialog', { name: 'Verdict queue' });

async function review(page: Page): Promise<Locator> {
  await page.keyboard.press('Control+Alt+x');
  const queue = queueOf(page);
  await expect(queue).toBeVisible();
  return queue;
}

/** The window looks the same without `what` as with it. */
async function expectCovered(page: Page, what: Locator): Promise<void> {
  const clip = await what.boundingBox();
  if (!clip) throw new Error('It is not on the page.');
  const look = () => page.screenshot({ clip, animations: 'disabled' });
  const withIt = await look();
  await what.evaluate((element: HTMLElement) => {
    element.style.opacity = '0';
  });
  expect(withIt.equals(await look())).toBe(true);
}

const axe = async (page: Page): Promise<void> => {
  const { violations } = await runAxe(page);
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
};

test('thirty citations are checked by the keyboard alone; one that is changed comes back with its old and new words', async ({
  app,
}) => {
  let { page } = app;
  await ask(page, 'settings.change', { name: 'Maud Ashdown' });
  const id = await cite(page);
  let text = await open(page);
  let queue = await review(page);
  const at = (place: number) =>
    expect(queue.getByText(`Citation ${place} of ${COUNT}`)).toBeVisible();
  await at(1);
  await expect(queue.locator('[data-cited]')).toHaveText(
    'The ferry made 10 crossings.Note 1',
  );
  // The source stands beside it, its file at the page that is cited.
  await expect(queue.getByRole('heading', { name: 'Crossings' })).toBeVisible();
  await expect(queue.getByLabel(/^Page .*of 2/)).toHaveValue('2');

  // Words of the file are kept on the way, and show it.
  const words = queue
    .getByRole('group', { name: 'Page 2' })
    .getByText('Forty crossings');
  await expect(words).toBeVisible();
  await words.selectText();
  await page.keyboard.press('e');
  await expect(queue.getByLabel('Excerpt that shows it')).toHaveValue(
    'Forty crossings were counted.',
  );
  await expect(
    queue.getByRole('button', { name: /Forty crossings were counted/ }),
  ).toHaveAttribute('aria-pressed', 'true');
  await axe(page);
  await page.keyboard.press('1');
  await at(2);

  // Skip, and back.
  await page.keyboard.press('s');
  await at(3);
  await page.keyboard.press('b');
  await at(2);
  // One of the others asks for a reason first.
  await page.keyboard.press('2');
  await expect(queue.getByLabel(/^Reason/)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(queue.getByLabel(/Say in a few words why/)).toBeFocused();
  await page.keyboard.type('True of March only.');
  await page.keyboard.press('Enter');
  await at(3);
  // The last is taken back, and given again.
  await page.keyboard.press('Control+z');
  await at(2);
  await page.keyboard.press('4');
  // What was filled in is there again.
  await expect(queue.getByLabel(/^Reason/)).toHaveValue('True of March only.');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Looked through all of it.');
  await page.keyboard.press('Enter');
  for (let place = 3; place <= COUNT; place += 1) {
    await at(place);
    await page.keyboard.press('1');
  }
  await expect(
    queue.getByRole('heading', { name: `All ${COUNT} citations checked` }),
  ).toBeVisible();
  await expect(queue).toContainText('29 supports');
  await expect(queue).toContainText('Looked through all of it.');
  await expect(
    queue.getByRole('button', { name: /^Back to the text Esc/ }),
  ).toBeFocused();
  await axe(page);
  await page.keyboard.press('Escape');
  await expect(queue).toBeHidden();
  await expect(text).toBeFocused();
  await expect(page.getByText('30 of 30 checked').first()).toBeVisible();

  // One sentence is changed: its verdict is stale, and those beside it hold.
  await toFirstSentence(page);
  await page.keyboard.type('On Monday the');
  for (let letter = 0; letter < 3; letter += 1)
    await page.keyboard.press('Delete');
  await saved(page);
  await expect(page.getByText('29 of 30 checked, 1 stale')).toBeVisible();
  const notes = page.getByRole('list', { name: 'Notes' });
  await expect(notes.getByRole('listitem').first()).toContainText(
    'Stale: was “supports”',
  );
  await expect(notes.getByRole('listitem').nth(2)).toContainText('Supports');
  await page.setViewportSize({ width: 1024, height: 700 });
  queue = await review(page);
  await at(1);
  const changed = queue.getByRole('region', { name: 'What changed' });
  await expect(changed).toContainText('Stale: the sentence changed');
  await expect(changed.locator('del')).toHaveText('The');
  await expect(changed.locator('ins')).toHaveText('On Monday the');
  // In a small window too the sentence is seen below it, and the keys for the verdicts with it.
  await expect(queue.getByText(/^You wrote this text/)).toBeVisible();
  await expect(queue.locator('[data-cited]')).toBeInViewport({ ratio: 1 });
  await expect(queue.getByRole('button', { name: /^Supports/ })).toBeInViewport(
    { ratio: 1 },
  );
  await page.setViewportSize({ width: 1280, height: 720 });
  await axe(page);
  await page.keyboard.press('1');
  await expect(
    queue.getByRole('heading', { name: `All ${COUNT} citations checked` }),
  ).toBeVisible();
  await page.keyboard.press('Escape');

  // All of it is there after a restart.
  await app.restart();
  ({ page } = app);
  const { citations } = await ask<Listed>(page, 'verdicts.list', {
    briefing: id,
  });
  expect(citations.map(({ standing }) => standing)).toEqual(
    Array.from({ length: COUNT }, () => 'holds'),
  );
  expect(citations[1]?.verdict).toMatchObject({
    ...{ verdict: 'cannot-find', page: '2', author: 'Maud Ashdown' },
  });
  text = await open(page);
  await expect(page.getByText('30 of 30 checked').first()).toBeVisible();
  queue = await review(page);
  await expect(
    queue.getByRole('heading', { name: `All ${COUNT} citations checked` }),
  ).toBeVisible();
});

test('the list in the review pane says how each citation stands, goes to it, and gives a verdict again', async ({
  app,
}) => {
  const { page } = app;
  await ask(page, 'settings.change', { name: 'Maud Ashdown' });
  const id = await cite(page);
  await ask(page, 'verdicts.give', {
    ...{ briefing: id, citation: 'c1', verdict: 'does-not-support' },
    ...{ reason: 'It says the opposite.', by: 'Pia Lindqvist' },
  });
  const text = await open(page);
  await page.getByRole('button', { name: '1 of 30 checked' }).click();
  const list = page.getByRole('list', { name: 'Citations' });
  const second = list.getByRole('button', { name: /Note 2: Does not support/ });
  await expect(second).toContainText('It says the opposite.');
  await expect(second).toContainText('Pia Lindqvist');
  await axe(page);
  // Only what was said is left where the rest is filtered out.
  await page.getByRole('combobox', { name: 'Show' }).click();
  await page.getByRole('option', { name: 'Does not support' }).click();
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await second.focus();
  await page.keyboard.press('Enter');
  await expect(text).toBeFocused();
  await second.focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const queue = queueOf(page);
  await expect(queue).toContainText('Citation 2 of 30');
  // The card of the note that was gone to is behind it.
  const card = page.locator('main [role="tooltip"]');
  await expect(card).toContainText('Tides');
  await expectCovered(page, card);
  await expect(queue).toContainText(
    'Pia Lindqvist said “does not support”, and nothing has changed since.',
  );
  await page.keyboard.press('1');
  await expect
    .poll(async () => {
      const { citations } = await ask<Listed>(page, 'verdicts.list', {
        briefing: id,
      });
      return citations[1]?.verdict;
    })
    .toMatchObject({ verdict: 'supports', author: 'Maud Ashdown' });
  await page.keyboard.press('Escape');

  await ask(page, 'settings.change', { theme: 'dark' });
  await chooseFromMenu(app, 'review-citations');
  await expect(queue).toBeVisible();
  await expect(queue.locator('[data-cited]')).toBeVisible();
  await axe(page);

  // Words of the file are selected and taken by keys alone.
  await expect(
    queue.getByRole('group', { name: 'Page 2' }).getByText('Forty crossings'),
  ).toBeVisible();
  await page.keyboard.press('w');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('e');
  await expect(queue.getByText('Excerpts · 1')).toBeVisible();
  await expect(
    queue.getByRole('button', { name: /^crossings were/ }),
  ).toBeVisible();
  await page.keyboard.press('Escape');

  // At home, how far each is stands beside its status.
  await ask(page, 'threads.open', {
    ...{ briefing: id, thread: 't1', place: { on: 'briefing' } },
    ...{ kind: 'condition', comment: { id: 'm1', words: 'Who counted?' } },
  });
  await pressOn(page.getByRole('button', { name: 'All briefings' }), 'Enter');
  await expect(page.getByRole('row', { name: TITLE })).toContainText(
    /1 of 30.*1 open condition/,
  );
  await axe(page);
});

test('a briefing that cites nothing says what to do; the queue follows what another window writes', async ({
  app,
}) => {
  const { page } = app;
  await ask(page, 'settings.change', { name: 'Maud Ashdown' });
  await ask(page, 'briefings.create', { title: 'Nothing', template: 'blank' });
  await page.getByText('Nothing', { exact: true }).first().dblclick();
  await expect(page.locator('[role="textbox"][contenteditable]')).toBeVisible();
  let queue = await review(page);
  await expect(queue).toContainText('No note cites a source yet');
  await axe(page);
  await page.keyboard.press('Escape');
  await expect(queue).toBeHidden();

  await page.getByRole('button', { name: /All briefings/ }).click();
  const id = await cite(page);
  await open(page);
  const other = await app.nextWindow(() => chooseFromMenu(app, 'new-window'));
  await expect(
    other.locator('[role="textbox"], [role="document"]').first(),
  ).toBeVisible();
  queue = await review(other);
  await expect(queue.locator('[data-cited]')).toHaveText(
    'The ferry made 10 crossings.Note 1',
  );
  const text = page.locator('[role="textbox"][contenteditable]');
  await text.click();
  await expect(text).toBeFocused();
  await toFirstSentence(page);
  await page.keyboard.type('Then: ');
  await expect(text).toContainText('Then: The ferry made 10 crossings.');
  await saved(page);
  await expect(queue.locator('[data-cited]')).toHaveText(
    'Then: The ferry made 10 crossings.Note 1',
  );
  await other.keyboard.press('1');
  await expect(queue.getByText('Citation 2 of 30')).toBeVisible();
  const { citations } = await ask<Listed>(page, 'verdicts.list', {
    briefing: id,
  });
  expect(citations[0]?.standing).toBe('holds');
});

test.describe('on a disk that is full', () => {
  test.use({ fullDisk: true });

  test('a verdict that can’t be kept is not lost: the queue comes back to it, with what was filled in', async ({
    app,
  }) => {
    const { page } = app;
    await ask(page, 'settings.change', { name: 'Maud Ashdown' });
    const id = await cite(page);
    await open(page);
    const queue = await review(page);
    const at = (place: number) =>
      expect(queue.getByText(`Citation ${place} of ${COUNT}`)).toBeVisible();
    await at(1);
    app.disk.fill();
    await page.keyboard.press('2');
    await expect(queue.getByLabel(/^Reason/)).toBeFocused();
    await page.keyboard.type('True of March only.');
    await page.keyboard.press('Enter');
    await expect(queue.getByText(/disk/)).toBeVisible();
    await at(1);
    await expect(queue.getByLabel(/^Reason/)).toHaveValue(
      'True of March only.',
    );
    await expect(queue.getByRole('status')).not.toContainText('recorded');
    app.disk.free();
    await pressOn(queue.getByLabel(/^Reason/), 'Enter');
    await at(2);
    await expect(queue.getByRole('status')).toContainText(
      `recorded. ${COUNT - 1} to do.`,
    );
    const { citations } = await ask<Listed>(page, 'verdicts.list', {
      briefing: id,
    });
    expect(
      citations.filter(({ verdict }) => verdict !== null).map(({ id }) => id),
    ).toEqual(['c0']);
  });
});
