// Findings beside the text: a quotation whose note gives no page is found, gone to and given one, and is found no more.
import { expect } from '@playwright/test';
import { test } from './app.ts';
import {
  ask,
  chooseFromMenu,
  newBriefing,
  pressOn,
  saved,
} from './at-the-window.ts';

test.setTimeout(60_000);

test('a quotation without a page is found, gone to and given one, by keyboard', async ({
  app,
}) => {
  const { page } = app;
  await ask(page, 'sources.create', {
    item: {
      type: 'report',
      title: 'Crossings',
      publisher: 'Harbour Office',
      issued: { 'date-parts': [[2024]] },
      ISBN: '978-0-306-40615-8',
    },
  });
  const text = await newBriefing(page, 'Ferries');
  await page.keyboard.type(
    'He says “the master counted forty crossings on each of the days.”',
  );
  await page.keyboard.press('Control+Alt+f');
  await page.keyboard.type('cros');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await saved(page);
  const tab = page.getByRole('tab', { name: 'Checks, 2 findings' });
  await tab.click();
  const pane = page.getByRole('region', { name: 'Checks' });
  await expect(pane.getByRole('heading', { name: '2 findings' })).toBeVisible();

  await page.keyboard.press('Tab');
  const quotation = pane.getByRole('button', {
    name: /Quotation without a page/,
  });
  await expect(quotation).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(
    pane.getByRole('button', { name: /DOI or ISBN is wrong/ }),
  ).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(text).toBeFocused();
  // The mark is selected: its card says what Enter does.
  await expect(page.getByText(/^Edit\s*Enter/)).toBeVisible();

  await quotation.focus();
  await page.keyboard.press('Tab');
  await expect(
    pane.getByRole('button', { name: 'Add the page' }),
  ).toBeFocused();
  await page.keyboard.press('Enter');
  const picker = page.getByRole('dialog', { name: /footnote/i });
  await expect(picker).toBeVisible();
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await expect(picker).toBeHidden();
  await expect(quotation).toHaveCount(0);
  await expect(page.getByRole('tab', { name: /^Checks/ })).toHaveAccessibleName(
    'Checks, 1 finding',
  );

  await pane.getByRole('button', { name: /DOI or ISBN is wrong/ }).focus();
  await pane.getByRole('button', { name: 'Open source' }).click();
  const form = page.getByRole('dialog', { name: 'Edit source' });
  await expect(form).toContainText('its check digit does not fit');
  await form.getByLabel('ISBN', { exact: true }).fill('978-0-306-40615-7');
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
  await expect(pane).toContainText('find nothing to look at');
});

test('a statement without a source is silenced with a reason, and found again', async ({
  app,
}) => {
  const { page } = app;
  await newBriefing(page, 'Ferries');
  await page.keyboard.type('Traffic fell by 12 per cent. Nobody knows why.');
  await saved(page);
  await page.getByRole('tab', { name: 'Checks, 1 finding' }).click();
  const pane = page.getByRole('region', { name: 'Checks' });
  const statement = pane.getByRole('button', {
    name: /Statement without a source.*Traffic fell by 12 per cent/,
  });
  await expect(pane.getByRole('region', { name: 'Coverage' })).toContainText(
    '0 of 1 claim cited',
  );
  await statement.focus();
  await page.keyboard.press('Tab');
  await expect(
    pane.getByRole('button', { name: 'Add a citation' }),
  ).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const reason = pane.getByLabel('Why it is right as it is');
  await expect(reason).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(pane).toContainText('Say why in a few words.');
  await page.keyboard.press('Escape');
  await expect(statement).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Agreed with the harbour office');
  await page.keyboard.press('Enter');
  await expect(statement).toHaveCount(0);
  await expect(pane).toContainText('find nothing to look at');

  await pane.getByText('1 silenced here').click();
  await expect(pane).toContainText('Agreed with the harbour office');
  await pane.getByRole('button', { name: 'Find it again' }).click();
  await expect(statement).toBeVisible();
  await expect(pane.getByText('1 silenced here')).toHaveCount(0);

  await ask(page, 'sources.create', {
    item: { type: 'report', title: 'Crossings', publisher: 'Harbour Office' },
  });
  await statement.focus();
  await pane.getByRole('button', { name: 'Add a citation' }).click();
  const picker = page.getByRole('dialog', { name: /footnote/i });
  await expect(picker).toBeVisible();
  await page.keyboard.type('crossings');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(picker).toBeHidden();
  await expect(statement).toHaveCount(0);
  await saved(page);
  const { briefings } = await ask<{ briefings: { id: string }[] }>(
    page,
    'briefings.list',
    {},
  );
  const { blocks } = await ask<{
    blocks: { content: { type: string; text?: string }[] }[];
  }>(page, 'briefings.blocks', { id: briefings[0]?.id });
  // The mark stands behind the sentence, and not at the end of the text.
  expect(blocks[0]?.content.map(({ type, text }) => text ?? type)).toEqual([
    'Traffic fell by 12 per cent.',
    'footnote',
    ' Nobody knows why.',
  ]);
});

