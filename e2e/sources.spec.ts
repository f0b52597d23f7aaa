// The source library as a person keeps it: a form with names, dates and another kind; a cited source into the bin and back;
// two that are one merged, and the briefing follows.
import { expect, type Page } from '@playwright/test';
import { test } from './app.ts';
import { ask } from './at-the-window.ts';
import { briefingThatCites } from './cited-sources.ts';

test.setTimeout(60_000);

type Kept = { source: { id: string; citekey: string; item: object } };

const toSources = (page: Page): Promise<void> =>
  page
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: /^Sources/ })
    .click();

test('a source is written by hand, and becomes one of another kind with nothing lost', async ({
  app,
}) => {
  const { page } = app;
  await toSources(page);
  await page.getByRole('button', { name: 'New source' }).first().click();
  const form = page.getByRole('dialog', { name: 'New source' });
  await form.getByLabel('Title', { exact: true }).fill('Surges and silence');
  await form.getByLabel('Authors, 1 of 1').first().fill('Linde, Joris');
  await form.getByRole('button', { name: /^Parts of the name/ }).click();
  await form
    .getByLabel('Particle that belongs to the family name')
    .fill('van der');
  await form.getByLabel('Behind the name').fill('Jr');
  await expect(form.locator('input[data-name]').first()).toHaveValue(
    'van der Linde, Joris, Jr',
  );
  await form.getByLabel('Date', { exact: true }).fill('ca 2019-21');
  await expect(form.getByText('Taken as c. 2019 – 2021')).toBeVisible();
  await form.getByLabel('Number', { exact: true }).fill('Cm 1180');
  const full = form.getByRole('textbox', { name: 'In full' });
  await full.click();
  await page.keyboard.press('Control+i');
  await page.keyboard.type('Surges');
  await page.keyboard.press('Control+i');
  await page.keyboard.type(', *Cm* 1180');
  await expect(form.getByLabel('As it is printed')).toContainText(
    'First Surges, *Cm* 1180, p. 12.',
  );
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();

  const row = page.locator('tbody tr[data-index]');
  await expect(row).toContainText('van der Linde');
  await row.dblclick();
  const again = page.getByRole('dialog', { name: 'Edit source' });
  await again.getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: 'Thesis' }).click();
  await again.getByLabel('University').fill('Hallin');
  await page.keyboard.press('Control+Enter');
  await expect(again).toBeHidden();
  const { sources } = await ask<{ sources: Kept['source'][] }>(
    page,
    'sources.list',
    {},
  );
  expect(sources).toEqual([
    expect.objectContaining({
      item: {
        type: 'thesis',
        title: 'Surges and silence',
        author: [
          {
            family: 'Linde',
            given: 'Joris',
            'non-dropping-particle': 'van der',
            suffix: 'Jr',
          },
        ],
        issued: { 'date-parts': [[2019], [2021]], circa: true },
        number: 'Cm 1180',
        publisher: 'Hallin',
      },
      citeAs: {
        full: [
          { type: 'text', text: 'Surges', marks: ['italic'] },
          { type: 'text', text: ', *Cm* 1180' },
        ],
      },
    }),
  ]);
  await row.focus();
  await page.keyboard.press('Control+z');
  await expect(row).toContainText('Report');

  // Changed elsewhere while the form is open: said once, and then it is the person's word.
  await row.dblclick();
  await again.getByLabel('Title', { exact: true }).fill('Surges and storms');
  const [kept] = sources;
  await ask(page, 'sources.change', {
    id: kept?.id,
    citekey: kept?.citekey,
    item: { type: 'report', title: 'Another window' },
  });
  await page.keyboard.press('Control+Enter');
  await expect(again.getByText(/was changed elsewhere/)).toBeVisible();
  await expect(row).toContainText('Another window');
  await page.keyboard.press('Control+Enter');
  await expect(again).toBeHidden();
  await expect(row).toContainText('Surges and storms');
});

/** The sources of each note. */
async function citedBy(page: Page, briefing: string): Promise<string[][]> {
  const shown = await ask<{ footnotes: { citations: { source: string }[] }[] }>(
    page,
    'briefings.show',
    { id: briefing },
  );
  return shown.footnotes.map(({ citations }) =>
    citations.map((each) => each.source),
  );
}

