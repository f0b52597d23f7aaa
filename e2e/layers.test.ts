// The rules of the layers can fail: each is broken once, in files of its own, and must name the breach. The files stand in
// one small tree, because each run of the checker takes two seconds.
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

type Files = Readonly<Record<string, string>>;
type Breach = { readonly rule: string; readonly from: string };

function breachesIn(files: Files): Breach[] {
  const folder = mkdtempSync(join(tmpdir(), 'precis-layers-'));
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    for (const name of ['package.json', '.dependency-cruiser.mjs'])
      copyFileSync(join(root, name), join(folder, name));
    for (const layer of ['core', 'electron', 'renderer', 'e2e'])
      mkdirSync(join(folder, layer));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const { stdout } = spawnSync(
      join(root, 'node_modules', '.bin', 'depcruise'),
      ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', '.'],
      { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' },
    );
    const { summary } = JSON.parse(stdout) as {
      summary: { violations: { rule: { name: string }; from: string }[] };
    };
    return summary.violations.map(({ rule, from }) => ({
      rule: rule.name,
      from,
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const thing = 'export const thing = 1;\n';

const CASES: readonly (readonly [string, Files])[] = [
  [
    'core-is-pure',
    {
      'core/a.ts': "export { thing } from '../electron/b.ts';\n",
      'electron/b.ts': thing,
    },
  ],
  ['core-is-pure', { 'core/a.ts': "import 'better-sqlite3';\n" }],
  ['core-is-pure', { 'core/a.ts': "import 'lexical';\n" }],
  ['core-is-pure', { 'core/a.ts': "import 'react';\n" }],
  ['core-has-no-node-modules-of-node', { 'core/a.ts': "import 'node:fs';\n" }],
  [
    'processes-meet-in-the-contract',
    {
      'electron/a.ts': "export { thing } from '../renderer/b.ts';\n",
      'renderer/b.ts': thing,
    },
  ],
  [
    'the-page-knows-no-main-process',
    {
      'renderer/a.ts': "export { thing } from '../electron/b.ts';\n",
      'electron/b.ts': thing,
    },
  ],
  ['no-validator-in-the-page', { 'renderer/a.ts': "import 'zod';\n" }],
  [
    'features-do-not-import-features',
    {
      'renderer/notes/a.ts': "export { thing } from '../sources/b.ts';\n",
      'renderer/sources/b.ts': thing,
    },
  ],
  [
    'features-do-not-know-the-screens',
    {
      'renderer/notes/a.ts': "export { thing } from '../App.ts';\n",
      'renderer/App.ts': thing,
    },
  ],
  [
    'components-have-no-data',
    {
      'renderer/ui/a.ts': "export { thing } from '../api/b.ts';\n",
      'renderer/api/b.ts': thing,
    },
  ],
  [
    'electron-in-few-places',
    { 'electron/services/a.ts': "import 'electron';\n" },
  ],
  [
    'database-is-a-leaf',
    {
      'electron/database/a.ts': "export { thing } from '../services/b.ts';\n",
      'electron/services/b.ts': thing,
    },
  ],
  [
    'no-tests-in-the-product',
    {
      'electron/a.ts': "export { thing } from './b-fixture.ts';\n",
      'electron/b-fixture.ts': thing,
    },
  ],
  [
    'no-circles',
    {
      'core/a.ts': "import './b.ts';\nexport const a = 1;\n",
      'core/b.ts': "import './a.ts';\nexport const b = 1;\n",
    },
  ],
  ['nothing-unresolved', { 'core/a.ts': "import './nowhere.ts';\n" }],
];

/** The files of a case with its number in their names, so that none is another's. */
const numbered = (files: Files, number: number): Files =>
  Object.fromEntries(
    Object.entries(files).map((file) =>
      file.map((text) =>
        text.replaceAll(/\b(a|b|App)(?=(-fixture)?\.ts\b)/g, `$1${number}`),
      ),
    ),
  ) as Files;

let breaches: readonly Breach[] = [];
beforeAll(() => {
  breaches = breachesIn(
    Object.assign(
      {},
      ...CASES.map(([, files], number) => numbered(files, number)),
    ) as Files,
  );
});

test.each(CASES.map(([rule, files], number) => [rule, files, number] as const))(
  '%s is broken by %j',
  (rule, files, number) => {
    const own = Object.keys(numbered(files, number));
    expect(
      breaches
        .filter(({ from }) => own.includes(from))
        .map((each) => each.rule),
    ).toContain(rule);
  },
);

test('what keeps to the layers breaks none', () => {
  expect(
    breachesIn({
      'core/a.ts': thing,
      'electron/services/b.ts': "export { thing } from '#core/a.ts';\n",
      'renderer/c.ts': "export { thing } from '#core/a.ts';\n",
      'renderer/ui/d.ts': thing,
      'renderer/notes/e.ts': "export { thing } from '../ui/d.ts';\n",
      'renderer/f.ts': "export { thing } from './notes/e.ts';\n",
    }),
  ).toEqual([]);
});
