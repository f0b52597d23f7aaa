// A start that can't be as it was asked: one dialog says what happened and what can be done, and nothing is changed.
import { expect } from '@playwright/test';
import { test } from './app.ts';
import { contentsOf } from './precis.ts';

for (const { option, says, offers } of [
  { option: 'damagedDatabase', says: /damaged/, offers: 'Open read-only' },
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

test.describe('fullDisk', () => {
  test.use({ fullDisk: true });

  test('what does not fit is refused in one sentence, and taken when there is room', async ({
    app,
  }) => {
    const create = () =>
      app.page.evaluate(() =>
        precis.call('briefings.create', { title: 'Tides', template: 'blank' }),
      );
    expect(await create()).toMatchObject({ ok: true });
    app.disk.fill();
    expect(await create()).toMatchObject({
      ok: false,
      error: { code: 'unavailable' },
    });
    app.disk.free();
    expect(await create()).toMatchObject({ ok: true });
  });
});
