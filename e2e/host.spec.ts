// What every other spec stands on: that the shell under the program keeps the page apart, carries what it should and
// nothing else, and ends as real processes end. Written for both hosts.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { contract } from '#core/contract.ts';
import type { Bridge } from '#core/envelope.ts';
import { test } from './app.ts';

declare global {
  const precis: Bridge;
  const told: unknown[];
}

test('the page has two functions of main’s, and nothing else', async ({
  app,
}) => {
  const { page } = app;
  const found = await page.evaluate(() => {
    const descriptor = Object.getOwnPropertyDescriptor(window, 'precis');
    const before = precis;
    Reflect.set(window, 'precis', { call: null });
    return {
      keys: Object.getOwnPropertyNames(precis).sort(),
      frozen: Object.isFrozen(precis),
      fixed: !descriptor?.configurable && !descriptor?.writable,
      stays: precis === before,
      others: [
        'require',
        'process',
        'module',
        'Buffer',
        'electron',
        'global',
      ].filter((name) => name in window),
    };
  });
  expect(found).toEqual({
    keys: ['call', 'listen'],
    frozen: true,
    fixed: true,
    stays: true,
    others: [],
  });
  // A page that changes what the language gives does not get at the other world.
  expect(
    await page.evaluate(async () => {
      const seen: unknown[] = [];
      const own: unknown = Reflect.get(Array.prototype, 'map');
      Reflect.set(
        Array.prototype,
        'map',
        function (this: unknown[], ...args: unknown[]): unknown {
          // The page’s own scripts go on meanwhile, and work on lists of functions as they like.
          if (!new Error().stack?.includes(location.origin)) seen.push(this);
          return Reflect.apply(own as () => unknown, this, args) as unknown;
        },
      );
      await precis.call('briefings.list', {});
      return seen.flat().filter((each) => typeof each === 'function').length;
    }),
  ).toBe(0);
});

test('values cross as they are, and what can’t cross is refused', async ({
  app,
}) => {
  await app.evaluate(({ ipcMain }) => {
    ipcMain.removeHandler('precis:call');
    ipcMain.handle('precis:call', (_event, name: string, input: unknown) => {
      if (name === 'throw') throw new TypeError('These are the words.');
      return { input, kind: Object.prototype.toString.call(input) };
    });
  });
  const found = await app.page.evaluate(async () => {
    const echo = async (value: unknown) =>
      (await precis.call('echo', value)) as unknown as {
        input: never;
        kind: string;
      };
    const circle: { self?: unknown } = {};
    circle.self = circle;
    const map = await echo(new Map([['a', new Set([1, 2])]]));
    const date = await echo(new Date(86_400_000));
    const bytes = await echo(new Uint8Array([1, 2, 255]));
    const round = await echo(circle);
    const proto: unknown = JSON.parse('{"__proto__": {"admin": true}}');
    const hostile = await echo(proto);
    // Longer than what goes to a page in one piece, and cut within a character.
    const long = `a${'😀'.repeat(70_000)}`;
    const both = await Promise.all([echo(long), echo([long])]);
    const refused = await precis
      .call('echo', { of: () => 1 })
      .catch((error: unknown) => (error as Error).message);
    const thrown = await precis
      .call('throw', null)
      .catch((error: unknown) => (error as Error).message);
    return {
      long: both.map(({ input }) => String(input) === long),
      map: [
        map.kind,
        [...(map.input as Map<string, Set<number>>)].map(([key, set]) => [
          key,
          [...set],
        ]),
      ],
      date: [date.kind, (date.input as Date).getTime()],
      bytes: [bytes.kind, [...(bytes.input as Uint8Array)]],
      round: (round.input as typeof circle).self === round.input,
      hostile: [
        Object.hasOwn(hostile.input, '__proto__'),
        (hostile.input as { admin?: boolean }).admin,
      ],
      numbers: await echo([NaN, -0, 10n ** 20n, undefined, null]).then(
        ({ input }) =>
          (input as unknown[]).map((each) =>
            Object.is(each, -0) ? '-0' : String(each),
          ),
      ),
      refused,
      thrown,
    };
  });
  expect(found).toEqual({
    long: [true, true],
    map: ['[object Map]', [['a', [1, 2]]]],
    date: ['[object Date]', 86_400_000],
    bytes: ['[object Uint8Array]', [1, 2, 255]],
    round: true,
    hostile: [true, undefined],
    numbers: ['NaN', '-0', '100000000000000000000', 'undefined', 'null'],
    refused: 'An object could not be cloned.',
    thrown:
      "Error invoking remote method 'precis:call': TypeError: These are the words.",
  });
  await app.evaluate(({ ipcMain }) => {
    ipcMain.removeHandler('precis:call');
  });
  expect(
    await app.page.evaluate(() =>
      precis
        .call('echo', null)
        .catch((error: unknown) => (error as Error).message),
    ),
  ).toBe(
    "Error invoking remote method 'precis:call': Error: No handler registered for 'precis:call'",
  );
});

