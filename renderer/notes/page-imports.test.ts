// The validator must not be in the page or its workers, however long the way to it: it trips the content security policy.
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

// Imports and re-exports that are there at run time, a `type` within the braces leaves the import standing.
const STATEMENT =
  /^\s*(?:import|export)\s+(?!type\b)(?:[^'";]*?\bfrom\s*)?['"](?<from>[^'"]+)['"]/gmu;

function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(STATEMENT)].flatMap(
    ({ groups }) => groups?.['from']?.replace(/\?.*$/u, '') ?? [],
  );
}

function resolve(from: string, specifier: string): string | null {
  if (specifier.startsWith('#core/'))
    return join(root, 'core', specifier.slice('#core/'.length));
  if (specifier.startsWith('.')) return join(dirname(from), specifier);
  return null;
}

/** Every module that `entry` loads, and the packages that they name. */
function loadedBy(entry: string): {
  files: Set<string>;
  packages: Set<string>;
} {
  const files = new Set<string>([entry]);
  const packages = new Set<string>();
  for (const file of files) {
    if (!/\.tsx?$/u.test(file)) continue;
    for (const specifier of importsOf(file)) {
      const target = resolve(file, specifier);
      if (target === null) packages.add(specifier);
      else files.add(target);
    }
  }
  return { files, packages };
}

test('the way to the validator would be found', () => {
  const { packages } = loadedBy(join(root, 'core', 'citations', 'citekey.ts'));
  expect([...packages]).toContain('zod');
});

test.each([
  ['page.tsx', 'core/citations/find-sources.ts', 'react'],
  ['notes/format-worker.ts', 'core/citations/format-notes.ts', 'citeproc'],
])('%s loads no validator', (entry, file, name) => {
  const { files, packages } = loadedBy(join(root, 'renderer', entry));
  // What it surely loads, so that an entry that is read wrongly does not pass.
  expect([...files].map((one) => relative(root, one))).toContain(file);
  expect([...packages]).toContain(name);
  expect([...packages].filter((one) => /^zod\b/u.test(one))).toEqual([]);
});
