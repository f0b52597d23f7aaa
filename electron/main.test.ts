// The composition, on an Electron that only keeps what it is given: the order of the start, who may ask, and the end.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Envelope } from '#core/envelope.ts';
import { temporaryFolder } from './database/library-fixture.ts';
import { openLibrary } from './database/open.ts';
import { cancellable, electronStandIn } from './electron-fixture.ts';
import { MAX_PAYLOAD } from './ipc/payload-size.ts';
import { waitFor } from './wait-for-fixture.ts';
import { webPreferences } from './windows/web-preferences.ts';

let userData = '';
let library = '';
let stand: ReturnType<typeof electronStandIn>;
const { argv } = process;
const events = ['uncaughtException', 'unhandledRejection'] as const;
const before = events.map((name) => process.listeners(name as 'exit'));

beforeEach(() => {
  userData = temporaryFolder();
  library = join(userData, 'work');
  stand = electronStandIn(userData);
  vi.resetModules();
  vi.doMock('electron', () => stand.electron);
  vi.stubGlobal('__PRECIS_VERSION__', '1.2.3');
});
afterEach(async () => {
  stand.app.quit();
  await waitFor(() => {
    expect(names()).toContain('app.quit');
  });
  process.argv = argv;
  vi.unstubAllGlobals();
  vi.doUnmock('electron');
  for (const [at, name] of events.entries())
    for (const listener of process.listeners(name as 'exit'))
      if (!before[at]?.includes(listener))
        process.removeListener(name, listener);
});

const names = (): string[] => stand.calls.map(({ name }) => name);

async function start(...given: string[]): Promise<void> {
  process.argv = ['electron', 'main.js', `--user-data-dir=${userData}`].concat(
    given,
  );
  await import('./main.ts');
}

async function startWithWindow(...given: string[]) {
  await start('--library', library, ...given);
  return await waitFor(() => {
    const [window] = stand.windows;
    if (!window || !names().includes('window.loadURL'))
      throw new Error('no window yet');
    return window;
  });
}

type Asking = { sender: unknown; senderFrame: unknown };

function call(
  name: unknown,
  input: unknown,
  event?: Asking,
): Promise<Envelope<unknown>> {
  const [window] = stand.windows;
  const own = {
    sender: window?.webContents,
    senderFrame: window?.webContents.mainFrame,
  };
  const handler = stand.handlers.get('precis:call');
  return Promise.resolve(
    handler?.(event ?? own, name, input) as Promise<Envelope<unknown>>,
  );
}

test('the sandbox is on and the scheme known before Electron is ready, and all is locked before the page', async () => {
  await startWithWindow();
  const order = names();
  const at = (name: string): number => {
    expect(order).toContain(name);
    return order.indexOf(name);
  };
  for (const early of [
    'app.enableSandbox',
    'protocol.schemes',
    'app.setPath',
    'app.lock',
  ])
    expect(at(early)).toBeLessThan(at('app.whenReady'));
  expect(at('app.setPath')).toBeLessThan(at('app.lock'));
  for (const lock of [
    'session.permissionRequest',
    'session.permissionCheck',
    'session.devicePermission',
    'session.beforeRequest',
    'session.protocol',
    'menu',
  ])
    expect(at(lock)).toBeLessThan(at('window.loadURL'));
  expect(
    stand.calls.find(({ name }) => name === 'protocol.schemes')?.given,
  ).toEqual([
    [
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true },
      },
    ],
  ]);
  expect(
    stand.calls.find(({ name }) => name === 'app.appendSwitch')?.given,
  ).toEqual(['host-resolver-rules', 'MAP * ~NOTFOUND']);
});

test('the window has the preferences of the lock and shows our page, and each contents is locked', async () => {
  const window = await startWithWindow();
  const preload = join(import.meta.dirname, '..', 'preload', 'preload.cjs');
  expect(window.options.webPreferences).toEqual(webPreferences(preload, true));
  expect(
    stand.calls.find(({ name }) => name === 'window.loadURL')?.given,
  ).toEqual(['app://bundle/index.html']);
  const contents = Object.assign(
    new (await import('node:events')).EventEmitter(),
    {
      setWindowOpenHandler: vi.fn(),
      setWebRTCIPHandlingPolicy: vi.fn(),
    },
  );
  stand.app.emit('web-contents-created', {}, contents);
  expect(contents.setWindowOpenHandler).toHaveBeenCalledOnce();
});

