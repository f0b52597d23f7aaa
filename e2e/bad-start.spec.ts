// A start that can't be as it was asked: one dialog says what happened and what can be done, and nothing is changed.
import { expect, type Page } from '@playwright/test';
import { test } from './app.ts';
import { contentsOf } from './precis.ts';

for (const { option, says, offers } of [
  {
    option: 'damagedDatabase',
    says: /damaged/,
    offers: 'Choose another library…',
  },
  { option: 'newerDatabase', says: /newer Precis/, offers: 'Go on without it' },
  { option: 'readOnlyFolder', says: /may not write/, offers: 'Open read-only' },
] as const)
  test.describe(option, () => {
    test.use({ [option]: true });

    test('one dialog says so, Cancel ends the program, and the files stay as they were', async ({
      app,
    }) => {
      expect(await app.ended()).toBe(0);
      const [shown, ...more] = await app.dialogs();
      expect(more).toEqual([]);
      expect(shown?.detail).toMatch(says);
      expect(shown?.detail).not.toMatch(/SQLITE|\bat .*:\d+:\d+/);
      expect(shown?.buttons).toContain(offers);
      const before = await contentsOf(app.library);
      const again = await app.restart([{ button: 'Go on without it' }]);
      await expect(again.page.locator('#page')).not.toBeEmpty();
      await again.kill();
      expect(await contentsOf(app.library)).toEqual(before);
    });
  });

test.describe('a folder that may not be written to', () => {
  test.use({
    readOnlyFolder: true,
    dialogAnswers: [{ button: 'Open read-only' }],
  });

  test('is read all the same, and nothing is left in it', async ({ app }) => {
    const before = await contentsOf(app.library);
    await expect(app.page.getByText(/read-only/i).first()).toBeVisible();
    expect(await app.dialogs()).toHaveLength(1);
    expect(
      await app.page.evaluate(() => precis.call('briefings.list', {})),
    ).toEqual({ ok: true, value: { briefings: [] } });
    expect(
      await app.page.evaluate(() =>
        precis.call('briefings.create', { title: 'Tides', template: 'blank' }),
      ),
    ).toMatchObject({ ok: false });
    expect(await contentsOf(app.library)).toEqual(before);
  });
});

test('a library that another Precis has open is offered read-only, and its owner goes on', async ({
  app,
}) => {
  const create = (page: Page, title: string) =>
    page.evaluate(
      (named) =>
        precis.call('briefings.create', { title: named, template: 'blank' }),
      title,
    );
  expect(await create(app.page, 'Tides')).toMatchObject({ ok: true });
  const beside = await app.startBeside([{ button: 'Open read-only' }]);
  expect(beside.dialogs).toHaveLength(1);
  expect(beside.dialogs[0]?.detail).toMatch(/open in another Precis/);
  expect(beside.dialogs[0]?.buttons).toContain('Try again');
  const page = beside.page;
  if (!page) throw new Error('The second program has no window.');
  await expect(page.getByRole('row', { name: /Tides/ })).toBeVisible();
  expect(await create(page, 'Harbours')).toMatchObject({ ok: false });
  expect(await create(app.page, 'Harbours')).toMatchObject({ ok: true });
});

test('a second start shows the window that there is, and ends without a dialog', async ({
  app,
}) => {
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.minimize();
  });
  const { code, stderr } = await app.startSecond();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => window.isMinimized()),
      ),
    )
    .toEqual([false]);
  expect(await app.dialogs()).toEqual([]);
});
