// What a file would lack is said before it is written, and each has the way to the place where it is put right.
import { expect } from '@playwright/test';
import { test } from './app.ts';
import { ask, chooseFromMenu, pressOn } from './at-the-window.ts';

test.setTimeout(120_000);

test('from the list before an export to the field, the language, the place of a heading and the words', async ({
  app,
}) => {
  const { page } = app;
  const { id } = await ask<{ id: string }>(page, 'briefings.create', {
    title: 'Tides',
    template: 'Ministerial submission (UK)',
  });
  await ask(page, 'briefings.change', {
    id,
    change: { language: 'xx', marking: '' },
  });
  const { revisions } = await ask<{ revisions: Record<string, number> }>(
    page,
    'briefings.blocks',
    { id },
  );
  await ask(page, 'briefings.save', {
    id,
    delta: {
      put: [
        {
          type: 'heading',
          level: 1,
          content: [{ type: 'text', text: 'Issue' }],
        },
        { type: 'paragraph', content: [{ type: 'text', text: 'It waits.' }] },
        {
          type: 'heading',
          level: 1,
          content: [{ type: 'text', text: 'Annexes' }],
        },
        {
          type: 'paragraph',
          content: [{ type: 'text', text: 'Snow 𒀀 fell.' }],
        },
        {
          type: 'table',
          headerRows: 1,
          headerColumns: 0,
          widths: [40, 1],
          rows: [
            ['Who', 'No'],
            ['The office', 'Notwithstanding'],
          ].map((row) =>
            row.map((words) => ({ content: [{ type: 'text', text: words }] })),
          ),
        },
      ].map((block, place) => ({
        block: { ...block, id: `b${place}`, rank: `a${place + 1}` },
        parent: null,
      })),
      move: [],
      remove: Object.entries(revisions).map(([block, parent]) => ({
        id: block,
        parent,
      })),
      removesMost: true,
    },
  });
  await page.getByText('Tides', { exact: true }).first().dblclick();
  const text = page.getByRole('textbox', { name: 'Tides' });
  await expect(text).toContainText('It waits.');
  await expect(page.getByText(/^\d+ findings$/)).toBeVisible();
  const window = page.getByRole('dialog', { name: 'Export' });
  const show = async (what: RegExp): Promise<void> => {
    await chooseFromMenu(app, 'export');
    await pressOn(
      window
        .getByRole('list', { name: 'Before you export' })
        .getByRole('button', { name: what }),
      'Enter',
    );
    await expect(window).toHaveCount(0);
  };

  await show(/There is no marking/);
  await expect(page.getByRole('combobox', { name: 'Marking' })).toBeFocused();
  await show(/No language is known/);
  await expect(page.getByRole('button', { name: /^Language:/ })).toBeFocused();
  await show(/No font of the print has 𒀀 \(U\+12000\)/);
  await expect(text).toBeFocused();
  expect(await page.evaluate(() => String(getSelection()))).toBe('𒀀');
  const parted = /“Notwithstanding” does not fit its column/;
  await show(parted);
  await expect(text).toBeFocused();
  expect(await page.evaluate(() => String(getSelection()))).toBe(
    'Notwithstanding',
  );
  // What is so on printed pages alone is not said of a file that has none.
  await chooseFromMenu(app, 'export');
  await expect(window).toContainText(parted);
  await pressOn(window.getByRole('radio', { name: 'Word' }), 'Space');
  await expect(window).not.toContainText(parted);
  await expect(window).not.toContainText('U+12000');
  await expect(window).toContainText('There is no marking');
  await page.keyboard.press('Escape');
  await expect(window).toHaveCount(0);
  // Behind the section that it follows in the template.
  await show(/Required headings that are not there: Recommendation/);
  await expect(text).toBeFocused();
  await page.keyboard.type(' Here.');
  await expect(text.getByText('It waits. Here.')).toBeVisible();
  await text.getByText('It waits. Here.').click();
  await page.keyboard.insertText(' and waits'.repeat(900));
  await expect(page.getByTestId('limit').first()).toContainText('over');
  await show(/The text is .* long and the template allows/);
  await expect(page.getByTestId('limit').first()).toBeFocused();
  await ask(page, 'signOff.takeTemplate', { briefing: id });
  await show(/Not cleared by Author yet\./);
  await expect(page.getByRole('region', { name: 'Sign-off' })).toBeVisible();
});