test('the page asks and is answered', async () => {
  await startWithWindow();
  expect(await call('app.state', {})).toMatchObject({
    ok: true,
    value: { version: '1.2.3', library: { folder: library } },
  });
});

test.each<[string, unknown, unknown]>([
  ['an unknown name', 'briefings.burn', {}],
  ['a name of every object', 'toString', {}],
  ['a name of its prototype', '__proto__', {}],
  [
    'what only the command line may',
    'files.import',
    { paths: ['/etc/passwd'] },
  ],
  ['what writes where it says', 'briefings.export', { id: 'x' }],
  ['a name that is none', { toString: 1 }, {}],
  ['a name that is too long', 'x'.repeat(101), {}],
  ['junk', 'briefings.open', 12],
  ['too much', 'briefings.open', { id: 'x'.repeat(MAX_PAYLOAD + 1) }],
])('%s is refused', async (_what, name, input) => {
  await startWithWindow();
  expect(await call(name, input)).toMatchObject({
    ok: false,
    error: { code: 'bad-input' },
  });
});

test('another frame, another page and contents of no window are refused', async () => {
  const { webContents } = await startWithWindow();
  const foreign = { url: 'https://example.org/' };
  const askers: Asking[] = [
    { sender: webContents, senderFrame: { ...webContents.mainFrame } },
    { sender: webContents, senderFrame: null },
    {
      sender: { mainFrame: webContents.mainFrame },
      senderFrame: webContents.mainFrame,
    },
    { sender: { mainFrame: foreign }, senderFrame: foreign },
  ];
  for (const asker of askers)
    expect(await call('app.state', {}, asker)).toEqual({
      ok: false,
      error: { code: 'bad-input', message: 'Only the page of Precis may ask.' },
    });
});

test('what is chosen from the menu waits until the page does commands, also for the one that comes after it', async () => {
  const window = await startWithWindow();
  const [template] = stand.calls.find(({ name }) => name === 'menu')?.given as [
    Electron.MenuItemConstructorOptions[],
  ];
  const choose = (command: string): void => {
    const item = template
      .flatMap(
        ({ submenu }) => submenu as Electron.MenuItemConstructorOptions[],
      )
      .find(({ id }) => id === command);
    item?.click?.(
      ...([item, window, {}] as unknown as Parameters<typeof item.click>),
    );
  };
  const told = (): unknown[] =>
    window.webContents.sent
      .filter(([, name]) => name === 'menu.chosen')
      .map(([, , payload]) => (payload as { command: string }).command);
  choose('packs');
  choose('settings');
  expect(told()).toEqual([]);
  await call('window.takesCommands', {});
  expect(told()).toEqual(['packs', 'settings']);
  choose('about');
  await call('window.takesCommands', {});
  expect(told()).toEqual(['packs', 'settings', 'about']);

  window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  choose('export');
  expect(told()).toHaveLength(3);
  await call('window.takesCommands', {});
  expect(told().at(-1)).toBe('export');
});

test('closing waits for the page; the library is free afterwards', async () => {
  const window = await startWithWindow();
  window.close();
  window.close();
  const told = window.webContents.sent.filter(
    ([, name]) => name === 'window.closing',
  );
  expect(told).toHaveLength(1);
  expect(names()).not.toContain('window.closed');
  await call('window.mayClose', { saved: true });
  await waitFor(() => {
    expect(names()).toContain('app.quit');
  });
  expect(names()).toContain('window.closed');
  openLibrary(library).close();
});

test('what is not saved is asked about, and the window stays where the person says so', async () => {
  const window = await startWithWindow();
  stand.answers.push('Keep open', 'Close and lose what isn’t saved');
  window.close();
  await call('window.mayClose', { saved: false });
  await waitFor(() => {
    expect(stand.questions).toHaveLength(1);
  });
  expect(names()).not.toContain('window.closed');
  window.close();
  await call('window.mayClose', { saved: false });
  await waitFor(() => {
    expect(names()).toContain('window.closed');
  });
});