test('main tells the page, until the page has heard enough', async ({
  app,
}) => {
  const tell = (text: string): Promise<void> =>
    app.evaluate(({ BrowserWindow }, said) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send(
        'precis:event',
        'test.told',
        { said },
      );
    }, text);
  const heard = () =>
    app.page.evaluate(() =>
      told.filter((each) => (each as string[])[0] === 'test.told'),
    );
  const end = await app.page.evaluateHandle(() => {
    Object.assign(window, { told: [] });
    return precis.listen((...event) => told.push(event));
  });
  await tell('first');
  await expect.poll(heard).toEqual([['test.told', { said: 'first' }]]);
  await end.evaluate((stop) => {
    stop();
  });
  await tell('second');
  await app.page.evaluate(() => precis.call('briefings.list', {}));
  expect(await heard()).toHaveLength(1);
});

test('the menu is chosen from by id and by its keys', async ({ app }) => {
  const { page } = app;
  await page.evaluate(() => {
    Object.assign(window, { told: [] });
    precis.listen((...event) => told.push(event));
  });
  const heard = () => page.evaluate(() => told);
  await app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('about')?.click();
  });
  await expect
    .poll(heard)
    .toContainEqual(['menu.chosen', { command: 'about' }]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+,');
  await expect
    .poll(heard)
    .toContainEqual(['menu.chosen', { command: 'settings' }]);
});

