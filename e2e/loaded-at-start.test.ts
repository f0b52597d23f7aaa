// What a command or a child process loads before it does anything: large packages that most of what is asked has no use
// for are not among it. It reads what was built last.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { compileCacheFolder } from '../electron/compile-cache.ts';

const main = join(import.meta.dirname, '..', 'out', 'main');

const IMPORT = /(?:^import |^\} from |^import [^;]*? from )"([^"]+)"/gm;

/** The packages that are loaded with a file, by it or by what it imports. */
function packagesWith(file: string, seen = new Set<string>()): Set<string> {
  const packages = new Set<string>();
  if (seen.has(file)) return packages;
  seen.add(file);
  for (const [, id = ''] of readFileSync(file, 'utf8').matchAll(IMPORT))
    if (id.startsWith('.'))
      for (const each of packagesWith(join(dirname(file), id), seen))
        packages.add(each);
    else if (!isBuiltin(id)) packages.add(id);
  return packages;
}

/** The file that holds what `cli.js` loads once it is known what is asked. */
function behindTheCommand(): string {
  const cli = readFileSync(join(main, 'cli.js'), 'utf8');
  const [, name = ''] = /import\("(\.\/assets\/run-invocation[^"]+)"\)/.exec(
    cli,
  ) ?? [''];
  return join(main, name);
}

test('to be told how it is used, nothing but Node is loaded', () => {
  expect([...packagesWith(join(main, 'cli.js'))]).toEqual([]);
});

test('a command loads the library, and no reader of files; what formats citations once they are asked for', () => {
  expect([...packagesWith(behindTheCommand())]).toEqual(['better-sqlite3']);
});

test('the typesetting process loads the typesetter, and no reader of others’ PDFs', () => {
  expect([...packagesWith(join(main, 'typesetting-process.js'))]).toEqual([
    '@myriaddreamin/typst-ts-node-compiler',
  ]);
});

test('what has been compiled is kept for the next command', () => {
  const home = mkdtempSync(join(tmpdir(), 'precis-test-'));
  try {
    const places = { XDG_CACHE_HOME: home, LOCALAPPDATA: home };
    const { status } = spawnSync(
      process.execPath,
      [join(main, 'cli.js'), '--library', join(home, 'library'), 'list'],
      {
        env: {
          ...process.env,
          ...places,
          HOME: home,
          NODE_COMPILE_CACHE: undefined,
        },
      },
    );
    expect(status).toBe(0);
    const [version = ''] = readdirSync(
      compileCacheFolder(places, process.platform).replace(homedir(), home),
    );
    expect(version).toContain(process.version);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});