test('a cited source is not lost unseen, and its citations follow a merge', async ({
  app,
}) => {
  const { page } = app;
  const make = (fields: object): Promise<Kept> =>
    ask<Kept>(page, 'sources.create', {
      item: {
        type: 'report',
        author: [{ literal: 'Islands Agency' }],
        issued: { 'date-parts': [[2026]] },
        ...fields,
      },
    });
  const one = await make({ title: 'Ferry statistics', DOI: '10.1234/a' });
  const two = await make({
    title: 'Ferry statistics 2026',
    DOI: 'https://doi.org/10.1234/A',
    number: 'Cm 1180',
  });
  await make({ title: 'Another' });
  const briefing = await briefingThatCites(page, 'Ferries', [
    two.source.id,
    one.source.id,
    two.source.id,
  ]);
  await toSources(page);
  const rows = page.locator('tbody tr[data-index]');
  await page.getByRole('button', { name: 'Cited' }).click();
  await expect(rows.first()).toContainText('Ferry statistics 2026');
  await rows.first().focus();
  await page.keyboard.press('Delete');
  const question = page.getByRole('dialog', { name: 'This source is cited' });
  await expect(question).toContainText('Ferries');
  await expect(question).toContainText('Notes 1, 3');
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  await expect(rows).toHaveCount(3);
  await page.keyboard.press('Delete');
  await question.getByRole('button', { name: /bin anyway/ }).click();
  await expect(rows).toHaveCount(2);
  await rows.first().focus();
  await page.keyboard.press('Control+z');
  await expect(rows).toHaveCount(3);
  await ask(page, 'sources.bin', { ids: [two.source.id], cited: true });
  await expect(rows).toHaveCount(2);
  await page.getByRole('combobox', { name: 'Show' }).click();
  await page.getByRole('option', { name: 'In the bin' }).click();
  await rows.first().click();
  const beside = page.getByRole('region', { name: 'Source', exact: true });
  await expect(beside).toContainText(
    /In the bin since \d{1,2} \p{L}+ \d{4}\. It is cited by 2 notes/u,
  );
  await beside.getByRole('button', { name: 'Restore' }).click();
  await expect(rows).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Show' }).click();
  await page.getByRole('option', { name: 'All sources' }).click();
  await expect(rows).toHaveCount(3);

  await page.getByRole('combobox', { name: 'Show' }).click();
  await page.getByRole('option', { name: 'May be duplicates' }).click();
  await expect(rows).toHaveCount(2);
  await rows.first().focus();
  await page.getByRole('button', { name: 'Merge…' }).click();
  const preview = page.getByRole('dialog', { name: 'Merge 2 sources' });
  await expect(preview).toContainText('1 citation in 1 briefing follows.');
  await preview
    .getByRole('group', { name: 'Title' })
    .getByRole('radio')
    .nth(1)
    .check();
  await preview.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(preview).toBeHidden();
  // A merge is taken back, and the two are told apart, which is taken back as well.
  await expect(page.getByText('2 sources became one').last()).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows).toHaveCount(2);
  expect(await citedBy(page, briefing)).toEqual([
    [two.source.id],
    [one.source.id],
    [two.source.id],
  ]);
  await rows.first().focus();
  await page.getByRole('button', { name: 'Not duplicates' }).click();
  await expect(page.getByText('No two sources seem')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows).toHaveCount(2);
  await rows.first().focus();
  await page.getByRole('button', { name: 'Merge…' }).click();
  await preview.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(preview).toBeHidden();
  await page.getByRole('combobox', { name: 'Show' }).click();
  await page.getByRole('option', { name: 'All sources' }).click();
  await expect(rows).toHaveCount(2);
  await rows.first().click();
  // Also long after, from the one that stayed.
  await page.getByRole('button', { name: 'Undo the merge' }).click();
  await expect(rows).toHaveCount(3);
  expect(await citedBy(page, briefing)).toEqual([
    [two.source.id],
    [one.source.id],
    [two.source.id],
  ]);
  await ask(page, 'sources.merge', {
    into: two.source.id,
    from: [one.source.id],
  });
  await expect(rows).toHaveCount(2);
  await rows.first().click();
  await page.getByRole('tab', { name: 'Where cited 3' }).click();
  // Whoever looks where each is cited goes down the list.
  await rows.last().click();
  await expect(
    page.getByRole('tab', { name: 'Where cited', exact: true }),
  ).toHaveAttribute('aria-selected', 'true');
  await rows.first().click();
  await page.getByRole('button', { name: 'Note 2 of Ferries' }).click();
  await expect(page.locator('[role="doc-noteref"]')).toHaveCount(3);
  expect(await citedBy(page, briefing)).toEqual([
    [two.source.id],
    [two.source.id],
    [two.source.id],
  ]);
});

test('where a source goes from the list, the one that the focus falls to is the one beside it', async ({
  app,
}) => {
  const { page } = app;
  for (const title of ['Anchors', 'Beacons', 'Cranes'])
    await ask(page, 'sources.create', { item: { type: 'book', title } });
  await toSources(page);
  const rows = page.locator('tbody tr[data-index]');
  const beside = page.getByRole('region', { name: 'Source', exact: true });
  await rows.nth(1).click();
  await expect(beside).toContainText('Beacons');
  await page.keyboard.press('Delete');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toBeFocused();
  await expect(beside.getByRole('heading', { level: 2 })).toHaveText('Cranes');
});