test('main can keep its window open, and is asked again', async ({ app }) => {
  // Main closes its window for good once the page has said that all is saved, which may be between two looks: the veto
  // stands until the last of them.
  const asked = await app.evaluate(({ app: electron, BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const open: number[] = [];
    window?.on('close', (event) => {
      event.preventDefault();
      open.push(BrowserWindow.getAllWindows().length);
    });
    electron.quit();
    electron.quit();
    return open;
  });
  expect(asked).toEqual([1, 1]);
  await expect(app.page.locator('#page')).toBeVisible();
  await app.kill();
});

test('a dialog is answered by the spec, and reported', async ({ app }) => {
  const choose = () =>
    app.page.evaluate(() => precis.call('window.import', { as: 'sources' }));
  expect(await choose()).toEqual({ ok: true, value: null });
  const file = join(app.folder, 'one.bib');
  await writeFile(file, '@book{one, title = {A title}, year = 2020}');
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
  expect(await choose()).toMatchObject({
    ok: true,
    value: { sources: [{ citekey: 'one' }] },
  });
  expect((await app.dialogs()).map(({ kind }) => kind)).toEqual([
    'showOpenDialog',
    'showOpenDialog',
  ]);
});

test('a utility process has its port, and ends when it is told to', async ({
  app,
}) => {
  const file = join(app.folder, 'child.mjs');
  await writeFile(
    file,
    `process.parentPort.on('message', ({ data }) => {
      process.parentPort.postMessage({ twice: data.map((each) => each * 2), pid: process.pid });
    });`,
  );
  const { answer, ended, own } = await app.evaluate(
    async ({ utilityProcess }, path) => {
      const child = utilityProcess.fork(path, [], { stdio: 'ignore' });
      const message = new Promise<{ twice: number[]; pid: number }>(
        (resolve) => {
          child.on('message', resolve);
        },
      );
      const exit = new Promise<number>((resolve) => {
        child.on('exit', resolve);
      });
      child.postMessage([1, 2, 3]);
      const given = await message;
      child.kill();
      return { answer: given, ended: await exit, own: process.pid };
    },
    file,
  );
  expect(answer.twice).toEqual([2, 4, 6]);
  expect(answer.pid).not.toBe(own);
  expect(ended).not.toBe(0);
});

test('the page runs no text as a program, and asks nobody outside', async ({
  app,
}) => {
  const { page } = app;
  const blocked = await page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      violations.push(event.effectiveDirective);
    });
    const failed: string[] = [];
    // Not from here: what a driver evaluates is exempt from the policy.
    await new Promise<void>((resolve) => {
      setTimeout(() => {
        try {
          (0, eval)('told = ["eval"]');
        } catch {
          failed.push('eval');
        }
        try {
          document.body.innerHTML = '<p>words</p>';
        } catch {
          failed.push('innerHTML');
        }
        const image = new Image();
        image.onerror = () => {
          failed.push('image');
          resolve();
        };
        image.src = 'https://example.org/pixel.png';
      });
    });
    await fetch('https://example.org/').catch(() => failed.push('fetch'));
    // The event of a violation comes after the refusal itself.
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { failed: failed.sort(), violations };
  });
  expect(blocked.failed).toEqual(['eval', 'fetch', 'image', 'innerHTML']);
  expect(blocked.violations).toEqual(
    expect.arrayContaining(['img-src', 'connect-src']),
  );
  expect(await app.refused()).toEqual([]);
});

test('the page stays where it is and opens no window', async ({ app }) => {
  const { page } = app;
  await page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.org/other';
    link.target = '_blank';
    document.body.append(link);
    link.click();
    window.open('https://example.org/third');
  });
  // Long enough for what would have been opened.
  await page.waitForTimeout(500);
  await expect(page.locator('#page')).toBeVisible();
  expect(await page.evaluate(() => typeof precis.call)).toBe('function');
  await expect.poll(() => page.context().pages().length).toBe(1);
  expect(
    await app.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows().length,
    ),
  ).toBe(1);
  expect(await app.refused()).toEqual([]);
});

test.describe('asking outside', () => {
  test.use({ asksOutside: true });

  test('a request that gets past the page is refused, and known', async ({
    app,
  }) => {
    const message = await app.evaluate(async ({ BrowserWindow }) => {
      const window = new BrowserWindow({ show: false });
      const text = await window
        .loadURL('https://example.org/')
        .catch((error: unknown) => (error as Error).message);
      window.destroy();
      return text;
    });
    expect(message).toContain('ERR_BLOCKED_BY_CLIENT');
    expect(await app.refused()).toEqual(['https://example.org/']);
  });
});

test('a killed program is gone, and the next one starts', async ({ app }) => {
  const pid = await app.evaluate(() => process.pid);
  await app.kill();
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  await expect(app.page.evaluate(() => 1)).rejects.toThrow();
  const again = await app.restart();
  const answer = await again.page.evaluate(() =>
    precis.call('briefings.list', {}),
  );
  expect(
    answer.ok && contract['briefings.list'].output.parse(answer.value),
  ).toEqual({ briefings: [] });
});

test('a second start hands over what it was asked, and ends', async ({
  app,
}) => {
  await app.evaluate(({ app: electron }) => {
    electron.on('second-instance', (_event, argv, _folder, data) => {
      Object.assign(globalThis, { second: { argv, data } });
    });
  });
  const { code } = await app.startSecond('answer.precis');
  expect(code).toBe(0);
  await expect
    .poll(() =>
      app.evaluate(() =>
        JSON.stringify(Reflect.get(globalThis, 'second') ?? {}),
      ),
    )
    .toContain('answer.precis');
});
