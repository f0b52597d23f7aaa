// What the set-up makes, and what it says where it can't: the build's three parts, and the guard against an old Node.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect } from '@playwright/test';
import { runPrecis, test } from './precis.ts';

const root = join(import.meta.dirname, '..');
const out = (...parts: string[]): string => join(root, 'out', ...parts);

test('below Node 24 one sentence says what is wrong', ({ precis }) => {
  const clone = join(precis.folder, 'clone');
  const bin = join(clone, 'node_modules', 'node', 'bin');
  mkdirSync(bin, { recursive: true });
  for (const name of ['run.mjs', 'package.json', 'package-lock.json'])
    copyFileSync(join(root, name), join(clone, name));
  const lock = readFileSync(join(root, 'package-lock.json'));
  writeFileSync(
    join(clone, 'node_modules', '.precis-installed'),
    createHash('sha256').update(lock).update('\0').digest('hex'),
  );
  writeFileSync(join(bin, 'node'), '#!/bin/sh\necho v20.20.2\n', {
    mode: 0o755,
  });
  for (const script of ['setup', 'start', 'test', 'precis']) {
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      ['run.mjs', script],
      { cwd: clone, encoding: 'utf8' },
    );
    expect(stderr).toMatch(
      /^precis: Node 24 is needed and v20\.20\.2 is there/,
    );
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  }
});

test('the preload is one file that needs only electron and shows two functions', async () => {
  type Exposed = Readonly<Record<string, (...args: unknown[]) => unknown>>;
  const shown = new Map<string, Exposed>();
  const calls: unknown[][] = [];
  const required: string[] = [];
  const record =
    (name: string, value: unknown) =>
    (...args: unknown[]): unknown => {
      calls.push([name, ...args]);
      return value;
    };
  runInNewContext(readFileSync(out('preload', 'preload.cjs'), 'utf8'), {
    module: { exports: {} },
    exports: {},
    require: (name: string) => {
      required.push(name);
      return {
        contextBridge: {
          exposeInMainWorld: (name: string, api: Exposed) =>
            void shown.set(name, api),
        },
        ipcRenderer: {
          invoke: record('invoke', Promise.resolve('answer')),
          on: record('on', undefined),
          off: record('off', undefined),
        },
      };
    },
  });
  expect(required).toEqual(['electron']);
  expect([...shown.keys()]).toEqual(['precis']);
  const bridge = shown.get('precis') ?? {};
  expect(Object.keys(bridge).sort()).toEqual(['call', 'listen']);
  expect(await bridge['call']?.('briefings.list', {})).toBe('answer');
  expect(calls).toEqual([['invoke', 'precis:call', 'briefings.list', {}]]);

  const told: unknown[][] = [];
  const end = bridge['listen']?.((...args: unknown[]) => told.push(args));
  const [, channel, listener] = calls[1] ?? [];
  expect(channel).toBe('precis:event');
  (listener as (...args: unknown[]) => void)({}, 'briefings.changed', {
    id: 'a',
  });
  expect(told).toEqual([['briefings.changed', { id: 'a' }]]);
  (end as () => void)();
  expect(calls[2]).toEqual(['off', 'precis:event', listener]);
});

/** All modules of the main process. */
const mainCode = (): string =>
  readdirSync(out('main'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(out('main', name), 'utf8'))
    .join('\n');

test('the build holds the page, the fonts, the styles and the templates', () => {
  const page = readFileSync(out('renderer', 'index.html'), 'utf8');
  const script = /<script[^>]* src="\.\/([^"]+)"/.exec(page)?.[1] ?? '';
  const code = readFileSync(out('renderer', script), 'utf8');
  // Main tells it to the page, whose first screen shows it.
  expect(mainCode()).toContain('Frank Bennett');
  // The validator would need a content security policy that allows eval.
  expect(code).not.toMatch(/ZodError|new Function\(/);
  for (const file of [
    'fonts/coverage.json',
    'fonts/SourceSerif4_400Regular.ttf',
    'citation-styles/styles/chicago-notes.json',
    'citation-styles/styles/oscola.json',
    'citation-styles/locales/en-GB.json',
    'templates/blank.json',
    'typst/briefing.typ',
    'sample/briefing.json',
  ])
    expect(existsSync(out('resources', file)), file).toBe(true);
});

test('the package of the command line runs from where it is put', async ({
  precis,
}) => {
  const listed = spawnSync('npm', ['pack', '--dry-run', '--json'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const [{ files = [] } = {}] = JSON.parse(listed.stdout) as {
    files?: { path: string }[];
  }[];
  const paths = files.map(({ path }) => path);
  expect(paths).toContain('out/main/cli.js');
  expect(paths).toContain('out/main/typesetting-process.js');
  expect(paths).toContain('out/resources/fonts/coverage.json');
  const strays = paths.filter(
    (path) =>
      !/^(out\/(main|resources)\/|README\.md$|CHANGELOG\.md$|package\.json$)/.test(
        path,
      ),
  );
  expect(strays).toEqual([]);
  expect((await runPrecis(precis.folder, ['--help'])).stdout).toContain(
    'precis import FILE',
  );
});

test('without a display, npm start says so and does the main job', ({
  precis,
}) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'e2e', 'start.ts')],
    {
      cwd: precis.folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        INIT_CWD: precis.folder,
        DISPLAY: '',
        WAYLAND_DISPLAY: '',
        PRECIS_HOST: 'chromium',
      },
    },
  );
  expect(stderr).toContain('precis: there is no display here');
  expect(stdout).toContain('.pdf');
  expect(status).toBe(0);
});

test('without a Chromium, npm start says so and does the main job', ({
  precis,
}) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'e2e', 'start.ts')],
    {
      cwd: precis.folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        INIT_CWD: precis.folder,
        DISPLAY: ':0',
        PATH: '',
        PRECIS_CHROMIUM: '',
        PRECIS_HOST: 'chromium',
      },
    },
  );
  expect(stderr).toContain('there is no Chromium to run the window on');
  expect(stdout).toContain('.pdf');
  expect(status).toBe(0);
});
