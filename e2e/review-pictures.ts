// Pictures of a review, in light and in dark: the sample as people leave it who have checked it.
import { join } from 'node:path';
import type { Page } from '@playwright/test';

type Ask = <Value>(name: string, input: unknown) => Promise<Value>;

type Paragraph = {
  readonly id: string;
  readonly type: string;
  readonly content?: readonly {
    readonly type: string;
    readonly text?: string;
    readonly id?: string;
  }[];
};

/** Draws them of the briefing that is open, into `folder`. Returns their files. */
export async function drawReview(
  page: Page,
  ask: Ask,
  { briefing, folder }: { readonly briefing: string; readonly folder: string },
): Promise<string[]> {
  const files: string[] = [];
  const draw = async (name: string): Promise<void> => {
    for (const theme of ['light', 'dark']) {
      await ask('settings.change', { theme });
      await page.locator(`html[data-theme="${theme}"]`).waitFor();
      // Colours and panes have settled.
      await page.waitForTimeout(400);
      const file = join(folder, `review-${name}-${theme}.png`);
      await page.screenshot({ path: file });
      files.push(file);
    }
    await ask('settings.change', { theme: 'light' });
  };
  const part = async (name: RegExp): Promise<void> => {
    await page.getByRole('tab', { name: /^Review/ }).click();
    await page.getByRole('tab', { name }).click();
  };
  await comment(ask, briefing);
  await judge(ask, briefing);
  await sign(ask, briefing);
  const text = page.locator('[role="textbox"][contenteditable="true"]').first();
  await text.click();
  await page.keyboard.press('Control+Alt+a');
  await page.keyboard.press('Control+Alt+a');
  await page
    .getByText('The register of 2024 has twenty-one', { exact: false })
    .last()
    .waitFor();
  await draw('comments');

  await part(/^Citations/);
  await page
    .getByText(/of \d+ checked/)
    .first()
    .waitFor();
  await draw('citations');
  await page.getByRole('button', { name: /^Review citations/ }).click();
  await page.getByRole('button', { name: /^Supports/ }).waitFor();
  await page.waitForTimeout(1_000);
  await draw('queue');
  await page.keyboard.press('Escape');

  await page.getByRole('tab', { name: /^Checks/ }).click();
  await page.getByText(/claims cited/).waitFor();
  await page.waitForTimeout(1_000);
  await draw('checks');

  await text.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' The order is ready to be signed.');
  await part(/^Sign-off/);
  await page
    .getByRole('button', { name: /1 change since/ })
    .first()
    .waitFor();
  await draw('sign-off');
  await page
    .getByRole('button', { name: /1 change since/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Side by side' }).click();
  await page.keyboard.press('F8');
  await draw('compare');
  await page.keyboard.press('Escape');

  await text.focus();
  await page.keyboard.press('Control+Shift+E');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+Backspace');
  await page.keyboard.type(' issued by the branch.');
  await part(/^Changes/);
  await page.getByRole('button', { name: 'Accept', exact: true }).waitFor();
  await draw('changes');
  await part(/^Log/);
  await page.getByText(/^\d+ rows$/).waitFor();
  await draw('log');
  return files;
}

async function comment(ask: Ask, briefing: string): Promise<void> {
  await person(ask, 'Mairi Ashdown', 'MA', 1);
  const { blocks } = await ask<{ blocks: readonly Paragraph[] }>(
    'briefings.blocks',
    { id: briefing },
  );
  const [first, second] = blocks.filter(
    ({ type, content }) =>
      type === 'paragraph' && content?.some((one) => one.type === 'footnote'),
  );
  const words = first?.content?.[0]?.text?.slice(0, 22);
  if (!first || !second || words === undefined)
    throw new Error('The sample has no paragraphs with notes.');
  const open = (thread: string, kind: string, place: object, said: string) =>
    ask('threads.open', {
      briefing,
      thread,
      place,
      kind,
      comment: { id: `${thread}-first`, words: said },
    });
  await open(
    'whole',
    'condition',
    { on: 'briefing' },
    'The costs of both options have to be on the first page before this goes any further.',
  );
  await open(
    'words',
    'should-be-addressed',
    {
      on: 'words',
      block: first.id,
      footnote: null,
      start: 0,
      end: words.length,
      words,
    },
    'The register of 2024 has twenty-one. Which two are left out?',
  );
  await person(ask, 'Ada Holm', 'AH', 4);
  await ask('threads.reply', {
    briefing,
    thread: 'words',
    comment: {
      id: 'reply',
      words: 'Two were taken out in March; the text will say so.',
    },
  });
  await open(
    'block',
    'information',
    { on: 'block', block: second.id },
    'Checked against the survey.',
  );
}

async function judge(ask: Ask, briefing: string): Promise<void> {
  await person(ask, 'Mairi Ashdown', 'MA', 1);
  const { citations } = await ask<{ citations: readonly { id: string }[] }>(
    'verdicts.list',
    { briefing },
  );
  for (const [place, { id: citation }] of citations.slice(0, 6).entries())
    await ask('verdicts.give', {
      briefing,
      citation,
      ...(place === 3
        ? { verdict: 'partly', reason: 'The page has four of the five.' }
        : { verdict: 'supports' }),
    });
}

async function sign(ask: Ask, briefing: string): Promise<void> {
  const step = async (name: string): Promise<string> => {
    const { id } = await ask<{ id: string }>('signOff.addStep', {
      briefing,
      name,
    });
    return id;
  };
  const author = await step('Author');
  const legal = await step('Legal');
  const finance = await step('Finance');
  await step('Director');
  await person(ask, 'Ada Holm', 'AH', 4);
  await ask('signOff.sign', { briefing, step: author, comment: '' });
  await person(ask, 'Lea Marsh', 'LM', 2);
  await ask('signOff.sign', {
    briefing,
    step: legal,
    comment: 'Clear, with the change to paragraph 2 that we agreed.',
  });
  await ask('signOff.handBack', {
    briefing,
    step: finance,
    comment: 'The cost is in the prices of 2026: say so.',
  });
}

const person = (
  ask: Ask,
  name: string,
  initials: string,
  colour: number,
): Promise<unknown> => ask('settings.change', { name, initials, colour });
