// Writing a note from a template without the mouse, and keeping it as a template of one's own.
import { expect } from '@playwright/test';
import { test } from './app.ts';
import { pressOn, saved, textOf } from './at-the-window.ts';

test('a note is written from a template by keyboard alone, and kept as a template', async ({
  app,
}) => {
  const { page } = app;
  const { keyboard } = page;
  await pressOn(
    page.getByRole('button', { name: 'New briefing' }).first(),
    'Enter',
  );
  await keyboard.type('Ferry fares');
  const first = page.getByRole('radio', { name: 'Briefing note (Canada)' });
  // The templates come from main while one types.
  await expect(first).toBeVisible();
  await keyboard.press('Tab');
  await expect(first).toBeFocused();
  for (let row = 0; row < 4; row += 1) await keyboard.press('ArrowDown');
  await expect(
    page.getByRole('radio', { name: 'Ministerial advice (Australia)' }),
  ).toBeChecked();
  await keyboard.press('Enter');

  // The form, top down: text, people, a choice, people twice, a date and a text.
  const form = page.getByLabel('Front matter');
  await expect(form.getByLabel('Reference')).toBeFocused();
  await expect(form.getByText('Required')).toHaveCount(3);
  await keyboard.type('MB26-7');
  await keyboard.press('Enter');
  await keyboard.type('Minister for Ports; Minister, Finance');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await page.getByRole('option', { name: 'Action' }).waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(form.getByRole('combobox')).toContainText('Action');
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await expect(form.getByLabel('Critical date', { exact: true })).toBeFocused();
  await keyboard.press('Control+a');
  await keyboard.type('4/5/2027');
  await keyboard.press('Enter');
  await expect(
    form.getByText(/could be .* printed as it is written/),
  ).toBeVisible();
  await keyboard.press('Shift+Tab');
  await keyboard.press('Shift+Tab');
  await keyboard.press('Control+a');
  await keyboard.type('Tue 4 May 2027');
  await keyboard.press('Enter');
  await expect(form.getByLabel('Critical date', { exact: true })).toHaveValue(
    '4 May 2027',
  );
  await keyboard.press('Enter');

  // Straight into the place below the first heading, which is drawn with a hint until something stands there.
  const text = textOf(page);
  await expect(text).toBeFocused();
  const place = text.locator('[data-hint]').first();
  await expect(place).toHaveAttribute('data-hint', /^That you agree/);
  await keyboard.type('That you agree to the fares');
  await expect(text.locator('li').first()).not.toHaveAttribute('data-hint');
  await keyboard.press('Enter');
  await keyboard.type('That you note the survey');
  await expect(text.locator('li[data-tick-2="Not agreed"]')).toHaveCount(2);
  await expect(page.getByTestId('limit').first()).toHaveText(
    /About 1 of 3 pages/,
  );
  await saved(page);

  const { blocks, fields } = await page.evaluate(async () => {
    const { precis } = window as unknown as {
      precis: {
        call: (name: string, input: unknown) => Promise<{ value: never }>;
      };
    };
    const ask = (name: string, input: unknown): Promise<{ value: never }> =>
      precis.call(name, input);
    const listed: { briefings: { id: string }[] } = (
      await ask('briefings.list', {})
    ).value;
    const opened: {
      document: { blocks: unknown[]; fields: unknown };
    } = (await ask('briefings.open', { id: listed.briefings[0]?.id })).value;
    return opened.document;
  });
  expect(fields).toMatchObject({
    reference: 'MB26-7',
    to: ['Minister for Ports', 'Minister, Finance'],
    purpose: 'Action',
    'critical-date': '2027-05-04',
  });
  expect(blocks[1]).toMatchObject({
    type: 'list',
    ticks: ['Agreed', 'Not agreed'],
    items: [{}, { content: [{ text: 'That you note the survey' }] }],
  });

  // A heading that the template requires goes and comes back.
  await text.getByRole('heading', { name: 'Key points' }).click();
  await keyboard.press('Home');
  await keyboard.press('Shift+End');
  await keyboard.type('Other');
  const add = page.getByRole('button', { name: 'Add the heading Key points' });
  await pressOn(add, 'Enter');
  await expect(text.getByRole('heading', { name: 'Key points' })).toBeVisible();
  await expect(add).toHaveCount(0);

  await pressOn(
    page.getByRole('button', { name: 'Save as template…' }),
    'Enter',
  );
  await keyboard.type('Our advice');
  await keyboard.press('Enter');
  await expect(page.getByText(/“Our advice” is now among/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Done' })).toBeFocused();
  await keyboard.press('Enter');
  await pressOn(page.getByRole('button', { name: 'All briefings' }), 'Enter');
  await pressOn(
    page.getByRole('button', { name: 'New briefing' }).first(),
    'Enter',
  );
  await page.getByRole('radio', { name: 'Our advice' }).focus();
  await keyboard.press('Space');
  await pressOn(page.getByRole('button', { name: 'Delete template' }), 'Enter');
  await expect(page.getByRole('radio', { name: 'Our advice' })).toHaveCount(0);
  await pressOn(page.getByRole('button', { name: 'Undo' }), 'Enter');
  await expect(page.getByRole('radio', { name: 'Our advice' })).toBeChecked();
});
