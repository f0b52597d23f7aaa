// Two copies of the editor library, or of React, fail at run time with errors that do not say why; so they are counted.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

type Manifest = {
  readonly version: string;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
};
const manifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** The folders of every installed copy of a package, nested ones too. */
function copiesOf(
  name: string,
  modules = join(root, 'node_modules'),
): string[] {
  if (!existsSync(modules)) return [];
  const found: string[] = [];
  const packages = readdirSync(modules).flatMap((entry) =>
    entry.startsWith('@')
      ? readdirSync(join(modules, entry)).map((part) => `${entry}/${part}`)
      : [entry],
  );
  for (const entry of packages) {
    const folder = join(modules, entry);
    if (entry === name) found.push(folder);
    found.push(...copiesOf(name, join(folder, 'node_modules')));
  }
  return found;
}

test.each([
  'lexical',
  'react',
  'react-dom',
  'better-sqlite3',
  'zod',
  'citeproc',
])('there is one copy of %s', (name) => {
  expect(copiesOf(name)).toHaveLength(1);
});

test('every lexical package has the same exact version', () => {
  const { dependencies = {}, devDependencies = {} } = manifest(root);
  const names = Object.keys({ ...dependencies, ...devDependencies }).filter(
    // The lint rules are published apart from the editor and carry none of it.
    (name) =>
      /^(lexical$|@lexical\/)/.test(name) && name !== '@lexical/eslint-plugin',
  );
  expect(names).toContain('lexical');
  const scope = readdirSync(join(root, 'node_modules', '@lexical'))
    .map((part) => `@lexical/${part}`)
    .filter((name) => name !== '@lexical/eslint-plugin');
  const versions = [...new Set([...names, ...scope])].map(
    (name) => manifest(join(root, 'node_modules', name)).version,
  );
  expect(new Set(versions).size).toBe(1);
});

test('every dependency is named with its exact version', () => {
  const { dependencies = {}, devDependencies = {} } = manifest(root);
  for (const version of Object.values({ ...dependencies, ...devDependencies }))
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});