test('the end of a Windows session waits until everything is saved', async () => {
  const window = await startWithWindow();
  const ends = cancellable();
  const quit = stand.app.quit;
  // The real one closes the windows first.
  stand.app.quit = () => {
    stand.app.quit = quit;
    window.close();
  };
  window.emit('query-session-end', ends);
  expect(ends.defaultPrevented).toBe(true);
  expect(window.webContents.sent.map(([, name]) => name)).toContain(
    'window.closing',
  );
  expect(names()).not.toContain('app.quit');
  await call('window.mayClose', { saved: true });
  await waitFor(() => {
    expect(names()).toContain('app.quit');
  });
});

test('a library that can not be opened gives a dialog and, on Quit, no window', async () => {
  mkdirSync(library);
  writeFileSync(join(library, 'library.db'), 'not a database, and long enough');
  await start('--library', library);
  await waitFor(() => {
    expect(names()).toContain('app.quit');
  });
  expect(stand.questions[0]?.message).toBe(
    "The library “work” can't be opened.",
  );
  expect(stand.windows).toEqual([]);
});

test('a folder for its own files that can not be made is said, and nothing is opened', async () => {
  writeFileSync(join(userData, 'file'), '');
  userData = join(userData, 'file', 'below');
  await start('--library', library);
  await waitFor(() => {
    expect(names()).toContain('app.exit');
  });
  expect(stand.questions[0]?.detail).toContain(userData);
  expect(stand.questions[0]?.detail).toMatch(/ENOTDIR|EEXIST/);
  expect(stand.windows).toEqual([]);
  expect(existsSync(library)).toBe(false);
});

test('an installed program without its sandbox says so and opens nothing', async () => {
  stand.app.isPackaged = true;
  await start('--library', library, '--no-sandbox');
  await waitFor(() => {
    expect(names()).toContain('app.exit');
  });
  expect(stand.questions[0]?.detail).toMatch(/--no-sandbox/);
  expect(stand.windows).toEqual([]);
  expect(existsSync(library)).toBe(false);
});

test('a second start brings the window to the front and opens what it was asked to', async () => {
  const window = await startWithWindow();
  const other = join(userData, 'other');
  const handedOver = {
    argv: ['--library', other, 'review.precis'],
    folder: userData,
  };
  stand.app.emit('second-instance', {}, [], '', handedOver);
  await waitFor(() => {
    expect(window.webContents.sent.map(([, name]) => name)).toContain(
      'window.closing',
    );
  });
  expect(names()).toContain('window.focus');
  await call('window.mayClose', { saved: true });
  await waitFor(() => {
    expect(window.webContents.sent.at(-1)).toMatchObject([
      'precis:event',
      'app.changed',
      { library: { folder: other } },
    ]);
  });
  await vi.waitFor(() => {
    expect(stand.questions.at(-1)).toMatchObject({
      message: '“review.precis” could not be taken in.',
      detail: expect.stringContaining(
        'There is no file review.precis',
      ) as string,
    });
  });
});

test('a file of the file manager is heard before there is a window', async () => {
  const starting = startWithWindow();
  await waitFor(() => {
    expect(names()).toContain('app.lock');
  });
  const event = cancellable();
  stand.app.emit('open-file', event, '/x/early.precis');
  expect(event.defaultPrevented).toBe(true);
  await starting;
  await waitFor(() => {
    expect(stand.questions.map(({ message }) => message)).toEqual([
      '“early.precis” could not be taken in.',
    ]);
  });
});

test('a page that is gone is told, and comes again', async () => {
  const window = await startWithWindow();
  const gone = { reason: 'crashed' };
  window.webContents.emit('render-process-gone', {}, gone);
  stand.answers.push('Open it again');
  stand.app.emit('render-process-gone', {}, window.webContents, gone);
  await waitFor(() => {
    expect(names().filter((name) => name === 'window.loadURL')).toHaveLength(2);
  });
  expect(stand.questions[0]?.message).toMatch(/stopped working/);
});

test('a page that is gone again while it loads is told again', async () => {
  const window = await startWithWindow();
  const load = window.loadURL.bind(window);
  window.loadURL = () => {
    window.loadURL = load;
    return Promise.reject(new Error('ERR_FAILED'));
  };
  stand.answers.push('Open it again', 'Open it again');
  const gone = { reason: 'crashed' };
  window.webContents.emit('render-process-gone', {}, gone);
  stand.app.emit('render-process-gone', {}, window.webContents, gone);
  await waitFor(() => {
    expect(names().filter((name) => name === 'window.loadURL')).toHaveLength(2);
  });
  expect(stand.questions).toHaveLength(2);
});