test('two cited sources that are one are merged from the finding, and what is written is kept', async ({
  app,
}) => {
  const { page } = app;
  for (const title of ['Counted boats', 'Ferry crossings'])
    await ask(page, 'sources.create', {
      item: {
        type: 'report',
        title,
        publisher: 'Harbour Office',
        issued: { 'date-parts': [[2024]] },
        DOI: '10.1000/182',
      },
    });
  const text = await newBriefing(page, 'Ferries');
  for (const query of ['counted', 'ferry']) {
    await page.keyboard.type('Words');
    await page.keyboard.press('Control+Alt+f');
    await page.keyboard.type(query);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
  }
  await page.getByRole('tab', { name: /^Checks/ }).click();
  const pane = page.getByRole('region', { name: 'Checks' });
  await pane.getByRole('button', { name: /Sources look the same/ }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Merge 2 sources' });
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(dialog).toBeHidden();
  // The text is read again, with the pane that stood open.
  await expect(pane).toContainText('find nothing to look at');
  await expect(text.locator('[role="doc-noteref"]')).toHaveCount(2);
  const { sources } = await ask<{ sources: unknown[] }>(
    page,
    'sources.list',
    {},
  );
  expect(sources).toHaveLength(1);

  // Taken back from where it was said, above the text that was read again.
  const notices = page.getByRole('region', { name: 'Notices' });
  await expect(notices).toContainText('2 sources became one.');
  await notices.getByRole('button', { name: 'Undo' }).click();
  await expect(
    pane.getByRole('button', { name: /Sources look the same/ }),
  ).toBeVisible();
  await expect(notices).not.toContainText('became one');
  await expect(text.locator('[role="doc-noteref"]')).toHaveCount(2);
});

test('the strip beside the text says which sentence rests on a source, and leads to those that lack one', async ({
  app,
}) => {
  const { page } = app;
  await ask(page, 'sources.create', {
    item: { type: 'report', title: 'Crossings', publisher: 'Harbour Office' },
  });
  const text = await newBriefing(page, 'Ferries');
  await page.keyboard.type('Traffic fell by 12 per cent. Nobody knows why.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('It rose by 4 per cent');
  await page.keyboard.press('Control+Alt+f');
  await page.keyboard.type('cros');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('. The repair cost £5,000.');
  await saved(page);
  const strip = page.locator('.coverage-strip');
  await expect(strip).toHaveCount(0);
  await page.getByRole('tab', { name: /^Checks/ }).click();
  const marks = strip.locator('i');
  const kinds = () =>
    marks.evaluateAll((all) =>
      all.map((each) => (each as HTMLElement).dataset['kind']),
    );
  await expect.poll(kinds).toEqual(['uncited', 'others', 'cited', 'uncited']);
  // Level with its words, and before them.
  const level = async (): Promise<boolean> => {
    const line = await text.locator('p').nth(1).boundingBox();
    const mark = await marks.nth(2).boundingBox();
    return (
      line !== null &&
      mark !== null &&
      mark.y >= line.y - 1 &&
      mark.y + mark.height <= line.y + line.height + 1 &&
      mark.x + mark.width < line.x
    );
  };
  expect(await level()).toBe(true);
  // Its words are underlined, those of both that lack a source.
  const lit = () =>
    page.evaluate(() =>
      [...(CSS.highlights.get('uncited') ?? [])].map(String).sort(),
    );
  const lacking = ['The repair cost £5,000.', 'Traffic fell by 12 per cent.'];
  expect(await lit()).toEqual(lacking);

  await marks.nth(3).click();
  await expect(text).toBeFocused();
  const selected = () => page.evaluate(() => getSelection()?.toString());
  await expect.poll(selected).toBe('The repair cost £5,000.');
  await page.keyboard.press('Control+Alt+g');
  await expect.poll(selected).toBe('Traffic fell by 12 per cent.');
  await page.keyboard.press('Control+Alt+g');
  await expect.poll(selected).toBe('The repair cost £5,000.');

  // It follows what is written above it.
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('A line of no weight.');
  await page.keyboard.press('Enter');
  await expect
    .poll(kinds)
    .toEqual(['others', 'uncited', 'others', 'cited', 'uncited']);
  expect(await lit()).toEqual(lacking);
  await saved(page);

  const pane = page.getByRole('region', { name: 'Checks' });
  const coverage = pane.getByRole('region', { name: 'Coverage' });
  await expect(coverage).toContainText('1 of 3 claims cited');
  await pane
    .getByRole('button', { name: /Statement without a source.*The repair/ })
    .focus();
  await pane.getByRole('button', { name: 'Silence here…' }).click();
  await page.keyboard.type('It is our own bill');
  await page.keyboard.press('Enter');
  await expect(coverage).toContainText('1 of 2 claims cited');
  await expect(coverage).toContainText('1 needs a citation, 1 silenced');
  await expect
    .poll(kinds)
    .toEqual(['others', 'uncited', 'others', 'cited', 'answered']);
  await coverage.getByRole('button', { name: /first heading/ }).click();
  await expect.poll(selected).toBe('Traffic fell by 12 per cent.');

  await page.getByRole('tab', { name: 'Notes' }).click();
  await expect(strip).toHaveCount(0);
  await chooseFromMenu(app, 'coverage-strip');
  await expect.poll(kinds).toContain('answered');
});

test('what can be mended at once is, in one step that is undone in one, and what leads nowhere is found', async ({
  app,
}) => {
  const { page } = app;
  const text = await newBriefing(page, 'Ferries');
  await page.keyboard.type('# 1 Issue');
  await page.keyboard.press('Enter');
  await page.keyboard.type('### Too deep');
  await page.keyboard.press('Enter');
  await page.keyboard.type('The risks are listed (see section 4).');
  await saved(page);
  await page.getByRole('tab', { name: /^Checks/ }).click();
  const pane = page.getByRole('region', { name: 'Checks' });
  await expect(
    pane.getByRole('button', { name: /Reference leads nowhere.*section 4/ }),
  ).toBeVisible();
  const skipped = pane.getByRole('button', { name: /Heading level left out/ });
  await skipped.focus();
  await page.keyboard.press('Tab');
  await expect(
    pane.getByRole('button', { name: 'Make it level 2', exact: true }),
  ).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(text.locator('h2')).toHaveText('Too deep');
  await expect(skipped).toHaveCount(0);
  await text.focus();
  await page.keyboard.press('Control+z');
  await expect(text.locator('h3')).toHaveText('Too deep');
  await expect(skipped).toBeVisible();
});

test('a lone quotation mark gets its fellow, turned words their order, the briefing its marking, and an image is asked what it shows', async ({
  app,
}) => {
  const { page } = app;
  const { id } = await ask<{ id: string }>(page, 'briefings.create', {
    title: 'Ferries',
    template: 'blank',
  });
  const { attachment } = await ask<{ attachment: string }>(
    page,
    'images.keep',
    {
      bytes: Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
      ).toString('base64'),
      name: 'map.svg',
    },
  );
  const said = (words: string) => [{ type: 'text', text: words }];
  await ask(page, 'briefings.save', {
    id,
    delta: {
      put: [
        { type: 'paragraph', content: said('He said: “The yard is shut.') },
        { type: 'paragraph', content: said('It waits.'), marking: 'SECRET' },
        { type: 'image', attachment, alternative: '' },
        {
          type: 'paragraph',
          content: [
            ...said('Dues are \u202E001\u202C.'),
            {
              type: 'footnote',
              id: 'n1',
              content: said('So \u202Disti\u202C.'),
            },
          ],
        },
      ].map((block, place) => ({
        block: { ...block, id: `b${place}`, rank: `a${place + 1}` },
        parent: null,
      })),
      move: [],
      remove: [],
    },
  });
  await page.getByText('Ferries', { exact: true }).first().dblclick();
  const text = page.getByRole('textbox', { name: 'Ferries' });
  await expect(text).toContainText('It waits.');
  await page.getByRole('tab', { name: /^Checks/ }).click();
  const pane = page.getByRole('region', { name: 'Checks' });
  const mend = async (finding: RegExp, action: string): Promise<void> => {
    await pane.getByRole('button', { name: finding }).focus();
    await page.keyboard.press('Tab');
    await expect(
      pane.getByRole('button', { name: action, exact: true }),
    ).toBeFocused();
    await page.keyboard.press('Enter');
  };
  await mend(/quotation mark “ has no fellow/, 'Close it at the end');
  await expect(text).toContainText('He said: “The yard is shut.”');
  await expect(
    pane.getByRole('button', {
      name: /in another order than it is printed/,
    }),
  ).toHaveCount(2);
  await mend(/shows “001”/, 'Take it out');
  await expect(text).toContainText('Dues are 001\u202C.');
  await expect(page.getByRole('button', { name: /another order/ })).toHaveCount(
    0,
  );
  await saved(page);
  const { document } = await ask<{ document: unknown }>(
    page,
    'briefings.open',
    {
      id,
    },
  );
  expect(JSON.stringify(document)).toContain('So isti\u202C.');
  await mend(/marked SECRET/, 'Raise the marking');
  const marking = page.getByRole('combobox', { name: 'Marking' });
  await expect(marking).toHaveValue('SECRET');
  await expect(pane).toContainText('The marking of the briefing is raised.');
  // The finding that had the focus is gone; the next has it.
  const image = pane.getByRole('button', { name: /no alternative text/ });
  await expect(image).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(marking).toHaveValue('');
  await expect(
    pane.getByRole('button', { name: /marked SECRET/ }),
  ).toBeVisible();
  await mend(/marked SECRET/, 'Raise the marking');
  await expect(marking).toHaveValue('SECRET');
  await pane.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(marking).toHaveValue('');
  await mend(/marked SECRET/, 'Raise the marking');
  await expect(marking).toHaveValue('SECRET');
  // Whoever set another one since meant that.
  await marking.fill('TOP SECRET');
  await pressOn(marking, 'Tab');
  await pane.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(pane).toContainText('so it stays as it is');
  await expect(marking).toHaveValue('TOP SECRET');
  await mend(/no alternative text/, 'Describe it');
  const field = page.getByRole('textbox', { name: 'Describe the image' });
  await expect(field).toBeFocused();
  await page.keyboard.type('A map of the yard');
  await page.keyboard.press('Enter');
  await expect(field).toHaveCount(0);
  await expect(pane).not.toContainText(/no fellow|SECRET|alternative text/);
});
